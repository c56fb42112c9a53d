using CtiMiddleware.Simulators.Host.Control.Bodies;
using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Host.Control;

/// <summary>Does at a telephone what a person would do. Called on the kernel.</summary>
internal static class People
{
    private static readonly TimeSpan KeyPress = TimeSpan.FromMilliseconds(100);

    public static void Act(PbxEngine engine, Station station, ActionBody body)
    {
        var done = body.Do switch
        {
            PersonAction.Dial => engine.Dial(station, To(engine, body)) is not null,
            PersonAction.Answer => engine.Answer(Leg(station, body, LegState.Alerting)),
            PersonAction.Refuse => engine.Refuse(Leg(station, body, LegState.Alerting)),
            PersonAction.HangUp => engine.HangUp(Newest(station, body)),
            PersonAction.Hold => engine.Hold(Leg(station, body, LegState.Connected)),
            PersonAction.Retrieve => engine.Retrieve(Leg(station, body, LegState.Held)),
            PersonAction.Alternate => engine.Alternate(station),
            PersonAction.Consult => engine.Consult(Leg(station, body, LegState.Connected), To(engine, body)) is not null,
            PersonAction.Reconnect => engine.Reconnect(Leg(station, body, LegState.Held)),
            PersonAction.Transfer => Transfer(engine, station, body),
            PersonAction.Conference => engine.Conference(Leg(station, body, LegState.Held), Other(station)),
            PersonAction.BlindTransfer => engine.BlindTransfer(Leg(station, body, LegState.Connected), To(engine, body)),
            PersonAction.Deflect => engine.Deflect(Leg(station, body, LegState.Alerting), To(engine, body)) == Refusal.None,
            PersonAction.Park => engine.Park(Leg(station, body, LegState.Connected), station) is not null,
            PersonAction.PickUp => engine.Dial(station, engine.Profile.PickupCode + To(engine, body)) is not null,
            _ => Press(engine, Leg(station, body, LegState.Connected), body),
        };
        if (!done)
            throw new ControlException(ControlProblem.Refused($"{body.Device} cannot {Name(body.Do)} now."));
    }

    private static bool Transfer(PbxEngine engine, Station station, ActionBody body)
    {
        var (held, consultation) = (Leg(station, body, LegState.Held), Other(station));
        return engine.Transfer(held, consultation) || engine.TransferRinging(held, consultation);
    }

    private static bool Press(PbxEngine engine, PbxLeg leg, ActionBody body)
    {
        if (
            body.To is not { Length: > 0 } digits
            || digits.Any(static digit => !"0123456789*#ABCD".Contains(digit, StringComparison.Ordinal))
        )
            throw new ControlException(ControlProblem.Invalid("to", "Digits are 0 to 9, *, #, A to D."));
        foreach (var digit in digits)
            engine.PressDigit(leg, digit, KeyPress);
        return true;
    }

    private static string To(PbxEngine engine, ActionBody body) =>
        body.To is not { Length: > 0 } to ? throw new ControlException(ControlProblem.Invalid("to", $"{Name(body.Do)} needs the field to."))
        : engine.Exists(to) ? to
        : throw new ControlException(ControlProblem.NotFound("number", $"There is no number {to} on the simulated switch."));

    private static PbxLeg Leg(Station station, ActionBody body, LegState state) =>
        station.Legs.FirstOrDefault(leg => leg.State == state && (body.Call is null || leg.Call.Id == body.Call))
        ?? throw new ControlException(
            ControlProblem.Refused($"{body.Device} cannot {Name(body.Do)}: it has no call that is {Name(state)}.")
        );

    private static PbxLeg Newest(Station station, ActionBody body) =>
        station.Legs.LastOrDefault(leg => body.Call is null || leg.Call.Id == body.Call)
        ?? throw new ControlException(ControlProblem.Refused($"{body.Device} cannot {Name(body.Do)}: it has no call."));

    private static PbxLeg Other(Station station) =>
        station.Legs.LastOrDefault(static leg => leg.State != LegState.Held)
        ?? throw new ControlException(ControlProblem.Refused($"{station.Number} has no second call."));

    private static string Name<T>(T value)
        where T : struct, Enum
    {
        var text = value.ToString();
        return char.ToLowerInvariant(text[0]) + text[1..];
    }
}
