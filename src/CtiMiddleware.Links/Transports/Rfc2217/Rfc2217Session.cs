using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Links.Transports.Serial;

namespace CtiMiddleware.Links.Transports.Rfc2217;

/// <summary>
/// The client of Telnet COM port control (RFC 2217), without I/O: bytes in, bytes of the line and bytes to send out. It asks for the line, waits
/// for the answers to speed, frame and handshake and for no other (servers in use never answer to DTR and RTS), and compares. Not thread-safe.
/// </summary>
internal sealed class Rfc2217Session : ITelnetListener
{
    private const byte LineMask = ComPortCodes.Overrun | ComPortCodes.ParityError | ComPortCodes.FramingError | ComPortCodes.BreakSeen;

    private readonly SerialLineSettings _asked;
    private readonly LineNotices _notices;
    private readonly TelnetDecoder _decoder;
    private readonly TelnetOptions _options;
    private readonly SortedSet<string> _unanswered = ["speed", "data size", "parity", "stop size", "handshake"];
    private readonly ArrayBufferWriter<byte> _held = new();
    private SerialLineSettings _given;
    private byte? _modemState;
    private bool _suspended;
    private bool _agreed;
    private bool _refused;

    /// <summary>Makes one that has said nothing yet.</summary>
    /// <param name="asked">The line that is wanted.</param>
    /// <param name="notices">Where errors and control lines go.</param>
    public Rfc2217Session(SerialLineSettings asked, LineNotices notices)
    {
        _asked = asked;
        _given = asked;
        _notices = notices;
        _decoder = new TelnetDecoder(this);
        _options = new TelnetOptions(Wire);
    }

    /// <summary>Bytes to send; whoever sends them resets it.</summary>
    public ArrayBufferWriter<byte> Wire { get; } = new();

    /// <summary>Bytes of the line; whoever takes them resets it.</summary>
    public ArrayBufferWriter<byte> Received { get; } = new();

    /// <summary>Whether nothing more is waited for: the line is set, or will not be.</summary>
    public bool IsReady { get; private set; }

    /// <summary>Whether the server lets nobody control the port; then it is Telnet only.</summary>
    public bool IsRaw => IsReady && !_agreed;

    /// <summary>What the server says it is; empty when it did not say.</summary>
    public string Signature { get; private set; } = "";

    /// <summary>Bytes that wait because the server asked for a pause.</summary>
    public int Held => _held.WrittenCount;

    /// <summary>What the server gives that was not asked; null for nothing.</summary>
    public string? Difference => LineDifference.Between(_asked, _given);

    /// <summary>The line, for people.</summary>
    public string Line => LineDifference.InWords(_given);

    /// <summary>Everything that makes the line less than what was asked for; null when nothing does.</summary>
    public string? Impairment
    {
        get
        {
            if (!IsReady)
                return null;
            if (_refused)
                return "the server refuses COM port control (RFC 2217), the line is as the server has it";
            if (!_agreed)
                return "the server does not answer to COM port control (RFC 2217), the line is as the server has it";
            var silent = _unanswered.Count == 0 ? null : $"the server does not answer to {string.Join(", ", _unanswered)}";
            return (Difference, silent) switch
            {
                ({ } difference, { } words) => $"{difference}; {words}",
                var (difference, words) => difference ?? words,
            };
        }
    }

    /// <summary>The connection is up: offers COM port control and eight bits both ways.</summary>
    public void Start()
    {
        _options.Offer(TelnetCodes.ComPort);
        _options.Offer(TelnetCodes.Binary);
        _options.Ask(TelnetCodes.Binary);
        _options.Offer(TelnetCodes.SuppressGoAhead);
        _options.Ask(TelnetCodes.SuppressGoAhead);
    }

    /// <summary>Bytes came from the server.</summary>
    public void Feed(ReadOnlySpan<byte> bytes) => _decoder.Feed(bytes);

