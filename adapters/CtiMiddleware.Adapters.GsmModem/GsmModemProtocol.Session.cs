using System.Globalization;
using CtiMiddleware.Adapters.GsmModem.Lines;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Events;

namespace CtiMiddleware.Adapters.GsmModem;

// The session's effects, registration and signal.
internal sealed partial class GsmModemProtocol
{
    private static readonly TimeSpan s_probe = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_settles = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan s_simSettles = TimeSpan.FromSeconds(2);

    // A radio that is switched on, and a SIM that is unlocked, take their time.
    private static readonly TimeSpan s_long = TimeSpan.FromSeconds(15);

    private GsmSession.State _session = new GsmSession.State.Closed();
    private List<string> _refusals = [];
    private string _version = "";
    private string? _operator;
    private int? _registration;
    private int? _bars;
    private bool _pinWasRefused;

    // What became of it may be unknown; each time costs the SIM a try.
    private bool _pinWasGiven;
    private bool _waking;
    private bool _loggedOn;

    private IReadOnlyList<(string Command, string? Lost)> Settings =>
        _options.ShortMessages ? [.. GsmSession.Settings, .. GsmSession.MessageSettings] : GsmSession.Settings;

    private void Input(GsmSession.Input input, ILinkOutput output)
    {
        var (next, effects) = GsmSession.Step(_session, input);
        _session = next;
        foreach (var effect in effects)
            Do(effect, output);
    }

    private void Do(GsmSession.Effect effect, ILinkOutput output)
    {
        switch (effect)
        {
            case GsmSession.Effect.Probe:
                Ask(new AtExchange("ATE0", s_probe, Heard), output);
                break;
            case GsmSession.Effect.AskSim:
                Ask(new AtExchange("AT+CPIN?", s_long, Sim) { Own = "+CPIN" }, output);
                break;
            case GsmSession.Effect.WaitForSim:
                output.StartTimer(s_quiet, s_simSettles);
                break;
            case GsmSession.Effect.GivePin:
                _pinWasGiven = true;
                Ask(new AtExchange($"AT+CPIN=\"{_options.Pin}\"", s_long, Pin), output);
                break;
            case GsmSession.Effect.RememberRefusedPin:
                _pinWasRefused = true;
                break;
            case GsmSession.Effect.Set x:
                Set(x.Index, output);
                break;
            case GsmSession.Effect.ReportReady:
                Identify(output);
                break;
            case GsmSession.Effect.Wake x:
                Wake(x.Attempt, output);
                break;
            case GsmSession.Effect.ReportAwake:
                _waking = false;
                Log.AnswersAgain(_logger, _link);
                if (!_loggedOn)
                    Identify(output);
                List(output);
                Go(output);
                output.StartTimer(s_heartbeat, _options.HeartbeatInterval);
                break;
            case GsmSession.Effect.ReportUnexpected x:
                output.Anomaly(AnomalyKind.UnexpectedEvent, $"{x.Input} in state {x.State}.", []);
                break;
            case GsmSession.Effect.Close x:
                output.Close(
                    x.WithDialogue ? $"{x.Reason}; said last: {string.Join(" | ", _dialogue)}" : x.Reason,
                    x.Blocked ? CloseNext.Blocked
                        : x.AtOnce ? CloseNext.RetryNow
                        : CloseNext.Retry
                );
                break;
        }
    }

    private void Heard(AtResult result, ILinkOutput output)
    {
        // ERROR is an answer too: somebody is there. Silence is told by whoever ended the wait.
        if (result.Final is AtFinal.Ok or AtFinal.Refused)
            Input(new GsmSession.Input.Answered(), output);
    }

    private void Sim(AtResult result, ILinkOutput output)
    {
        if (result.Final is AtFinal.Silence or AtFinal.Lost)
            return;
        var wants = result.Line("+CPIN")?.Text(0);
        if (wants is null && result.EquipmentError is 10 or 13)
            _refusals.Add($"no SIM: {result.Words}");
        if (wants is "READY")
            _pinWasGiven = false;
        Input(
            result switch
            {
                { EquipmentError: 11 } => Locked("SIM PIN"),
                { EquipmentError: 12 } => Locked("SIM PUK"),
                _ when wants is null or "READY" => new GsmSession.Input.SimOpen(),
                _ => Locked(wants),
            },
            output
        );

        GsmSession.Input Locked(string what) =>
            new GsmSession.Input.SimLocked(what, _options.Pin is not null, _pinWasRefused, _pinWasGiven);
    }

    private void Pin(AtResult result, ILinkOutput output)
    {
        if (result.IsOk)
            Input(new GsmSession.Input.PinTaken(), output);
        else if (result.Final == AtFinal.Refused)
            Input(new GsmSession.Input.PinRefused(result.Words), output);
    }

    private void Set(int index, ILinkOutput output)
    {
        var (command, lost) = Settings[index];
        var timeout = command == "AT+CFUN=1" ? s_long : _options.AnswerTimeout;
        Ask(
            new AtExchange(
                command,
                timeout,
                (result, to) =>
                {
                    if (result.Final is AtFinal.Silence or AtFinal.Lost)
                        return;
                    if (!result.IsOk && lost is not null)
                    {
                        Log.Refused(_logger, _link, command, lost);
                        _refusals.Add($"the modem refuses {command}: {lost}");
                    }
                    Input(new GsmSession.Input.Answered(Last: index == Settings.Count - 1), to);
                }
            )
            {
                Own = command == "AT+CLCC" ? "+CLCC" : null,
            },
            output
        );
    }

