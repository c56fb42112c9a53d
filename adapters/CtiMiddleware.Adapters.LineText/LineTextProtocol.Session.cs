using CtiMiddleware.Adapters.LineText.Messages;
using CtiMiddleware.Links.Spi;

namespace CtiMiddleware.Adapters.LineText;

/// <summary>What the session wants done is done here.</summary>
public sealed partial class LineTextProtocol
{
    private static readonly LinkTimer LoginTimer = new(1);
    private static readonly LinkTimer HeartbeatTimer = new(2);

    private DateTimeOffset _pingSent;

    private void Step(LineTextSession.Input input)
    {
        var step = LineTextSession.Next(_state, input);
        _state = step.State;
        foreach (var effect in step.Effects)
            Do(effect);
    }

    private void Do(LineTextSession.Effect effect)
    {
        switch (effect)
        {
            case LineTextSession.Effect.SendLogin:
                if (!TrySend(new Message("LOGIN", 0, null, ("user", _options.User), ("secret", _options.Secret)), ToSession(LoggedOn)))
                    _output.Close($"user and secret do not fit into {Message.MaxLength} bytes", CloseNext.Blocked);
                break;
            case LineTextSession.Effect.SendPing:
                _pingSent = _output.Now;
                _ = TrySend(new Message("PING", 0, null), ToSession(static _ => new LineTextSession.Input.PingAnswered()));
                _output.StartTimer(HeartbeatTimer, _options.HeartbeatTimeout);
                break;
            case LineTextSession.Effect.ReportLoggedOn e:
                _output.LoggedOn(e.Name, restriction: null);
                break;
            case LineTextSession.Effect.ReportRestarted e:
                _output.SwitchRestarted(e.Evidence);
                break;
            case LineTextSession.Effect.ReportStatusNormal:
                _output.StatusNormal();
                break;
            case LineTextSession.Effect.ReportHeartbeatAnswered:
                _output.HeartbeatAnswered(_output.Now - _pingSent);
                break;
            case LineTextSession.Effect.ReportHeartbeatMissed:
                _output.HeartbeatMissed();
                break;
            case LineTextSession.Effect.ReportUnexpected e:
                _output.Anomaly(AnomalyKind.UnexpectedEvent, $"{e.Input} means nothing in state {e.State}", default);
                break;
            case LineTextSession.Effect.StartLoginTimer:
                _output.StartTimer(LoginTimer, _options.LoginTimeout);
                break;
            case LineTextSession.Effect.StopLoginTimer:
                _output.StopTimer(LoginTimer);
                break;
            case LineTextSession.Effect.StartHeartbeatTimer:
                _output.StartTimer(HeartbeatTimer, _options.HeartbeatInterval);
                break;
            case LineTextSession.Effect.Close e:
                _output.Close(e.Reason, e.Next);
                break;
            default:
                throw new InvalidOperationException($"No such effect: {effect}");
        }
    }

    private Waiting ToSession(Func<Message, LineTextSession.Input> meaning) =>
        new(Ticket: null, Scope: null) { ToSession = answer => Step(meaning(answer)) };

    private static LineTextSession.Input LoggedOn(Message answer) =>
        answer.Word == "OK" && long.TryParse(answer.Find("boot"), out var boot)
            ? new LineTextSession.Input.LoginAccepted(boot)
            : new LineTextSession.Input.LoginRefused(answer.Find("text") ?? answer.Name ?? "without a word");
}
