using CtiMiddleware.Adapters.CiscoGed188.Messages;

namespace CtiMiddleware.Simulators.Switch.CiscoGed188;

/// <summary>A device as events name it; the default value is no device.</summary>
internal readonly record struct CtiParty(DeviceIDType Type, string Id)
{
    /// <summary>No device.</summary>
    public static CtiParty None { get; } = new(DeviceIDType.None, "");

    /// <summary>True when there is no device; one whose number is not known has a type all the same (field rule 24).</summary>
    public bool IsNone => Id is null || Type == DeviceIDType.None;
}
