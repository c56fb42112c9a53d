using System.Buffers;
using System.Globalization;
using System.Text;
using CtiMiddleware.Adapters.VoiceModem.Messages;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Identifiers;
using Microsoft.Extensions.Logging;

namespace CtiMiddleware.Adapters.VoiceModem;

/// <summary>
/// The protocol of one modem on one line: bytes → pieces → session, dialogue, calls and audio → output. One command is out at a time; whatever needs
/// command state leaves a voice state first and comes back to it. Owns no port, task, timer or clock; everything is called on the switch's loop.
/// </summary>
public sealed partial class VoiceModemProtocol : IBoardProtocol
{
    private readonly VoiceModemOptions _options;
    private readonly List<VoiceModemProfile> _profiles;
    private readonly LinkId _link;
    private readonly ILogger _logger;
    private VoiceModemProfile _profile;
    private VoiceModemSession.State _state = new VoiceModemSession.State.Idle();
    private ILinkOutput _output = null!;

    internal VoiceModemProtocol(VoiceModemOptions options, List<VoiceModemProfile> profiles, LinkId link, ILogger logger)
    {
        _options = options;
        _profiles = profiles;
        _profile = profiles[^1];
        _link = link;
        _logger = logger;
        Traits = new BoardTraits
        {
            FullDuplex = options.Duplex,
            DetectsDigits = true,
            DetectsTones = true,
            DetectsSpeech = true,
            TransmitLead = options.TransmitLead,
        };
    }

    /// <inheritdoc/>
    public BoardTraits Traits { get; }

    /// <inheritdoc/>
    public void Opened(ILinkOutput output)
    {
        _output = output;
        Step(new VoiceModemSession.Input.Opened());
    }

    /// <inheritdoc/>
    public int Received(ReadOnlySpan<byte> buffer, int maxFrames, ILinkOutput output)
    {
        _output = output;
        var consumed = 0;
        for (var frames = 0; frames < maxFrames && _state is not VoiceModemSession.State.Failed; frames++)
        {
            var token = VoiceModemMessageReader.Read(buffer[consumed..], SendsAudio);
            if (token.Kind == ModemTokenKind.Incomplete)
                break;
            if (token.Kind is not (ModemTokenKind.Audio or ModemTokenKind.Nothing))
                output.Frame(consumed, token.Consumed);
            consumed += token.Consumed;
            Take(token);
        }
        return consumed;
    }

    /// <inheritdoc/>
    public void Elapsed(LinkTimer timer, ILinkOutput output)
    {
        _output = output;
        if (timer == PauseTimer)
            Step(new VoiceModemSession.Input.PauseElapsed());
        else if (timer == AnswerTimer)
            AnswerIsLate();
        else if (timer == RingTimer)
            RingingStopped();
        else if (timer == LeaveTimer)
            Unresponsive($"the {_mode} state cannot be left");
        else if (timer == RingbackTimer)
            RingbackStopped();
        else if (timer == RecallTimer)
            RecallToneHeard();
        else if (timer == OkTimer)
            OkIsLate();
        else if (_state is VoiceModemSession.State.Ready)
            // Without a call the question is a command that also makes sure of it: a line left off hook by a command that was spoilt is put down.
            Ask(new Job(_active is null && _held is null && _recall is null ? "AT+VLS=0" : "AT") { IsHeartbeat = true });
    }

    /// <inheritdoc/>
    public void Closing(ILinkOutput output)
    {
        _output = output;
        // The line must not stay off hook behind us.
        if (_state is not VoiceModemSession.State.Ready)
            return;
        SendEscapes();
        Write("ATH0\r"u8);
        // What follows DLE ETX at once may be swallowed with the rest of the message, and nobody waits for its OK any more.
        if (_mode == VoiceMode.Transmit)
            _output.Control(LineControl.DtrOff);
    }

    /// <inheritdoc/>
    public void Closed(ILinkOutput output)
    {
        _output = output;
        ForgetDialogue();
        ForgetAudio();
        ForgetCalls();
        _toldLoggedOn = _toldEcho = false;
        Step(new VoiceModemSession.Input.Closed());
    }

    private void Take(in ModemToken token)
    {
        if (_state is VoiceModemSession.State.Waking)
        {
            // The end of whatever was left: the rest of a stream, answers to nobody.
            if (token.Kind != ModemTokenKind.Nothing)
                _output.Ignored();
            return;
        }
        switch (token.Kind)
        {
            case ModemTokenKind.Line:
                TakeLine(Encoding.Latin1.GetString(token.Bytes), token.Bytes);
                break;
            case ModemTokenKind.Code:
                TakeCode(token.Code);
                break;
            case ModemTokenKind.Audio:
                TakeAudio(token.Bytes);
                break;
            case ModemTokenKind.Garbage:
                Note("<", $"{token.Bytes.Length} bytes of garbage");
                _output.Anomaly(AnomalyKind.InvalidField, "bytes that are no line", token.Bytes);
                break;
        }
    }

    private void TakeLine(string line, ReadOnlySpan<byte> frame)
    {
        if (line.IndexOf('\r', StringComparison.Ordinal) is >= 0 and var end)
            line = line[(end + 1)..].Trim('\r') is { Length: > 0 } rest ? rest : line[..end];
        Note("<", line);
        if (line.StartsWith("AT", StringComparison.OrdinalIgnoreCase) && IsEcho(line))
        {
            EchoHeard(line, frame);
            return;
        }
        if (IsRing(line))
        {
            Ringing();
            return;
        }
        if (_caller.Take(line) is { } field)
        {
            CallerTold(field, frame);
            return;
        }
        if (line.StartsWith("DRON", StringComparison.Ordinal) || line.StartsWith("DROF", StringComparison.Ordinal))
        {
            _output.Ignored();
            return;
        }
        var result = ModemResults.Read(line);
        if (result == ModemResult.None)
            TakeInformation(line, frame);
        else
            TakeResult(result, line, frame);
    }

    private static bool IsRing(string line) =>
        line is "RING" || (line.Length == 6 && line.StartsWith("RING ", StringComparison.Ordinal) && char.IsAsciiLetterOrDigit(line[5]));

    private void Write(ReadOnlySpan<byte> bytes) => _output.Wire.Write(bytes);

    private void WriteCommand(string command)
    {
        Note(">", command);
        Write(Encoding.Latin1.GetBytes(command + "\r"));
    }

    /// <summary>What happened next, for whoever reads of the link's end: short lines with their time, the last forty.</summary>
    private void Note(string direction, string text)
    {
        if (text.Length > 60)
            text = text[..60] + "…";
        _dialogue.Enqueue($"{_output.Now.ToString("mm:ss.fff", CultureInfo.InvariantCulture)}{direction}{text}");
        if (_dialogue.Count > 40)
            _dialogue.Dequeue();
    }

    private readonly Queue<string> _dialogue = new();

    private string LastDialogue => string.Join(" | ", _dialogue);
}