    // What it is, where it is registered, and then it is ready.
    private void Identify(ILinkOutput output)
    {
        _version = "";
        foreach (var question in new[] { "AT+CGMI", "AT+CGMM", "AT+CGMR" })
            Ask(
                new AtExchange(
                    question,
                    _options.AnswerTimeout,
                    (result, _) => _version = $"{_version} {(result.Lines.Count > 0 ? result.Lines[0] : "")}".Trim()
                )
                {
                    TakesText = true,
                },
                output
            );
        Ask("AT+COPS?", (result, _) => _operator = result.Line("+COPS")?.Text(2), output, own: "+COPS");
        Ask(
            "AT+CREG?",
            (result, to) =>
            {
                if (result.Final is AtFinal.Silence or AtFinal.Lost)
                    return;
                _loggedOn = true;
                to.LoggedOn(_version, _refusals.Count == 0 ? null : string.Join("; ", _refusals));
                Registered(result.Line("+CREG") is { } fields ? StateOf(fields) : null, to);
                to.StartTimer(s_heartbeat, _options.HeartbeatInterval);
            },
            output,
            own: "+CREG"
        );
        Ask("AT+CSQ", (result, to) => Signal(result, to), output, own: "+CSQ");
        if (_options.ShortMessages)
            ReadStored(output);
    }

    private void Beat(ILinkOutput output)
    {
        Tell(_assembly.Late(output.Now), output);
        Ask(
            "AT+CREG?",
            (result, to) =>
            {
                if (result.Final is AtFinal.Silence or AtFinal.Lost)
                    return;
                to.HeartbeatAnswered(to.Now - _asked);
                if (result.Line("+CREG") is { } fields)
                    Registered(StateOf(fields), to);
                to.StartTimer(s_heartbeat, _options.HeartbeatInterval);
            },
            output,
            own: "+CREG"
        );
        Ask("AT+CSQ", (result, to) => Signal(result, to), output, own: "+CSQ");
    }

    private void Wake(int attempt, ILinkOutput output)
    {
        _waking = true;
        if (attempt > 1)
        {
            // Most modems hang up and begin anew; on a line without it this does nothing.
            output.Control(LineControl.DtrOff);
            output.Control(LineControl.DtrOn);
        }
        // It may be waiting for the end of a message.
        Send("\x1B\rATE0\r", "ESC ATE0", output);
        output.StartTimer(s_answer, s_probe);
    }

    private void Woken(string line, ReadOnlySpan<byte> frame, ILinkOutput output)
    {
        if (IsFinal(line, byWord: false))
        {
            // Answers of what was given up may come before that of the call to wake: only after a pause the next command is asked.
            output.Ignored();
            output.StopTimer(s_answer);
            output.StartTimer(s_quiet, s_settles);
        }
        else
        {
            Unsolicited(line, frame, output);
        }
    }

    // An answer has its mode first, then the state; phonesim has another number between them.
    private static int? StateOf(AtFields fields) => fields.Count == 3 && fields.Number(2) is { } last ? last : fields.Number(1);

    // What the modem says by itself has the state first, and its area in quotes behind it.
    private static bool IsNews(AtFields fields) => fields.Name == "+CREG" && fields.Number(1) is null;

    private void Registered(int? state, ILinkOutput output)
    {
        if (state is not (null or >= 0 and <= 10))
        {
            output.Anomaly(AnomalyKind.InvalidField, $"There is no registration state {state}.", []);
            return;
        }
        if (state == _registration && state is not null)
            return;
        var first = _registration is null;
        _registration = state;
        // A modem that does not speak of it is taken as registered.
        var usable = state is null or 1 or 5;
        var words = state switch
        {
            null => "unknown",
            1 => "home",
            5 => "roaming",
            0 => "not registered",
            2 => "searching",
            3 => "denied",
            _ => string.Create(CultureInfo.InvariantCulture, $"state {state}"),
        };
        output.Emit(
            new PrivateEvent("registration", [new("state", words), new("operator", usable ? _operator ?? "" : "")])
            {
                NativeCause = state?.ToString(CultureInfo.InvariantCulture),
            }
        );
        if (usable)
        {
            output.Emit(new DeviceEvent.BackInService(_book.Line));
            output.StatusNormal();
            return;
        }
        output.Emit(new DeviceEvent.OutOfService(_book.Line));
        output.StatusImpaired($"not registered in a network: {words}{(first ? "" : " (it was)")}");
    }

    // 27.007, 8.5: 0 to 31 in steps of 2 dBm from -113; told when it goes from one fifth of the scale to another.
    private void Signal(AtResult result, ILinkOutput output)
    {
        if (result.Line("+CSQ")?.Number(0) is not { } strength || strength is < 0 or (> 31 and not 99))
            return;
        int? bars = strength == 99 ? null : strength / 7;
        if (bars == _bars)
            return;
        _bars = bars;
        output.Emit(
            new PrivateEvent(
                "signal",
                [
                    new("rssi", strength.ToString(CultureInfo.InvariantCulture)),
                    new("dBm", strength == 99 ? "" : ((2 * strength) - 113).ToString(CultureInfo.InvariantCulture)),
                ]
            )
        );
    }
}