    /// <summary>
    /// It takes long: what was not answered is asked for instead of set. A server in use says nothing to a value that it cannot do, and this way the
    /// difference is known.
    /// </summary>
    public void AskAgain()
    {
        if (!_agreed || IsReady)
            return;
        foreach (var what in _unanswered)
        {
            switch (what)
            {
                case "speed":
                    Say(ComPortCodes.SetBaudRate, [0, 0, 0, 0]);
                    break;
                case "data size":
                    Say(ComPortCodes.SetDataSize, [0]);
                    break;
                case "parity":
                    Say(ComPortCodes.SetParity, [0]);
                    break;
                case "stop size":
                    Say(ComPortCodes.SetStopSize, [0]);
                    break;
                default:
                    Say(ComPortCodes.SetControl, [0]);
                    break;
            }
        }
    }

    /// <summary>It took long enough: what was not answered will not be.</summary>
    public void StopWaiting() => IsReady = true;

    /// <summary>Bytes for the line.</summary>
    public void Send(ReadOnlySpan<byte> bytes)
    {
        var output = _suspended ? _held : Wire;
        while (!bytes.IsEmpty)
        {
            var run = bytes.IndexOfAny(TelnetCodes.Iac, (byte)'\r');
            if (run < 0)
                run = bytes.Length;
            output.Write(bytes[..run]);
            bytes = bytes[run..];
            if (bytes.IsEmpty)
                return;
            if (bytes[0] == TelnetCodes.Iac)
                output.Write([TelnetCodes.Iac, TelnetCodes.Iac]);
            else if (_options.Ours(TelnetCodes.Binary) || bytes is [_, (byte)'\n', ..])
                output.Write("\r"u8);
            else
                output.Write("\r\0"u8);
            bytes = bytes[1..];
        }
    }

    /// <summary>Acts on the line; false when the server lets nobody.</summary>
    public bool Control(byte value) => _agreed && Say(ComPortCodes.SetControl, [value]);

    /// <summary>Asks the server to throw away what waits to be sent; false when it lets nobody.</summary>
    public bool Purge()
    {
        _held.ResetWrittenCount();
        return _agreed && Say(ComPortCodes.PurgeData, [ComPortCodes.PurgeTransmit]);
    }

    void ITelnetListener.Data(ReadOnlySpan<byte> bytes) => Received.Write(bytes);

    void ITelnetListener.Command(byte code)
    {
        // The rest (nothing, go ahead, are you there) means nothing for a line.
        if (code == TelnetCodes.Break)
            _notices.Add(LineNoticeKind.Break);
    }

    void ITelnetListener.Negotiation(byte verb, byte option)
    {
        _options.Heard(verb, option);
        _decoder.IsBinary = _options.Theirs(TelnetCodes.Binary);
        if (option != TelnetCodes.ComPort)
            return;
        if (verb == TelnetCodes.Do)
        {
            Agreed();
        }
        else if (verb == TelnetCodes.Dont)
        {
            (_agreed, _refused, IsReady) = (false, true, true);
        }
    }

    void ITelnetListener.Subnegotiation(ReadOnlySpan<byte> content)
    {
        if (content is not [TelnetCodes.ComPort, >= ComPortCodes.Answer and var code, .. var value])
        {
            _notices.CountOther("UnknownCommands");
            return;
        }
        // Some begin to speak of the port without a word of agreement.
        Agreed();
        Answered((byte)(code - ComPortCodes.Answer), value);
    }

    void ITelnetListener.Malformed() => _notices.CountOther("MalformedCommands");

    private void Agreed()
    {
        if (_agreed)
            return;
        (_agreed, _refused) = (true, false);
        Say(ComPortCodes.Signature, []);
        Span<byte> speed = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(speed, _asked.BaudRate);
        Say(ComPortCodes.SetBaudRate, speed);
        Say(ComPortCodes.SetDataSize, [(byte)_asked.DataBits]);
        Say(ComPortCodes.SetParity, [Rfc2217Values.Of(_asked.Parity)]);
        Say(ComPortCodes.SetStopSize, [Rfc2217Values.Of(_asked.StopBits)]);
        Say(ComPortCodes.SetControl, [Rfc2217Values.Of(_asked.Handshake)]);
        Say(ComPortCodes.SetControl, [_asked.DtrEnable ? ComPortCodes.DtrOn : ComPortCodes.DtrOff]);
        if (_asked.Handshake is Handshake.None or Handshake.XOnXOff)
            Say(ComPortCodes.SetControl, [_asked.RtsEnable ? ComPortCodes.RtsOn : ComPortCodes.RtsOff]);
        Say(ComPortCodes.SetLineStateMask, [LineMask]);
        Say(ComPortCodes.SetModemStateMask, [255]);
    }

