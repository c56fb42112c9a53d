using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.States;

namespace CtiMiddleware.Adapters.CiscoGed188.Events;

/// <summary>
/// One connection: the name under which it was told to the runtime, which stays, and the identifiers that the switch uses for it now, which may
/// change and are echoed in requests (field rule 2). Mutable; link's thread only.
/// </summary>
/// <param name="call">Its call.</param>
/// <param name="native">The name it was told under.</param>
internal sealed class GedConnection(GedCall call, NativeConnection native)
{
    private EventHistory _history;

    /// <summary>The call.</summary>
    public GedCall Call { get; set; } = call;

    /// <summary>The name it was told under.</summary>
    public NativeConnection Native { get; } = native;

    /// <summary>ConnectionDeviceIDType as the switch said it last.</summary>
    public ushort Type { get; set; }

    /// <summary>ConnectionDeviceID as the switch said it last; null when it never named the connection itself.</summary>
    public string? DeviceId { get; set; }

    /// <summary>The number of its device; null when not known.</summary>
    public string? Number { get; set; }

    /// <summary>Its device as an event named it.</summary>
    public PartyDevice Device { get; set; } = PartyDevice.NotKnown;

    /// <summary>The state that was told last.</summary>
    public LocalConnectionState State { get; set; }

    /// <summary>What was told of it.</summary>
    public ref EventHistory History => ref _history;
}
