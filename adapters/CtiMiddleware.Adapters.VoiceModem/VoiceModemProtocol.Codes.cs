using System.Globalization;
using CtiMiddleware.Adapters.VoiceModem.Messages;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Causes;

namespace CtiMiddleware.Adapters.VoiceModem;

/// <summary>The codes after DLE (ITU-T V.253, table of events): what the modem hears, and what it says of its buffers.</summary>
public sealed partial class VoiceModemProtocol
{
    private bool _inDigit;
    private bool _digitTold;

    private void TakeCode(byte code)
    {
        if (code == Shielding.Etx)
        {
            StreamEnded();
            return;
        }
        Note("<", $"DLE {(code is > 0x20 and < 0x7F ? ((char)code).ToString() : code.ToString("X2", CultureInfo.InvariantCulture))}");
        if (_profile.Meaning((char)code) is not { } meaning)
        {
            _output.Ignored();
            return;
        }
        switch (meaning)
        {
            case '/':
                (_inDigit, _digitTold) = (true, false);
                break;
            case '~':
                _inDigit = false;
                break;
            case (>= '0' and <= '9') or '*' or '#' or (>= 'A' and <= 'D'):
                DigitHeard(meaning);
                break;
            case 'b' or 'K':
                ToneHeard(LineTone.Busy);
                HungUp("DLE b", EventCause.NormalClearing);
                break;
            case 'd' or 'i':
                ToneHeard(LineTone.Dial);
                if (_active is { State: CallState.Talking })
                    HungUp("DLE d", EventCause.NormalClearing);
                break;
            case 'l':
                ToneHeard(LineTone.LoopInterruption);
                HungUp("DLE l", EventCause.NormalClearing);
                break;
            case 'L':
                ToneHeard(LineTone.PolarityReversal);
                if (_profile.PolarityReversalEndsCall)
                    HungUp("DLE L", EventCause.NormalClearing);
                break;
            case 's':
                ToneHeard(LineTone.Silence);
                if (_options.SilenceEndsCall)
                    HungUp("DLE s", EventCause.NormalClearing);
                break;
            case 'q':
                ToneHeard(LineTone.Silence);
                break;
            case 'r':
                ToneHeard(LineTone.Ringback);
                ConsultedRings();
                break;
            case 'v' or 'V':
                ToneHeard(LineTone.Speech);
                ConsultedAnswers("DLE v");
                break;
            case 'J':
                ToneHeard(LineTone.SpecialInformation);
                break;
            case 'c' or 'm':
                ToneHeard(LineTone.Fax);
                break;
            case 'a' or 'e' or 'f':
                ToneHeard(LineTone.Modem);
                break;
            case 'w':
                ToneHeard(LineTone.CallWaiting);
                break;
            case 'u':
                Lost("transmit underrun");
                break;
            case 'o':
                Lost("receive overrun");
                break;
            case 'Y':
                Lost("data lost");
                break;
            case 'E':
                _output.Anomaly(AnomalyKind.InvalidField, "the modem calls the format of the voice data invalid", [Shielding.Dle, code]);
                break;
            // Telephones beside the modem, its own flow control, marks and a ring during a call.
            case 'h' or 'H' or 'p' or 'P' or 'Q' or 'S' or 'R' or 'T' or 't' or '$':
                _output.Ignored();
                break;
            default:
                _output.Unknown($"DLE {code:X2}", [Shielding.Dle, code]);
                break;
        }
    }

    /// <summary>Between / and ~ a model may repeat the digit for as long as the key is down: it is one digit.</summary>
    private void DigitHeard(char digit)
    {
        if (_inDigit && _digitTold)
        {
            _output.Ignored();
            return;
        }
        _digitTold = true;
        if (_active is { State: CallState.Talking } call)
            _output.Media.DigitReceived(call.Mine, digit);
        else
            _output.Ignored();
    }

    private void ToneHeard(LineTone tone)
    {
        if (_active is { State: CallState.Talking } call)
            _output.Media.ToneReceived(call.Mine, tone);
        else
            _output.Ignored();
    }

    private void Lost(string reason)
    {
        if (_active is { State: CallState.Talking } call)
            _output.Media.Lost(call.Mine, reason);
        else
            _output.Ignored();
    }

    private void UnaskedResult(ModemResult result, string line, ReadOnlySpan<byte> frame)
    {
        if (_leaving)
        {
            Left();
            return;
        }
        if (_mode == VoiceMode.Transmit)
        {
            _mode = VoiceMode.Command;
            EndMedia($"the modem ended transmitting: {line}");
            Pump();
            return;
        }
        if (_okFollows && result is ModemResult.Ok or ModemResult.VoiceConnect)
        {
            _okFollows = false;
            _output.StopTimer(OkTimer);
            Pump();
            return;
        }
        if (result is ModemResult.NoCarrier or ModemResult.Busy && _active is not null)
        {
            HungUp(line, EventCause.NormalClearing);
            return;
        }
        _output.Anomaly(AnomalyKind.UnexpectedAnswer, $"{line}, which nobody waits for", frame);
    }
}
