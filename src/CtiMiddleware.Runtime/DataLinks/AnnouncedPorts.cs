using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Runtime.Switches;

namespace CtiMiddleware.Runtime.DataLinks;

/// <summary>Which devices of which switch the message desks announce: their adapters' port maps, with the switch that each port names.</summary>
internal static class AnnouncedPorts
{
    /// <summary>The device that a port means: a number of the switch itself, or <c>switch:number</c> of another that is configured.</summary>
    public static DeviceId Resolve(string port, SwitchId own, Func<SwitchId, bool> isSwitch)
    {
        var device = new DeviceId(port);
        return device.Switch.Length > 0 && isSwitch(new SwitchId(device.Switch.ToString())) ? device : DeviceId.Of(own, port);
    }

    /// <summary>Every announced port, whichever switch's link announces it.</summary>
    public static IReadOnlySet<DeviceId> Of(IReadOnlyList<SwitchDefinition> definitions)
    {
        bool IsSwitch(SwitchId id) => definitions.Any(one => one.Id == id);
        return definitions
            .SelectMany(definition =>
                definition.Links.SelectMany(link =>
                    definition.AdapterOf(link).AnnouncedPorts(link.Options).Select(port => Resolve(port, definition.Id, IsSwitch))
                )
            )
            .ToHashSet();
    }
}
