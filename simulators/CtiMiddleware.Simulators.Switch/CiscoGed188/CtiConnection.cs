using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Switch.CiscoGed188;

/// <summary>One party of a call as the protocol shows it: the key of a leg is call identifier, type and device half.</summary>
internal sealed class CtiConnection(CtiCall call, PbxLeg? leg, CtiParty party, ConnectionDeviceIDType idType, string id)
{
    /// <summary>The call that it belongs to now.</summary>
    public CtiCall Call { get; set; } = call;

    /// <summary>The call identifier under which clients know it; differs from the call's own from a merge until that was told.</summary>
    public uint CallId { get; set; } = call.Id;

    /// <summary>The engine's leg; null for a queue or a route point.</summary>
    public PbxLeg? Leg { get; } = leg;

    /// <summary>The device.</summary>
    public CtiParty Party { get; } = party;

    /// <summary>Whether <see cref="Id"/> is the device's number.</summary>
    public ConnectionDeviceIDType IdType { get; private set; } = idType;

    /// <summary>The device half of the connection's identifier.</summary>
    public string Id { get; private set; } = id;

    /// <summary>The device half that it must change to, because its call has another connection of the same name now; null for none.</summary>
    public string? NextId { get; set; }

    /// <summary>Whether clients must be told of another identifier.</summary>
    public bool IsRenamed => CallId != Call.Id || NextId is not null;

    /// <summary>Whether the server tells of the calls of this device: of stations, queues and route points, not of the outside.</summary>
    public bool Watched => Leg is null || Leg.Device is Station;

    /// <summary>True once an event named the connection; one that never rang is never told to be cleared.</summary>
    public bool Announced { get; set; }

    /// <summary>True from the moment at which its end is certain.</summary>
    public bool Ending { get; set; }

    /// <summary>True when another event told its end: transferred away, diverted, merged (field rule 9).</summary>
    public bool EndTold { get; set; }

    /// <summary>True while media flows.</summary>
    public bool Talking { get; set; }

    /// <summary>The consultation that was made while it is held; null for none.</summary>
    public CtiCall? Consultation { get; set; }

    /// <summary>The monitors whose clients got BEGIN_CALL_EVENT for it.</summary>
    public List<CtiMonitor> Begun { get; private set; } = [];

    /// <summary>Whether clients know it by an identifier, or will when they are told what it is called now.</summary>
    public bool IsCalled(uint callId, string id) =>
        !EndTold && ((CallId == callId && Id == id) || (Call.Id == callId && (NextId ?? Id) == id));

    /// <summary>Two connections of one device exchange what clients know them by: of the two that became one, the other name goes on.</summary>
    public void Exchange(CtiConnection other)
    {
        (Id, other.Id) = (other.Id, Id);
        (IdType, other.IdType) = (other.IdType, IdType);
        (CallId, other.CallId) = (other.CallId, CallId);
        (Begun, other.Begun) = (other.Begun, Begun);
    }

    /// <summary>The new identifier was told, or needs not be.</summary>
    public void Rename()
    {
        CallId = Call.Id;
        if (NextId is not { } next)
            return;
        (Id, IdType, NextId) = (next, ConnectionDeviceIDType.Dynamic, null);
    }

    /// <summary>The connection's state as the protocol words it.</summary>
    public GedConnectionState State =>
        Leg is null
            ? (Party.Type == DeviceIDType.Queue ? GedConnectionState.Queued : GedConnectionState.Alerting)
            : Leg.State switch
            {
                LegState.Initiated or LegState.Connected or LegState.Queued or LegState.Parked => GedConnectionState.Connect,
                LegState.Alerting => GedConnectionState.Alerting,
                LegState.Held => GedConnectionState.Hold,
                LegState.Failed => GedConnectionState.Fail,
                _ => GedConnectionState.Null,
            };
}
