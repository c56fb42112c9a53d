using System.Globalization;
using System.Text;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Runtime.Voice;

namespace CtiMiddleware.Runtime.Switches;

/// <summary>Counters of a link: written by the loop's thread, read by any.</summary>
internal sealed class LinkCounters
{
    private const int MaxTypes = 256;
    private const int MaxNotes = 32;
    private const int MaxFrame = 4096;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, long> _unknown = [];
    private readonly Dictionary<string, long> _anomalies = [];
    private readonly Dictionary<string, long> _protocolErrors = [];
    private readonly Dictionary<string, long> _lineErrors = [];
    private readonly Queue<Note> _recent = new();

    /// <summary>Bytes received.</summary>
    public long BytesReceived;

    /// <summary>Bytes written.</summary>
    public long BytesSent;

    /// <summary>Frames marked.</summary>
    public long Frames;

    /// <summary>Frames ignored.</summary>
    public long Ignored;

    /// <summary>Uniform events.</summary>
    public long Events;

    /// <summary>Call detail records that are not in the journal.</summary>
    public long NotJournalled;

    /// <summary>Connections opened.</summary>
    public long Connects;

    /// <summary>Last round trip in milliseconds; NaN before the first.</summary>
    public double RoundTrip = double.NaN;

    /// <summary>Errors of the line on the present connection.</summary>
    public Func<IReadOnlyDictionary<string, long>>? LineErrors;

    /// <summary>Counters of a board's audio; null when the link carries none.</summary>
    public Func<VoiceDiagnostics>? Voice;

    /// <summary>A connection is over: its errors of the line are added to those before.</summary>
    public void KeepLineErrors(IReadOnlyDictionary<string, long> errors)
    {
        lock (_gate)
        {
            LineErrors = null;
            foreach (var (kind, count) in errors)
                _lineErrors[kind] = _lineErrors.GetValueOrDefault(kind) + count;
        }
    }

    /// <summary>Counts a frame of an unknown kind and keeps it.</summary>
    public void Unknown(string type, DateTimeOffset at, ReadOnlySpan<byte> frame, FrameRef position)
    {
        lock (_gate)
        {
            Count_NeedsLock(_unknown, _unknown.Count < MaxTypes || _unknown.ContainsKey(type) ? type : "other");
            Keep_NeedsLock(at, "Unknown", type, frame, position);
        }
    }

    /// <summary>Counts an anomaly and keeps its frame.</summary>
    public void Anomaly(AnomalyKind kind, string detail, DateTimeOffset at, ReadOnlySpan<byte> frame, FrameRef position) =>
        Add(_anomalies, kind.ToString(), detail, at, frame, position);

    /// <summary>Counts what dropped the link and keeps the bytes.</summary>
    public void ProtocolError(string error, string detail, DateTimeOffset at, ReadOnlySpan<byte> bytes, FrameRef position) =>
        Add(_protocolErrors, error, detail, at, bytes, position);

    /// <summary>A copy for readers.</summary>
    public LinkDiagnostics Copy()
    {
        lock (_gate)
        {
            var roundTrip = Volatile.Read(ref RoundTrip);
            var line = new Dictionary<string, long>(_lineErrors);
            if (LineErrors is { } present)
            {
                foreach (var (kind, count) in present())
                    line[kind] = line.GetValueOrDefault(kind) + count;
            }
            return new LinkDiagnostics
            {
                BytesReceived = Volatile.Read(ref BytesReceived),
                BytesSent = Volatile.Read(ref BytesSent),
                Frames = Volatile.Read(ref Frames),
                Ignored = Volatile.Read(ref Ignored),
                Events = Volatile.Read(ref Events),
                NotJournalled = Volatile.Read(ref NotJournalled),
                Connects = Volatile.Read(ref Connects),
                Unknown = new Dictionary<string, long>(_unknown),
                Anomalies = new Dictionary<string, long>(_anomalies),
                ProtocolErrors = new Dictionary<string, long>(_protocolErrors),
                LineErrors = line,
                Recent = [.. _recent.Reverse().Select(static note => note.ToFrameNote())],
                Voice = Voice?.Invoke(),
                RoundTripMilliseconds = double.IsNaN(roundTrip) ? null : roundTrip,
            };
        }
    }

    private void Add(
        Dictionary<string, long> counts,
        string kind,
        string detail,
        DateTimeOffset at,
        ReadOnlySpan<byte> frame,
        FrameRef position
    )
    {
        lock (_gate)
        {
            Count_NeedsLock(counts, kind);
            Keep_NeedsLock(at, kind, detail, frame, position);
        }
    }

    private static void Count_NeedsLock(Dictionary<string, long> counts, string key) => counts[key] = counts.GetValueOrDefault(key) + 1;

    private void Keep_NeedsLock(DateTimeOffset at, string kind, string detail, ReadOnlySpan<byte> frame, FrameRef position)
    {
        if (_recent.Count == MaxNotes)
            _recent.Dequeue();
        _recent.Enqueue(new Note(at, kind, detail, frame[..Math.Min(frame.Length, MaxFrame)].ToArray(), frame.Length, position));
    }

    // Bytes are kept and made text when somebody reads them: a switch may send many unknown frames, and few are looked at.
    private readonly record struct Note(DateTimeOffset At, string Kind, string Detail, byte[] Bytes, int Length, FrameRef Position)
    {
        public FrameNote ToFrameNote() => new(At, Kind, Detail, Text(Bytes, Length), Position.ToString());
    }

    private static string Text(byte[] kept, int length)
    {
        var text = new StringBuilder(kept.Length + 64);
        foreach (var value in kept)
        {
            if (value is (>= 0x20 and < 0x7F) or (byte)'\r' or (byte)'\n' or (byte)'\t')
                text.Append((char)value);
            else
                text.Append(CultureInfo.InvariantCulture, $"\\x{value:x2}");
        }
        if (kept.Length < length)
            text.Append(CultureInfo.InvariantCulture, $"… [cut: {kept.Length} of {length} bytes]");
        return text.ToString();
    }
}
