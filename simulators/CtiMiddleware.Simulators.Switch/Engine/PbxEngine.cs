using System.Globalization;
using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>
/// A protocol-free PBX with ACD: devices, calls, groups, parking, and the operations that people and computers perform on
/// them. Knows no wire protocol; faces observe it. Single-threaded: everything is called on its kernel. Operations that
/// make no sense in the present state do nothing and return false or null.
/// </summary>
public sealed partial class PbxEngine
{
    private readonly Dictionary<string, Station> _stations = [];
    private readonly Dictionary<string, AgentGroup> _groups = [];
    private readonly Dictionary<string, AgentGroup> _groupsByName = [];
    private readonly Dictionary<string, Trunk> _trunks = [];
    private readonly Dictionary<string, ConferenceRoom> _rooms = [];
    private readonly SortedDictionary<long, PbxCall> _calls = [];
    private readonly Dictionary<long, PbxCall> _callsByWireId = [];
    private readonly Dictionary<string, PbxAgent> _agents = [];
    private readonly WireIds _wireIds;
    private IPbxObserver[] _observers = [];
    private readonly ParkingSlot[] _slots;
    private readonly Trunk? _outgoing;
    private long _lastCall;
    private long _lastLeg;
    private int _nextSlot;

    /// <summary>Builds the switch that a profile describes, idle, with its agents logged on.</summary>
    /// <param name="kernel">Gives time, order and chance.</param>
    /// <param name="profile">What the switch consists of.</param>
    /// <exception cref="ArgumentException">A number is used twice, or a group names an unknown station.</exception>
    public PbxEngine(SimulationKernel kernel, SwitchProfile profile)
    {
        Kernel = kernel;
        Profile = profile;
        _wireIds = new WireIds(profile);
        foreach (var entry in profile.Stations)
        {
            _stations.Add(entry.Number, Build(entry));
        }
        foreach (var entry in profile.Trunks)
        {
            var trunk = new Trunk(entry.Name, entry.Lines)
            {
                AnswerAfter = entry.AnswerAfter,
                ReportsAnswer = entry.ReportsAnswer,
                GlareShare = entry.GlareShare,
            };
            _trunks.Add(entry.Name, trunk);
            _outgoing ??= trunk;
        }
        foreach (var entry in profile.Groups)
        {
            Build(entry);
        }
        foreach (var (number, name) in profile.Rooms)
        {
            _rooms.Add(number, new ConferenceRoom(number, name));
        }
        _slots = new ParkingSlot[profile.Slots];
        for (var i = 0; i < _slots.Length; i++)
        {
            _slots[i] = new ParkingSlot((profile.FirstSlot + i).ToString(CultureInfo.InvariantCulture));
        }
        BuildServices(profile);
    }

    /// <summary>The kernel that the engine runs on.</summary>
    public SimulationKernel Kernel { get; }

    /// <summary>What the switch was built from.</summary>
    public SwitchProfile Profile { get; }

    /// <summary>All stations, in the order of the profile.</summary>
    public IEnumerable<Station> Stations => _stations.Values;

    /// <summary>All trunks, in the order of the profile.</summary>
    public IEnumerable<Trunk> Trunks => _trunks.Values;

    /// <summary>All groups, in the order of the profile.</summary>
    public IEnumerable<AgentGroup> Groups => _groups.Values;

    /// <summary>All agents, in the order of the profile.</summary>
    public IEnumerable<PbxAgent> Agents => _agents.Values;

    /// <summary>All rooms, in the order of the profile.</summary>
    public IEnumerable<ConferenceRoom> Rooms => _rooms.Values;

    /// <summary>All parking slots.</summary>
    public IReadOnlyList<ParkingSlot> Slots => _slots;

    /// <summary>The calls that exist, oldest first.</summary>
    public IReadOnlyCollection<PbxCall> Calls => _calls.Values;

    /// <summary>Calls made since the start.</summary>
    public long CallsMade => _lastCall;

    /// <summary>Calls that ended since the start, merged ones included; <see cref="CallsMade"/> less this is what exists.</summary>
    public long CallsEnded => _lastCall - _calls.Count;

    /// <summary>Lets an observer hear what follows.</summary>
    /// <param name="observer">Called in the order in which observers were attached.</param>
    public void Attach(IPbxObserver observer) => _observers = [.. _observers, observer];

    /// <summary>Lets an observer hear no more; allowed while an event is told, which it may still hear.</summary>
    /// <param name="observer">Nothing happens when it is not attached.</param>
    public void Detach(IPbxObserver observer) => _observers = [.. _observers.Where(one => !ReferenceEquals(one, observer))];

    /// <summary>How many observers are attached.</summary>
    public int Observers => _observers.Length;

    /// <summary>The station of a number; null when there is none.</summary>
    /// <param name="number">The number to dial.</param>
    public Station? FindStation(string number) => _stations.GetValueOrDefault(number);

    /// <summary>The trunk of a name; null when there is none.</summary>
    /// <param name="name">Its name on the switch.</param>
    public Trunk? FindTrunk(string name) => _trunks.GetValueOrDefault(name);

    /// <summary>The group of a number or name; null when there is none.</summary>
    /// <param name="numberOrName">Either.</param>
    public AgentGroup? FindGroup(string numberOrName) =>
        _groups.GetValueOrDefault(numberOrName) ?? _groupsByName.GetValueOrDefault(numberOrName);

