using CtiMiddleware.Links.Spi;
using CtiMiddleware.Links.Transports.DBus;

namespace CtiMiddleware.Adapters.OFono;

/// <summary>What the session wants done is done here.</summary>
public sealed partial class OFonoProtocol
{
    private static readonly LinkTimer LoginTimer = new(1);
    private static readonly LinkTimer HeartbeatTimer = new(2);
    private static readonly LinkTimer PowerTimer = new(3);

    private DateTimeOffset _asked;

    private void Step(OFonoSession.Input input)
    {
        var step = OFonoSession.Next(_state, input);
        _state = step.State;
        foreach (var effect in step.Effects)
            Do(effect);
    }

    private void Do(OFonoSession.Effect effect)
    {
        switch (effect)
        {
            case OFonoSession.Effect.AskModems:
                Call("/", OFonoNames.Manager, "GetModems", [], Listed, ListRefused);
                break;
            case OFonoSession.Effect.AskAlive:
                _asked = _output.Now;
                Call("/", OFonoNames.Manager, "GetModems", [], StillListed, IsAlive);
                _output.StartTimer(HeartbeatTimer, _options.HeartbeatTimeout);
                break;
            case OFonoSession.Effect.ReportLoggedOn:
                BeginModem();
                break;
            case OFonoSession.Effect.ReportHeartbeatAnswered:
                _output.HeartbeatAnswered(_output.Now - _asked);
                break;
            case OFonoSession.Effect.ReportHeartbeatMissed:
                _output.HeartbeatMissed();
                break;
            case OFonoSession.Effect.ReportUnexpected e:
                _output.Anomaly(AnomalyKind.UnexpectedEvent, $"{e.Input} means nothing in state {e.State}", default);
                break;
            case OFonoSession.Effect.StartLoginTimer:
                _output.StartTimer(LoginTimer, _options.LoginTimeout);
                break;
            case OFonoSession.Effect.StopLoginTimer:
                _output.StopTimer(LoginTimer);
                break;
            case OFonoSession.Effect.StartHeartbeatTimer:
                _output.StartTimer(HeartbeatTimer, _options.HeartbeatInterval);
                break;
            case OFonoSession.Effect.Close e:
                _output.Close(e.Reason, e.Next);
                break;
            default:
                throw new InvalidOperationException($"No such effect: {effect}");
        }
    }

    private bool Listed(IReadOnlyList<DBusValue> body)
    {
        if (body is not [DBusValue.Array { Element: "(oa{sv})" } modems])
            return false;
        _modem = _modem.WithAll(modems);
        Step(new OFonoSession.Input.ModemsListed());
        return true;
    }

    private void ListRefused(DBusLine.Error error) =>
        Step(
            new OFonoSession.Input.ListRefused(
                error.Name is "org.freedesktop.DBus.Error.AccessDenied",
                error.Message.Length == 0 ? error.Name : $"{error.Name}: {error.Message}"
            )
        );

    // The answer also shows a change whose signal was lost.
    private bool StillListed(IReadOnlyList<DBusValue> body)
    {
        if (body is not [DBusValue.Array { Element: "(oa{sv})" } modems])
            return false;
        Change(_modem.WithAll(modems));
        Step(new OFonoSession.Input.IsAlive());
        return true;
    }

    // A refusal is an answer too, but for one that only says that none came.
    private void IsAlive(DBusLine.Error error)
    {
        if (!error.Name.EndsWith(".NoReply", StringComparison.Ordinal))
            Step(new OFonoSession.Input.IsAlive());
    }
}
