using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Host.Control;

/// <summary>A device of the simulated switch.</summary>
/// <param name="Number">Its number or name.</param>
/// <param name="Name">The name shown to others.</param>
/// <param name="Kind"><c>station</c>, <c>trunk</c> or <c>group</c>.</param>
/// <param name="InService">Whether it works.</param>
/// <param name="Calls">The calls that it is in.</param>
public sealed record DeviceView(string Number, string Name, string Kind, bool InService, IReadOnlyList<long> Calls)
{
    internal static DeviceView Of(PbxDevice device, string kind) =>
        new(device.Number, device.Name, kind, device.InService, [.. device.Legs.Select(static leg => leg.Call.Id)]);
}
