using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.States;

namespace CtiMiddleware.Adapters.ChannelModel;

/// <summary>A connection: one device in one call. Of a channel, or of a queue or park slot at which a channel waits.</summary>
internal sealed class Leg(ModelCall call, Channel channel)
{
    public ModelCall Call { get; set; } = call;

    public Channel Channel { get; } = channel;

    public LocalConnectionState State { get; set; }

    /// <summary>Events were emitted for it.</summary>
    public bool Visible { get; set; }

    /// <summary>The device called the switch, or the switch called it first in the name of a Make Call.</summary>
    public bool Originating { get; set; }

    /// <summary>The number of the queue or park slot; null for a channel's leg.</summary>
    public string? WaitsAt { get; init; }

    public DeviceCategory Kind { get; init; }

    /// <summary>The device half of its native identifier.</summary>
    public required string DeviceHalf { get; init; }

    public NativeConnection Id => new(Call.Id, DeviceHalf);
}
