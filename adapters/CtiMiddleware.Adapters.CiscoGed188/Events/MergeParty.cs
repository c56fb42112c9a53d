using CtiMiddleware.Model.Devices;

namespace CtiMiddleware.Adapters.CiscoGed188.Events;

/// <summary>One party that remains after a merge: a triplet of ConnectedParty fields.</summary>
/// <param name="CallId">ConnectedPartyCallID.</param>
/// <param name="Type">ConnectedPartyDeviceIDType.</param>
/// <param name="DeviceId">ConnectedPartyDeviceID, or null.</param>
internal sealed record MergeParty(uint CallId, uint Type, string? DeviceId)
{
    /// <summary>The party as a device.</summary>
    public PartyDevice Device => GedParties.Of(Type, DeviceId);

    /// <summary>The connection it was before; null when it was never seen.</summary>
    public GedConnection? Old { get; set; }
}
