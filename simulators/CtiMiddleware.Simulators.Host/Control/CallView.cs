using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Host.Control;

/// <summary>A call of the simulated switch.</summary>
/// <param name="Call">Its number on the engine.</param>
/// <param name="From">The caller's number.</param>
/// <param name="To">What was dialled first.</param>
/// <param name="Created">When it began, by the simulated clock.</param>
/// <param name="Legs">Its parties.</param>
public sealed record CallView(long Call, string From, string To, DateTimeOffset Created, IReadOnlyList<LegView> Legs)
{
    internal static CallView Of(PbxCall call) =>
        new(
            call.Id,
            call.CallerNumber,
            call.DialledNumber,
            call.Created,
            [.. call.Legs.Select(static leg => new LegView(leg.Device.Number, leg.Number, leg.State))]
        );
}
