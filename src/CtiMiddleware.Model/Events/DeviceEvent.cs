using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Objects;

namespace CtiMiddleware.Model.Events;

/// <summary>Device maintenance (ECMA-269 clause 23) and feature events (21.2, 22.2). The device is created when it was not known.</summary>
public abstract record DeviceEvent : SwitchEvent
{
    private DeviceEvent() { }

    /// <summary>The device can be used again.</summary>
    /// <param name="Device">The device.</param>
    public sealed record BackInService(PartyDevice Device) : DeviceEvent;

    /// <summary>The device cannot be used.</summary>
    /// <param name="Device">The device.</param>
    public sealed record OutOfService(PartyDevice Device) : DeviceEvent;

    /// <summary>The message waiting indication changed (21.2).</summary>
    /// <param name="TargetDevice">The device whose indication it is.</param>
    /// <param name="DeviceForMessage">Where the message lies.</param>
    /// <param name="MessageWaitingOn">Whether messages wait.</param>
    public sealed record MessageWaiting(PartyDevice TargetDevice, PartyDevice DeviceForMessage, bool MessageWaitingOn) : DeviceEvent
    {
        /// <summary>Number of new messages; null when not told. Extension.</summary>
        [Extension]
        public int? NewMessages { get; init; }
    }

    /// <summary>A group was counted. Supersedes what was counted of it before; published only when a value changed. Extension.</summary>
    /// <param name="Group">The group.</param>
    /// <param name="Statistics">What was counted.</param>
    [Extension]
    public sealed record GroupCounted(PartyDevice Group, GroupStatistics Statistics) : DeviceEvent;
}
