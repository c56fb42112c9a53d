using CtiMiddleware.Model.Devices;

namespace CtiMiddleware.Adapters.ChannelModel;

/// <summary>A device as the map found it. One instance for each endpoint.</summary>
/// <param name="number">The dialable number.</param>
/// <param name="kind">What it is.</param>
/// <param name="nativeName">The endpoint's name on the switch.</param>
public sealed class MappedDevice(string number, DeviceCategory kind, string nativeName)
{
    /// <summary>The dialable number.</summary>
    public string Number { get; } = number;

    /// <summary>What it is.</summary>
    public DeviceCategory Kind { get; } = kind;

    /// <summary>The endpoint's name on the switch, for example <c>PJSIP/1001</c>.</summary>
    public string NativeName { get; } = nativeName;

    /// <summary>The last in-service state that was reported; null before the first.</summary>
    public bool? InService { get; set; }
}
