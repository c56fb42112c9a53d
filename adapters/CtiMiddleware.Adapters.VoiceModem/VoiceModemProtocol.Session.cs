using CtiMiddleware.Adapters.VoiceModem.Messages;
using CtiMiddleware.Links.Spi;

namespace CtiMiddleware.Adapters.VoiceModem;

/// <summary>What the session wants done is done here.</summary>
public sealed partial class VoiceModemProtocol
{
    private static readonly LinkTimer PauseTimer = new(1);
    private static readonly LinkTimer AnswerTimer = new(2);
    private static readonly LinkTimer RingTimer = new(3);
    private static readonly LinkTimer LeaveTimer = new(4);
    private static readonly LinkTimer HeartbeatTimer = new(5);
    private static readonly LinkTimer RingbackTimer = new(6);
    private static readonly LinkTimer RecallTimer = new(7);
    private static readonly LinkTimer OkTimer = new(8);

    private bool _toldLoggedOn;
    private bool _toldEcho;
    private VoiceFormats.Format _format;

    private void Step(VoiceModemSession.Input input) => Do(VoiceModemSession.Next(_state, input));

    private void Do(VoiceModemSession.Step step)
    {
        _state = step.State;
        foreach (var effect in step.Effects)
            Do(effect);
    }

    private void Do(VoiceModemSession.Effect effect)
    {
        switch (effect)
        {
            case VoiceModemSession.Effect.Ask e:
                Ask(
                    new Job("AT" + e.Command)
                    {
                        OfSession = true,
                        Done = (result, lines) => Step(new VoiceModemSession.Input.Answered(result, lines)),
                    }
                );
                break;
            case VoiceModemSession.Effect.SendEscapes:
                SendEscapes();
                break;
            case VoiceModemSession.Effect.SendPlus:
                Note(">", "+++");
                Write("+++"u8);
                break;
            case VoiceModemSession.Effect.DropTerminalReady:
                Note(">", _output.Control(LineControl.DtrOff) ? "(DTR off)" : "(the port has no DTR)");
                break;
            case VoiceModemSession.Effect.RaiseTerminalReady:
                _output.Control(LineControl.DtrOn);
                break;
            case VoiceModemSession.Effect.Pause e:
                _output.StartTimer(PauseTimer, e.For);
                break;
            case VoiceModemSession.Effect.Choose e:
                Choose(e);
                break;
            case VoiceModemSession.Effect.ReportReady e:
                ReportReady(e);
                break;
            case VoiceModemSession.Effect.ReportImpaired e:
                _output.StatusImpaired(e.Reason);
                break;
            case VoiceModemSession.Effect.ReportUnexpected e:
                _output.Anomaly(AnomalyKind.UnexpectedEvent, $"{e.Input} means nothing in state {e.State}", default);
                break;
            case VoiceModemSession.Effect.Close e:
                _output.Close($"{e.Reason}; last dialogue: {LastDialogue}", e.Next);
                break;
            default:
                throw new InvalidOperationException($"No such effect: {effect}");
        }
    }

    /// <summary>Ends every voice state there is, and whatever takes long; in command state it is a line that begins with no AT.</summary>
    private void SendEscapes()
    {
        Note(">", "(escapes)");
        Write([Shielding.Dle, Shielding.Can, Shielding.Dle, Shielding.Etx, Shielding.Dle, Shielding.Esc]);
        Write([Shielding.Dle, (byte)'!', Shielding.Dle, (byte)'^', (byte)'\r']);
    }

    private void Choose(VoiceModemSession.Effect.Choose e)
    {
        _profile = VoiceModemProfile.Detect(_profiles, string.Join('\n', e.Identity));
        var offered = new List<VoiceFormats.Format>();
        foreach (var line in e.Formats)
        {
            if (VoiceFormats.Read(line, _profile.FormatNumbers) is { } format)
                offered.Add(format);
        }
        if (VoiceFormats.Choose(offered, _profile.Formats) is not { } chosen)
        {
            Do(VoiceModemSession.Chosen(_state, setup: null));
            return;
        }
        _format = chosen;
        Do(
            VoiceModemSession.Chosen(
                _state,
                new VoiceModemSession.Setup([.. _profile.Init, FormattableString.Invariant($"+VSM={chosen.Id},8000")])
            )
        );
    }

    private void ReportReady(VoiceModemSession.Effect.ReportReady e)
    {
        var model = e.Identity.Count == 0 ? "a modem without a name" : string.Join(", ", e.Identity.Distinct(StringComparer.Ordinal));
        Log.Ready(_logger, _link, model, _profile.Name, _format.Encoding.ToString());
        if (e.Refused.Count > 0)
        {
            var refused = string.Join(", ", e.Refused);
            Log.Refused(_logger, _link, refused, _profile.Name);
            _output.Anomaly(AnomalyKind.AccountDiffers, $"the modem refuses {refused}", default);
        }
        if (!_toldLoggedOn)
            _output.LoggedOn(
                $"{model} (profile {_profile.Name}, {_format.Encoding})",
                _toldEcho ? "the modem does not stop echoing although it says OK to E0" : null
            );
        _toldLoggedOn = true;
        _output.StatusNormal();
        _output.StartTimer(HeartbeatTimer, _options.HeartbeatInterval);
        Pump();
    }

    private void EchoHeard(string line, ReadOnlySpan<byte> frame)
    {
        // The line that switches it off is still echoed, and those before it.
        var normal = _state is VoiceModemSession.State.Asking { Question: <= VoiceModemSession.Question.Echo };
        if (!normal && !_toldEcho)
        {
            _toldEcho = true;
            _output.Anomaly(AnomalyKind.UnexpectedEvent, $"the modem still echoes after E0: {line}", frame);
        }
        else
            _output.Ignored();
    }

    /// <summary>The modem gave no answer: the calls on it are lost, and it is set up from the beginning.</summary>
    private void Unresponsive(string what)
    {
        if (_state is not VoiceModemSession.State.Ready)
            return;
        Log.Unresponsive(_logger, _link, what, LastDialogue);
        _output.Anomaly(AnomalyKind.UnexpectedEvent, $"{what}; last dialogue: {LastDialogue}", default);
        _output.StopTimer(HeartbeatTimer);
        LoseCalls(what);
        LoseRecall(what);
        RefuseDialogue("the modem is being reset");
        ForgetAudio();
        Step(new VoiceModemSession.Input.Unresponsive(what));
    }
}
