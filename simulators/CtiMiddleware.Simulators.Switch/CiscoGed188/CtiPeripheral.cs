using System.Globalization;
using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Switch.CiscoGed188;

/// <summary>
/// The peripheral behind one CTI Server or a pair of them: follows the engine, keeps what the protocol shows of its calls, and makes the events.
/// Which client hears them is the business of the faces.
/// </summary>
internal sealed partial class CtiPeripheral : IPbxObserver
{
    private readonly Dictionary<PbxLeg, CtiConnection> _connections = [];
    private readonly SortedDictionary<long, CtiCall> _calls = [];
    private readonly List<CtiServerFace> _faces = [];
    private readonly CtiServerMessage _message = new();
    private readonly CtiServerMessage _bracket = new();

    public CtiPeripheral(PbxEngine engine, CtiServerOptions options)
    {
        Engine = engine;
        Options = options;
        engine.Attach(this);
    }

    public PbxEngine Engine { get; }

    public CtiServerOptions Options { get; }

    /// <summary>The calls, oldest first.</summary>
    public IEnumerable<CtiCall> Calls => _calls.Values;

    public void Add(CtiServerFace face) => _faces.Add(face);

    /// <summary>Forgets every call without a word, as after a cold start.</summary>
    public void Clear()
    {
        _connections.Clear();
        _calls.Clear();
        _preCalls.Clear();
        _intercepts.Clear();
        _reuses = 0;
        _lastEnded = null;
    }

    /// <summary>The connection of a leg; null when the protocol shows none.</summary>
    public CtiConnection? Of(PbxLeg leg) => _connections.GetValueOrDefault(leg);

    /// <summary>Every connection at a device, in the order in which they came.</summary>
    public IEnumerable<CtiConnection> At(string device) =>
        Engine.FindStation(device) is { } station
            ? station.Legs.Select(Of).OfType<CtiConnection>()
            : _calls.Values.SelectMany(static call => call.Connections).Where(connection => connection.Party.Id == device);

    /// <summary>The connection that a client means; null when there is none.</summary>
    public CtiConnection? Find(uint callId, string deviceId)
    {
        // Two calls of one identifier are a fault that can be asked for: then the device decides.
        foreach (var call in Called(callId))
        {
            foreach (var connection in call.Connections)
            {
                if (connection.Id == deviceId)
                    return connection;
            }
        }
        return null;
    }

    /// <summary>The call of an identifier; null when there is none.</summary>
    public CtiCall? FindCall(uint callId) => Called(callId).FirstOrDefault();

    private IEnumerable<CtiCall> Called(uint callId)
    {
        if (_reuses == 0)
            return Engine.FindCall(callId) is { } pbx && _calls.TryGetValue(pbx.Id, out var call) ? [call] : [];
        return _calls.Values.Where(known => known.Id == callId);
    }

