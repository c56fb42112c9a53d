using System.Buffers.Binary;
using CtiMiddleware.Adapters.AudioSocket.Messages;
using CtiMiddleware.Links.Framing;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Adapters.AudioSocket;

// Audio and digits. Nothing is buffered on the way out: what is written is on the line a moment later.
public sealed partial class AudioSocketProtocol
{
    // What a stalled network may deliver at once; Asterisk itself gives a call up after 2 s.
    private static readonly TimeSpan s_mostAhead = TimeSpan.FromSeconds(5);

    private static readonly short[] s_silence = new short[160];

    private readonly short[] _samples = new short[ushort.MaxValue / sizeof(short)];
    private DateTimeOffset _ticked;

    /// <inheritdoc/>
    public void SetMedia(NativeConnection connection, MediaDirections directions, ILinkOutput output)
    {
        if (!_calls.TryGetValue(connection, out var call) || call.Over)
        {
            output.Media.Failed(connection, "the connection is gone");
            return;
        }
        call.Media = directions;
        output.Media.Ready(connection, directions);
    }

    /// <inheritdoc/>
    public void Transmit(NativeConnection connection, ReadOnlySpan<short> samples, ILinkOutput output)
    {
        if (_calls.TryGetValue(connection, out var call) && !call.Over)
            Send(call, samples, output);
    }

    /// <inheritdoc/>
    public void Discard(NativeConnection connection, ILinkOutput output) { }

    private static void Send(AudioSocketCall call, ReadOnlySpan<short> samples, ILinkOutput output)
    {
        call.SentSinceTick = true;
        var length = AudioSocketFrame.AudioLength(samples.Length);
        var block = output.Wire.GetSpan(ConnectionBlock.HeaderLength + length);
        new ConnectionBlock(ConnectionBlockKind.Bytes, call.Number).WriteHeader(block, length);
        AudioSocketFrame.WriteAudio(samples, block[ConnectionBlock.HeaderLength..]);
        output.Wire.Advance(ConnectionBlock.HeaderLength + length);
    }

    private void KeepAlive(ILinkOutput output)
    {
        // A tick that comes late allows for the time that really went by; a clock that was set allows for no more than the bound and no less
        // than the tick.
        var passed = output.Now - _ticked;
        _ticked = output.Now;
        passed =
            passed < s_longestPause ? s_longestPause
            : passed > s_mostAhead ? s_mostAhead
            : passed;
        foreach (var call in _calls.Values)
        {
            call.Ahead = call.Ahead > passed ? call.Ahead - passed : TimeSpan.Zero;
            if (!call.Over && !call.SentSinceTick)
                Send(call, s_silence, output);
            call.SentSinceTick = false;
        }
        if (_calls.Count > 0)
            output.StartTimer(s_keepAlive, s_longestPause);
    }

    private void Audio(AudioSocketCall call, ReadOnlySpan<byte> payload, ReadOnlySpan<byte> whole, ILinkOutput output)
    {
        if (payload.Length % sizeof(short) != 0)
        {
            Refuse(call, $"a frame of audio has {payload.Length} octets, which are no whole samples", whole, output);
            return;
        }
        call.Ahead += TimeSpan.FromTicks(payload.Length / sizeof(short) * (TimeSpan.TicksPerSecond / 8000));
        if (call.Ahead > s_mostAhead)
        {
            Refuse(
                call,
                $"its audio is more than {s_mostAhead.TotalSeconds} s ahead of time",
                whole[..AudioSocketFrame.HeaderLength],
                output
            );
            return;
        }
        if (!call.Media.HasFlag(MediaDirections.Receive))
            return;
        var samples = _samples.AsSpan(0, payload.Length / sizeof(short));
        for (var i = 0; i < samples.Length; i++)
            samples[i] = BinaryPrimitives.ReadInt16LittleEndian(payload[(i * sizeof(short))..]);
        output.Media.Received(call.Id, samples);
    }

    private static void Digit(AudioSocketCall call, ReadOnlySpan<byte> payload, ReadOnlySpan<byte> whole, ILinkOutput output)
    {
        var digit = payload is [var octet] ? char.ToUpperInvariant((char)octet) : '\0';
        if (char.IsAsciiDigit(digit) || digit is '*' or '#' or (>= 'A' and <= 'D'))
            output.Media.DigitReceived(call.Id, digit);
        else
            output.Anomaly(AnomalyKind.InvalidField, "A frame of a digit holds none.", whole);
    }
}