    private void Answered(byte command, ReadOnlySpan<byte> value)
    {
        switch (command)
        {
            case ComPortCodes.Signature:
                Signature = Encoding.Latin1.GetString(value);
                break;
            case ComPortCodes.SetBaudRate when value.Length == 4:
                Given("speed", _given with { BaudRate = BinaryPrimitives.ReadInt32BigEndian(value) });
                break;
            case ComPortCodes.SetBaudRate when value is [var code] && Rfc2217Values.ShortSpeed(code) is { } speed:
                Given("speed", _given with { BaudRate = speed });
                break;
            case ComPortCodes.SetDataSize when value is [var bits and >= 5 and <= 8]:
                Given("data size", _given with { DataBits = bits });
                break;
            case ComPortCodes.SetParity when value is [var code] && Rfc2217Values.Parity(code) is { } parity:
                Given("parity", _given with { Parity = parity });
                break;
            case ComPortCodes.SetStopSize when value is [var code] && Rfc2217Values.StopBits(code) is { } bits:
                Given("stop size", _given with { StopBits = bits });
                break;
            case ComPortCodes.SetControl when value is [var code]:
                // All else that is answered here (break, DTR, RTS, the other direction's flow) was not waited for.
                if (Rfc2217Values.Handshake(code) is { } handshake)
                    Given("handshake", _given with { Handshake = handshake });
                break;
            case ComPortCodes.NotifyLineState when value is [var state]:
                LineState(state);
                break;
            case ComPortCodes.NotifyModemState when value is [var state]:
                ModemState(state);
                break;
            case ComPortCodes.FlowSuspend:
                _suspended = true;
                break;
            case ComPortCodes.FlowResume:
                _suspended = false;
                Wire.Write(_held.WrittenSpan);
                _held.ResetWrittenCount();
                break;
            case ComPortCodes.SetLineStateMask or ComPortCodes.SetModemStateMask or ComPortCodes.PurgeData:
                break;
            default:
                _notices.CountOther("UnknownCommands");
                break;
        }
    }

    private void Given(string what, SerialLineSettings given)
    {
        _given = given;
        _unanswered.Remove(what);
        IsReady |= _unanswered.Count == 0;
    }

    private void LineState(byte state)
    {
        if ((state & ComPortCodes.ParityError) != 0)
            _notices.Add(LineNoticeKind.Parity);
        if ((state & ComPortCodes.FramingError) != 0)
            _notices.Add(LineNoticeKind.Framing);
        if ((state & ComPortCodes.Overrun) != 0)
            _notices.Add(LineNoticeKind.Overrun);
        if ((state & ComPortCodes.BreakSeen) != 0)
            _notices.Add(LineNoticeKind.Break);
    }

    // The first is where things stand; after it only what changed is told. A ring that began and ended in between shows by its end.
    private void ModemState(byte state)
    {
        var before = _modemState;
        _modemState = state;
        if (before is not { } known)
            return;
        Tell(ComPortCodes.Cts, LineNoticeKind.ClearToSend);
        Tell(ComPortCodes.Dsr, LineNoticeKind.DataSetReady);
        Tell(ComPortCodes.Carrier, LineNoticeKind.CarrierDetect);
        Tell(ComPortCodes.Ring, LineNoticeKind.RingIndicator);
        if (((state | known) & ComPortCodes.Ring) == 0 && (state & ComPortCodes.RingEnded) != 0)
            _notices.Add(LineNoticeKind.RingIndicator);

        void Tell(byte bit, LineNoticeKind kind)
        {
            if (((state ^ known) & bit) != 0)
                _notices.Add(kind, (state & bit) != 0);
        }
    }

    private bool Say(byte command, ReadOnlySpan<byte> value)
    {
        Wire.Write([TelnetCodes.Iac, TelnetCodes.Subnegotiation, TelnetCodes.ComPort, command]);
        foreach (var one in value)
        {
            Wire.Write([one]);
            if (one == TelnetCodes.Iac)
                Wire.Write([one]);
        }
        Wire.Write([TelnetCodes.Iac, TelnetCodes.SubnegotiationEnd]);
        return true;
    }
}