    /// <summary>The number by which a group is known to clients.</summary>
    public static uint SkillGroupNumber(AgentGroup group) =>
        uint.TryParse(group.Number, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>The system-wide identifier of a group: the peripheral's number before the group's.</summary>
    public uint SkillGroupId(AgentGroup group) => (Options.PeripheralId * 1000) + (SkillGroupNumber(group) % 1000);

    /// <summary>A device number as events name it.</summary>
    public CtiParty Party(string number)
    {
        if (number.Length == 0)
            return CtiParty.None;
        if (Engine.FindStation(number) is { } station)
            return Party(station);
        if (Engine.FindGroup(number) is not null)
            return new CtiParty(DeviceIDType.Queue, number);
        return new CtiParty(
            Engine.Exists(number) && number.Length < Engine.Profile.OutsideDigits ? DeviceIDType.RoutePoint : DeviceIDType.External,
            number
        );
    }

    public void On(PbxEvent happened)
    {
        switch (happened)
        {
            case PbxEvent.Started e:
                OnStarted(e);
                break;
            case PbxEvent.ServiceInitiated e:
                OnServiceInitiated(e);
                break;
            case PbxEvent.Originated e:
                OnOriginated(e);
                break;
            case PbxEvent.Offered e:
                OnOffered(e);
                break;
            case PbxEvent.NetworkReached e:
                OnNetworkReached(e);
                break;
            case PbxEvent.Alerting e:
                OnAlerting(e);
                break;
            case PbxEvent.Answered e:
                OnAnswered(e);
                break;
            case PbxEvent.AnsweredBySwitch e:
                OnAnsweredBySwitch(e);
                break;
            case PbxEvent.Failed e:
                OnFailed(e);
                break;
            case PbxEvent.Diverted e:
                OnDiverted(e);
                break;
            case PbxEvent.MixJoined e:
                OnMixJoined(e);
                break;
            case PbxEvent.MixLeft e:
                OnMixLeft(e);
                break;
            case PbxEvent.Ending e:
                OnEnding(e);
                break;
            case PbxEvent.Released e:
                OnReleased(e);
                break;
            case PbxEvent.Held e:
                OnHeld(e);
                break;
            case PbxEvent.Retrieved e:
                OnRetrieved(e);
                break;
            default:
                OnFeature(happened);
                break;
        }
    }

    private void OnFeature(PbxEvent happened)
    {
        switch (happened)
        {
            case PbxEvent.Consulting e:
                OnConsulting(e);
                break;
            case PbxEvent.Reconnected e:
                OnReconnected(e);
                break;
            case PbxEvent.BlindTransferred e:
                OnBlindTransferred(e);
                break;
            case PbxEvent.AttendedTransferred e:
                OnAttendedTransferred(e);
                break;
            case PbxEvent.Conferenced e:
                OnConferenced(e);
                break;
            case PbxEvent.PartyAdded e:
                OnPartyAdded(e);
                break;
            case PbxEvent.Intruded e:
                OnIntruded(e);
                break;
            case PbxEvent.Bridged e:
                OnBridged(e);
                break;
            case PbxEvent.Redirected e:
                OnRedirected(e);
                break;
            case PbxEvent.Joined e:
                OnJoined(e);
                break;
            case PbxEvent.Parked e:
                OnParked(e);
                break;
            case PbxEvent.Unparked e:
                OnUnparked(e);
                break;
            case PbxEvent.PickedUp e:
                OnPickedUp(e);
                break;
            case PbxEvent.RoomEntered e:
                OnRoomEntered(e);
                break;
            case PbxEvent.QueueJoined e:
                OnQueueJoined(e);
                break;
            case PbxEvent.QueueAbandoned e:
                OnQueueEnded(e.Leg, e.Group, GedEventCause.AbandLocalQueue);
                break;
            case PbxEvent.QueueLeft e:
                OnQueueEnded(e.Leg, e.Group, GedEventCause.Redirected);
                break;
            case PbxEvent.AgentConnected e:
                OnQueueEnded(e.Caller, e.Member.Group, GedEventCause.None);
                break;
            case PbxEvent.RouteRequested e:
                OnRouteRequested(e);
                break;
            case PbxEvent.RouteUsed e:
                OnRouteUsed(e);
                break;
            case PbxEvent.RouteEnded e:
                OnRouteEnded(e);
                break;
            case PbxEvent.CallVariablesChanged e:
                OnCallDataChanged(e);
                break;
            case PbxEvent.AgentStateChanged e:
                OnAgentStateChanged(e);
                break;
            case PbxEvent.ServiceChanged e:
                OnServiceChanged(e);
                break;
        }
    }

    /// <summary>Gives a call event to whoever hears this connection; BEGIN_CALL_EVENT goes before the first one.</summary>
    private void Tell(CtiConnection viewpoint, CallEventMessageMask kind)
    {
        // Its association is over for everybody: nothing must begin it again.
        if (viewpoint is { EndTold: true, Begun.Count: 0 })
            return;
        var call = viewpoint.Call;
        if (call.Waiting.Exists(gone => gone.Id == viewpoint.Id))
            EndWaiting(call);
        Offer(viewpoint, kind);
        if (call.Waiting.Count > 0 && viewpoint.Begun.Count > 0)
            EndWaiting(call);
    }

    private void Offer(CtiConnection viewpoint, CallEventMessageMask kind)
    {
        foreach (var face in _faces)
            face.Offer(viewpoint, kind, _message);
    }

    /// <summary>From where a happening is told: the connections that clients know and whose end was not told.</summary>
    private static CtiConnection[] Watched(CtiCall call) =>
        call.Connections.Where(static connection => connection is { Watched: true, Announced: true, EndTold: false }).ToArray();

    private static CtiParty Party(Station station) =>
        new(HasAgent(station) ? DeviceIDType.AgentDevice : DeviceIDType.DeviceIdentifier, station.Number);
}
