using CtiMiddleware.Links.Capture;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Commands;

namespace CtiMiddleware.Conformance.World;

/// <summary>
/// Everything that a protocol was given on one link: bytes, commands, the opening and closing of connections, each with its time. Given again
/// to a new protocol of the same seed it must lead to the same results, however the bytes are cut. Not thread-safe.
/// </summary>
public sealed class LinkTape
{
    private readonly List<Entry> _entries = [];

    /// <summary>Bytes received, all together.</summary>
    public byte[] Bytes => [.. _entries.SelectMany(static entry => entry.Bytes ?? [])];

    /// <summary>How many entries there are.</summary>
    public int Count => _entries.Count;

    internal void Opened(DateTimeOffset at) => _entries.Add(new Entry(at, Open: true));

    internal void Closed(DateTimeOffset at) => _entries.Add(new Entry(at, Close: true));

    internal void Executed(DateTimeOffset at, SwitchCommand command) => _entries.Add(new Entry(at, Command: command));

    internal void Received(DateTimeOffset at, byte[] bytes) => _entries.Add(new Entry(at, Bytes: bytes));

    /// <summary>Neighbouring bytes of one moment in one piece.</summary>
    public LinkTape Coalesced()
    {
        var tape = new LinkTape();
        foreach (var entry in _entries)
        {
            if (entry.Bytes is { } bytes && tape._entries is [.., { Bytes: { } before } last] && last.At == entry.At)
                tape._entries[^1] = last with { Bytes = [.. before, .. bytes] };
            else
                tape._entries.Add(entry);
        }
        return tape;
    }

    /// <summary>The tape with its last bytes received so cut that <paramref name="fromEnd"/> bytes come in a piece of their own.</summary>
    public LinkTape CutAt(int fromEnd)
    {
        var tape = new LinkTape();
        var left = fromEnd;
        for (var i = _entries.Count - 1; i >= 0; i--)
        {
            var entry = _entries[i];
            if (entry.Bytes is { } bytes && left > 0 && left < bytes.Length)
            {
                tape._entries.Add(entry with { Bytes = bytes[^left..] });
                tape._entries.Add(entry with { Bytes = bytes[..^left] });
            }
            else
            {
                tape._entries.Add(entry);
            }
            left -= entry.Bytes?.Length ?? 0;
        }
        tape._entries.Reverse();
        return tape;
    }

    /// <summary>The tape without its last bytes received.</summary>
    public LinkTape Without(int lastBytes)
    {
        var tape = new LinkTape();
        var left = lastBytes;
        for (var i = _entries.Count - 1; i >= 0; i--)
        {
            var entry = _entries[i];
            if (left == 0)
                tape._entries.Add(entry);
            else if (entry.Bytes is { } bytes && left < bytes.Length)
                tape._entries.Add(entry with { Bytes = bytes[..^left] });
            left = Math.Max(0, left - (entry.Bytes?.Length ?? 0));
        }
        tape._entries.Reverse();
        return tape;
    }

    /// <summary>The tape as it would have been recorded later.</summary>
    public LinkTape Later(TimeSpan by)
    {
        var tape = new LinkTape();
        tape._entries.AddRange(_entries.Select(entry => entry with { At = entry.At + by }));
        return tape;
    }

    /// <summary>Gives the tape to a protocol.</summary>
    /// <param name="protocol">A new one, of the seed of the one that was recorded.</param>
    /// <param name="output">What keeps the results.</param>
    /// <param name="split">How the bytes are cut.</param>
    /// <param name="tail">Bytes to give at the end.</param>
    /// <returns>The replay, still open, for what is to follow.</returns>
    public ProtocolReplay Play(ILinkProtocol protocol, ReplayOutput output, ReplaySplit split, ReadOnlySpan<byte> tail = default)
    {
        var replay = new ProtocolReplay(protocol, output);
        foreach (var entry in _entries)
        {
            replay.AdvanceTo(entry.At);
            if (entry.Open)
                replay.Open();
            else if (entry.Close)
                replay.Close();
            else if (entry.Command is { } command)
                replay.Execute(command);
            else
                replay.Receive(entry.Bytes, split);
        }
        replay.Receive(tail, split);
        return replay;
    }

    private sealed record Entry(
        DateTimeOffset At,
        byte[]? Bytes = null,
        SwitchCommand? Command = null,
        bool Open = false,
        bool Close = false
    );
}
