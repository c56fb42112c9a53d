using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using CtiMiddleware.Adapters.AudioSocket.Messages;
using CtiMiddleware.Links.Framing;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using Microsoft.Extensions.Logging;

namespace CtiMiddleware.Adapters.AudioSocket;

/// <summary>
/// Asterisk's AudioSocket: every TCP connection is the audio of one answered call. Behind a listening transport, whose blocks tell the connections
/// apart. A connection that breaks the protocol ends, with the reason; the others go on. One instance serves one link.
/// </summary>
public sealed partial class AudioSocketProtocol : IBoardProtocol
{
    private static readonly LinkTimer s_identify = new(1);
    private static readonly LinkTimer s_keepAlive = new(2);

    // Asterisk 22 hangs up after 2 s without a frame in either direction, and a caller who is silent may send none.
    private static readonly TimeSpan s_longestPause = TimeSpan.FromMilliseconds(500);

    // Times are counted in ticks: a wall clock that is set must not end calls.
    private const int IdentifyTicks = 20;

    private const int MaxBlock = 1 << 20;
    private const string NotOpen = "bytes of a connection that is not open";

    private readonly AudioSocketOptions _options;
    private readonly string _line;
    private readonly LinkId _link;
    private readonly ILogger _logger;
    private readonly Dictionary<Guid, string> _devices;
    private readonly Dictionary<uint, AudioSocketCall> _connections = [];
    private readonly Dictionary<NativeConnection, AudioSocketCall> _calls = [];
    private long _count;
    private bool _watching;

    internal AudioSocketProtocol(AudioSocketOptions options, LinkContext context)
    {
        _options = options;
        _line = options.Line ?? context.Switch.Value;
        _link = context.Link;
        _logger = context.Logger;
        _devices = options.Devices.ToDictionary(static one => Guid.Parse(one.Key), static one => one.Value);
    }

    /// <summary>Asterisk supervises the line, so there are no tones of an exchange to hear; digits come as frames from some releases and as tones from others.</summary>
    public BoardTraits Traits { get; } =
        new()
        {
            FullDuplex = true,
            DetectsDigits = false,
            DetectsTones = true,
            DetectsSpeech = false,
            // Asterisk sends on what it gets at once; two frames ahead keep a telephone's jitter buffer filled over a turn that is late.
            TransmitLead = TimeSpan.FromMilliseconds(40),
        };

    /// <inheritdoc/>
    public void Opened(ILinkOutput output)
    {
        output.LoggedOn("AudioSocket", restriction: null);
        output.StatusNormal();
    }

    /// <inheritdoc/>
    public int Received(ReadOnlySpan<byte> buffer, int maxFrames, ILinkOutput output)
    {
        var consumed = 0;
        while (maxFrames-- > 0)
        {
            var used = ConnectionBlock.TryRead(buffer[consumed..], out var block, out var content);
            if (used == 0)
            {
                Check(buffer[consumed..]);
                break;
            }
            output.Frame(consumed, used);
            switch (block.Kind)
            {
                case ConnectionBlockKind.Opened:
                    Connected(block.Connection, output);
                    break;
                case ConnectionBlockKind.Bytes:
                    if (_connections.TryGetValue(block.Connection, out var call))
                        Read(call, content, output);
                    else
                        output.Unknown(NotOpen, content);
                    break;
                case ConnectionBlockKind.Closed:
                    Disconnected(block.Connection, Encoding.UTF8.GetString(content), output);
                    break;
                default:
                    throw new LinkProtocolException(LinkProtocolError.Malformed, $"A block has the kind {(int)block.Kind}, which is none.");
            }
            consumed += used;
        }
        return consumed;
    }

    /// <inheritdoc/>
    public void Elapsed(LinkTimer timer, ILinkOutput output)
    {
        if (timer == s_keepAlive)
        {
            KeepAlive(output);
            return;
        }
        _watching = false;
        foreach (var call in _connections.Values.Where(static one => one is { Uuid: null, Over: false }).ToList())
        {
            if (++call.Waited >= IdentifyTicks)
                Refuse(call, $"no UUID came within {_options.IdentifyTimeout.TotalSeconds} s", [], output);
        }
        Watch(output);
    }

    /// <inheritdoc/>
    public void Closed(ILinkOutput output)
    {
        _connections.Clear();
        _calls.Clear();
        _watching = false;
    }

    // Blocks come from our own transport; one that cannot be is a fault of that and must not be waited for.
    private static void Check(ReadOnlySpan<byte> rest)
    {
        if (rest.Length < ConnectionBlock.HeaderLength)
            return;
        var length = BinaryPrimitives.ReadInt32BigEndian(rest[5..]);
        if (length is < 0 or > MaxBlock || rest[0] is 0 or > (byte)ConnectionBlockKind.Closed)
            throw new LinkProtocolException(LinkProtocolError.FrameTooLong, $"A block of kind {rest[0]} says that it has {length} octets.");
    }

    private void Connected(uint number, ILinkOutput output)
    {
        Disconnected(number, "it was opened again", output);
        var call = new AudioSocketCall(number);
        _connections[number] = call;
        if (_connections.Values.Count(static one => !one.Over) > _options.MaxCalls)
            Refuse(call, $"{_options.MaxCalls} calls are there already", [], output);
        else
            Watch(output);
    }

    private void Watch(ILinkOutput output)
    {
        var wanted = _connections.Values.Any(static one => one is { Uuid: null, Over: false });
        if (wanted && !_watching)
            output.StartTimer(s_identify, _options.IdentifyTimeout / IdentifyTicks);
        else if (!wanted && _watching)
            output.StopTimer(s_identify);
        _watching = wanted;
    }

