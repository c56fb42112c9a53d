using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Model.Devices;

namespace CtiMiddleware.Adapters.CiscoGed188.Events;

/// <summary>Devices of events as parties: what kind they are comes from DeviceIDType, never from the look of the number.</summary>
internal static class GedParties
{
    /// <summary>A device by type and number. The number of a trunk is nobody's number (field rule 24).</summary>
    public static PartyDevice Of(uint type, string? number)
    {
        var category = CategoryOf(type);
        if (number is null || IsTrunk(type))
            return PartyDevice.NotKnown with { Category = category };
        return new PartyDevice(PartyStatus.Provided, number) { Category = category };
    }

    /// <summary>
    /// A number of which it is not known whether it belongs to a device: one of the outside world unless the switch has such a device.
    /// </summary>
    public static PartyDevice Outside(string? number) =>
        number is null ? PartyDevice.NotKnown : new PartyDevice(PartyStatus.Provided, number) { Category = DeviceCategory.Trunk };

    /// <summary>Whether the identifier names a trunk or a group of trunks.</summary>
    public static bool IsTrunk(uint type) => (DeviceIDType)type is DeviceIDType.TrunkIdentifier or DeviceIDType.TrunkGroupIdentifier;

    /// <summary>What the type says; null when it says nothing.</summary>
    public static DeviceCategory? CategoryOf(uint type) =>
        (DeviceIDType)type switch
        {
            DeviceIDType.DeviceIdentifier
            or DeviceIDType.AgentDevice
            or DeviceIDType.IpPhoneMacIdentifier
            or DeviceIDType.NonAcdDeviceIdentifier
            or DeviceIDType.SharedDeviceIdentifier => DeviceCategory.Station,
            DeviceIDType.CtiPort => DeviceCategory.VoiceUnit,
            DeviceIDType.RoutePoint => DeviceCategory.RoutePoint,
            DeviceIDType.Queue => DeviceCategory.AcdGroup,
            // Who stands outside is reached over a trunk; the number is that person's.
            DeviceIDType.External or DeviceIDType.TrunkIdentifier or DeviceIDType.TrunkGroupIdentifier => DeviceCategory.Trunk,
            _ => null,
        };
}
