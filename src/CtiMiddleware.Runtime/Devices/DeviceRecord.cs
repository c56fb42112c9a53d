using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Runtime.Calls;
using CtiMiddleware.Runtime.Groups;

namespace CtiMiddleware.Runtime.Devices;

/// <summary>A registry's working copy of a device.</summary>
internal sealed class DeviceRecord(DeviceId id, SwitchId @switch, string number) : TrackedRecord
{
    public DeviceId Id { get; } = id;

    public string Number { get; } = number;

    public DeviceCategory Category { get; set; }

    public string? Name { get; set; }

    public string? Native { get; set; }

    public bool? InService { get; set; }

    public bool? MessageWaiting { get; set; }

    public required string Observed { get; set; }

    /// <summary>Why its calls are not seen; null when they are, or when it was not told.</summary>
    public string? ObservedReason { get; set; }

    /// <summary>Named in the configuration: no snapshot removes it.</summary>
    public bool Configured { get; set; }

    /// <summary>Its kind was assumed, not told.</summary>
    public bool Assumed { get; set; }

    /// <summary>How many connections are at it now.</summary>
    public int Connections { get; set; }

    /// <summary>The group that this device is; null when it is none.</summary>
    public GroupRecord? Group { get; set; }

    public override ObjectKind Kind => ObjectKind.Device;

    public override string Key => Id.Value;

    public override CtiObject Build(long rev) =>
        new Device
        {
            Rev = rev,
            Synthetic = Synthetic,
            Id = Id,
            Switch = @switch,
            Number = Number,
            Category = Category,
            Name = Name,
            Native = Native,
            InService = InService,
            MessageWaiting = MessageWaiting,
            Observed = Observed,
            ObservedReason = ObservedReason,
        };
}