    private void Disconnected(uint number, string reason, ILinkOutput output)
    {
        if (!_connections.Remove(number, out var call) || call.Over)
            return;
        if (call.Uuid is null)
            output.Anomaly(AnomalyKind.MissingField, $"A connection ended before it said its UUID: {reason}", []);
        End(call, EventCause.NormalClearing, reason, output);
    }

    private void Read(AudioSocketCall call, ReadOnlySpan<byte> content, ILinkOutput output)
    {
        if (call.Over)
            return;
        var bytes = call.Join(content);
        while (!call.Over)
        {
            var used = AudioSocketFrame.TryRead(bytes, out var frame);
            if (used == 0)
                break;
            Read(call, frame, bytes[..used], output);
            bytes = bytes[used..];
        }
        call.Keep(call.Over ? [] : bytes);
    }

    private void Read(AudioSocketCall call, in AudioSocketFrame frame, ReadOnlySpan<byte> whole, ILinkOutput output)
    {
        if (call.Uuid is null && frame.Kind is not (AudioSocketKind.Uuid or AudioSocketKind.Terminate or AudioSocketKind.Error))
        {
            Refuse(
                call,
                string.Create(CultureInfo.InvariantCulture, $"it began with a frame of kind 0x{(byte)frame.Kind:x2} instead of its UUID"),
                whole,
                output
            );
            return;
        }
        switch (frame.Kind)
        {
            case AudioSocketKind.Audio:
                Audio(call, frame.Payload, whole, output);
                break;
            case AudioSocketKind.Uuid:
                Identified(call, frame, whole, output);
                break;
            case AudioSocketKind.Dtmf:
                Digit(call, frame.Payload, whole, output);
                break;
            case AudioSocketKind.Terminate:
                call.Over = true;
                Close(call, output);
                End(call, EventCause.NormalClearing, "Asterisk ended it", output);
                break;
            case AudioSocketKind.Error:
                output.Anomaly(AnomalyKind.UnexpectedEvent, $"Asterisk says that something failed: {Failure(frame.Payload)}", whole);
                break;
            case >= AudioSocketKind.FirstOtherRate and <= AudioSocketKind.LastOtherRate:
                Refuse(
                    call,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"its audio is of kind 0x{(byte)frame.Kind:x2}, and only 8 kHz (0x10, format slin) is taken"
                    ),
                    whole[..AudioSocketFrame.HeaderLength],
                    output
                );
                break;
            default:
                output.Unknown(string.Create(CultureInfo.InvariantCulture, $"0x{(byte)frame.Kind:x2}"), whole);
                break;
        }
    }

    private void Identified(AudioSocketCall call, in AudioSocketFrame frame, ReadOnlySpan<byte> whole, ILinkOutput output)
    {
        if (call.Uuid is not null || frame.Payload.Length != AudioSocketFrame.UuidLength)
        {
            var why = call.Uuid is null ? $"its UUID has {frame.Payload.Length} octets" : "it said a UUID twice";
            Refuse(call, why, whole, output);
            return;
        }
        var uuid = frame.Uuid;
        call.Uuid = uuid;
        // A dial plan may give one UUID to every call.
        call.Id = new NativeConnection(string.Create(CultureInfo.InvariantCulture, $"{uuid}/{++_count}"), "unit");
        call.Device = PartyDevice.Of(_devices.GetValueOrDefault(uuid, _line)) with { Category = DeviceCategory.VoiceUnit };
        _calls[call.Id] = call;
        if (_calls.Count == 1)
        {
            _ticked = output.Now;
            output.StartTimer(s_keepAlive, s_longestPause);
        }
        var (unknown, none) = (PartyDevice.NotKnown, PartyDevice.NotRequired);
        output.Emit(new CallEvent.Delivered(call.Id, call.Device, unknown, call.Device, none) { GlobalCallLinkage = uuid.ToString() });
        // Both the dial plan's application and the channel driver connect only when the channel is answered, or answer it by connecting.
        output.Emit(new CallEvent.Established(call.Id, call.Device, unknown, call.Device, none) { GlobalCallLinkage = uuid.ToString() });
        Watch(output);
    }

    private static string Failure(ReadOnlySpan<byte> payload) =>
        payload is not [var code]
            ? string.Create(CultureInfo.InvariantCulture, $"{payload.Length} octets without a meaning")
            : code switch
            {
                0x01 => "the calling party hung up (0x01)",
                0x02 => "a frame could not be forwarded (0x02)",
                0x04 => "no memory (0x04)",
                _ => string.Create(CultureInfo.InvariantCulture, $"code 0x{code:x2}"),
            };

    // What breaks the protocol costs its own connection only.
    private void Refuse(AudioSocketCall call, string why, ReadOnlySpan<byte> frame, ILinkOutput output)
    {
        Log.ConnectionEnded(_logger, _link, call.Number, why);
        output.Anomaly(AnomalyKind.InvalidField, $"Connection {call.Number} is ended: {why}", frame);
        call.Over = true;
        new ConnectionBlock(ConnectionBlockKind.Bytes, call.Number).Write(output.Wire, AudioSocketFrame.Terminate);
        Close(call, output);
        End(call, EventCause.NetworkSignal, why, output);
    }

    private static void Close(AudioSocketCall call, ILinkOutput output) =>
        new ConnectionBlock(ConnectionBlockKind.Closed, call.Number).Write(output.Wire, []);

    private void End(AudioSocketCall call, EventCause cause, string native, ILinkOutput output)
    {
        if (call.Uuid is null || !_calls.Remove(call.Id))
            return;
        output.Emit(new CallEvent.ConnectionCleared(call.Id, PartyDevice.NotKnown) { Cause = cause, NativeCause = native });
    }
}