    /// <summary>The agent of an id; null when there is none.</summary>
    /// <param name="id">What the agent logs on as.</param>
    public PbxAgent? FindAgent(string id) => _agents.GetValueOrDefault(id);

    /// <summary>The call of a wire id; null when there is none.</summary>
    /// <param name="wireId">As faces tell it.</param>
    public PbxCall? FindCall(long wireId) => _callsByWireId.GetValueOrDefault(wireId);

    /// <summary>The conference room of a number or name; null when there is none.</summary>
    /// <param name="numberOrName">Either.</param>
    public ConferenceRoom? FindRoom(string numberOrName) =>
        _rooms.GetValueOrDefault(numberOrName) ?? _rooms.Values.FirstOrDefault(room => room.Name == numberOrName);

    /// <summary>Takes a device out of service or brings it back. Calls in progress stay as they are.</summary>
    /// <param name="device">The device.</param>
    /// <param name="inService">False cuts it off.</param>
    public void SetService(PbxDevice device, bool inService)
    {
        if (device.InService == inService)
        {
            return;
        }
        device.InService = inService;
        Raise(new PbxEvent.ServiceChanged(device));
        if (device is Station station)
        {
            DistributeFor(station);
        }
    }

    /// <summary>Sets the message counts of a station's mailbox and so its message waiting lamp.</summary>
    /// <param name="station">The station.</param>
    /// <param name="newMessages">Not yet heard.</param>
    /// <param name="oldMessages">Heard and kept.</param>
    public void SetMessages(Station station, int newMessages, int oldMessages)
    {
        station.NewMessages = newMessages;
        station.OldMessages = oldMessages;
        Raise(new PbxEvent.MailboxChanged(station));
    }

    /// <summary>Forgets all calls without a word, as a switch that restarts. Observers must forget too: <see cref="PbxEvent.Restarted"/> tells them.</summary>
    public int DropAllCalls()
    {
        var dropped = _calls.Count;
        foreach (var call in _calls.Values)
        {
            foreach (var leg in call.Legs)
            {
                leg.RingTimer?.Dispose();
                leg.Routing?.Timer?.Dispose();
                EndVoice(leg);
                leg.State = LegState.Released;
                leg.Device.Remove(leg);
            }
        }
        _calls.Clear();
        _callsByWireId.Clear();
        _wireIds.Restart();
        foreach (var station in _stations.Values)
        {
            station.Camped.Clear();
        }
        _callBacks.Clear();
        foreach (var request in _routeRequests.Values)
        {
            request.End = RouteEnd.CallGone;
        }
        _routeRequests.Clear();
        foreach (var line in _lines.Values)
        {
            line.State = LineState.Idle;
        }
        foreach (var agent in _agents.Values)
        {
            Unsettle(agent);
        }
        foreach (var slot in _slots)
        {
            slot.Timer?.Dispose();
            slot.Parked = null;
        }
        foreach (var group in _groups.Values)
        {
            foreach (var entry in group.Queue)
            {
                entry.RingTimer?.Dispose();
                entry.Retry?.Dispose();
            }
            group.Queue.Clear();
            foreach (var member in group.Members)
            {
                member.Serving = false;
            }
        }
        foreach (var room in _rooms.Values)
        {
            room.Call = null;
        }
        Raise(new PbxEvent.Restarted(dropped));
        return dropped;
    }

    private void Raise(PbxEvent happened)
    {
        foreach (var observer in _observers)
        {
            observer.On(happened);
        }
        AgentsFollow(happened);
        if (_lines.Count > 0)
        {
            LinesFollow(happened);
        }
    }

    private PbxCall NewCall()
    {
        var id = ++_lastCall;
        var call = new PbxCall(id, _wireIds.NewCall(), Kernel.Now) { GlobalId = WireIds.Global(Profile.NodeNumber, id, Kernel.Now) };
        _calls.Add(call.Id, call);
        _callsByWireId.Add(call.WireId, call);
        return call;
    }

    private PbxLeg NewLeg(PbxCall call, PbxDevice device, string number, string name)
    {
        var leg = new PbxLeg(++_lastLeg, call, device, number, name, _wireIds.Device(device, number), Kernel.Now)
        {
            Appearance = device is Station station ? station.FreeAppearance() : 0,
        };
        if (call.Legs.Count == 0)
        {
            (call.CallerNumber, call.CallerName) = (number, name);
        }
        if (device is Trunk trunk)
        {
            call.Trunk ??= trunk;
        }
        call.Add(leg);
        device.Add(leg);
        return leg;
    }

    private void MoveLeg(PbxLeg leg, PbxCall to)
    {
        if (ReferenceEquals(leg.Call, to))
        {
            return;
        }
        var from = leg.Call;
        from.Remove(leg);
        to.Add(leg);
        leg.Call = to;
        Forget(from);
    }

    private void Forget(PbxCall call)
    {
        if (call.Legs.Count == 0)
        {
            if (_calls.Remove(call.Id) && _callsByWireId.Remove(call.WireId))
            {
                _wireIds.Return(call.WireId);
            }
            if (call.Room is { } room && ReferenceEquals(room.Call, call))
            {
                room.Call = null;
            }
        }
        else
        {
            AbandonInvitations(call);
        }
    }
}
