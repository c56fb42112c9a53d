using System.Globalization;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Links.Transports.DBus;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Snapshots;
using CtiMiddleware.Model.States;

namespace CtiMiddleware.Adapters.OFono;

/// <summary>The calls of the line: what oFono says of its VoiceCall objects → uniform events. Only on the switch's loop.</summary>
/// <param name="line">The number of the line.</param>
internal sealed partial class OFonoCallTable(string line)
{
    /// <summary>Calls at once; GSM itself has at most seven. What is beyond is told as an anomaly and not followed.</summary>
    public const int MaxCalls = 32;

    private readonly Dictionary<string, OFonoCall> _calls = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LocalConnectionState> _own = new(StringComparer.Ordinal);
    private readonly HashSet<string> _left = new(StringComparer.Ordinal);
    private long _lastId;

    public IEnumerable<OFonoCall> Calls => _calls.Values;

    private PartyDevice Line => new(PartyStatus.Provided, line) { Category = DeviceCategory.Station };

    /// <summary>The call of an object path, or null.</summary>
    public OFonoCall? Find(string path) => _calls.GetValueOrDefault(path);

    /// <summary>Whether an object still ends that was told to have left by transfer.</summary>
    public bool HasLeft(string path) => _left.Contains(path);

    /// <summary>The first call that is in a state.</summary>
    public OFonoCall? InState(string state) => _calls.Values.FirstOrDefault(call => call.State == state);

    /// <summary>The calls that are one call of the model.</summary>
    public IReadOnlyList<OFonoCall> Members(string callId) => [.. _calls.Values.Where(call => call.CallId == callId)];

    /// <summary>The call whose far party, or whose line, a connection is; null when there is none.</summary>
    public OFonoCall? Find(NativeConnection connection) =>
        _calls.Values.FirstOrDefault(call => call.Far == connection) ?? _calls.Values.FirstOrDefault(call => call.Own == connection);

    /// <summary>A call that a command of ours is making, before oFono told anything else of it.</summary>
    public OFonoCall? Announce(string path, string? parent)
    {
        if (Find(path) is { } known)
            return known;
        if (Add(path) is not { } call)
            return null;
        call.Incoming = false;
        call.Parent = parent;
        return call;
    }

    /// <summary>CallAdded.</summary>
    /// <returns>The call; null when it cannot be followed.</returns>
    public OFonoCall? Added(string path, DBusValue.Array properties, ILinkOutput output)
    {
        if (Find(path) is { State.Length: > 0 } known)
        {
            output.Anomaly(AnomalyKind.DuplicateObject, $"{path} is added and was not removed; the earlier call ended", default);
            End(known, output);
        }
        var call = Find(path) ?? Add(path);
        if (call is null)
        {
            output.Anomaly(AnomalyKind.UnexpectedEvent, $"{path} is one call more than {MaxCalls}; it is not followed", default);
            return null;
        }
        Describe(call, properties);
        return call;
    }

    /// <summary>Tells a call that was added; its command is bound by now.</summary>
    public void Tell(OFonoCall call, DBusValue.Array properties, ILinkOutput output)
    {
        var state = properties.Find("State")?.AsText ?? "";
        if (call.Incoming is null)
            call.Incoming = state is "incoming" or "waiting";
        Move(call, state, output);
        if (properties.Find("Multiparty")?.AsFlag == true)
            Join(call, output);
    }

    /// <summary>PropertyChanged of a call; false when the property is not known.</summary>
    public bool Changed(OFonoCall call, string property, DBusValue value, ILinkOutput output)
    {
        switch (property)
        {
            case "State" when value.AsText is { } state:
                Move(call, state, output);
                return true;
            case "Multiparty" when value.AsFlag is { } multiparty:
                if (multiparty)
                    Join(call, output);
                else
                    call.Multiparty = false; // its state tells whether it left: a conference that shrank to one says it too
                return true;
            case "RemoteHeld" when value.AsFlag is { } held:
                RemoteHeld(call, held, output);
                return true;
            case "LineIdentification" or "Name" or "IncomingLine":
                if (call.Identify(property, value) && call.State.Length > 0)
                    Informed(call, output);
                return true;
            case "StartTime" when value.AsText is { } time:
                call.StartTime = time;
                output.Ignored();
                return true;
            case "RemoteMultiparty" or "Emergency" or "Information" or "Icon":
                output.Ignored();
                return true;
            default:
                return false;
        }
    }

    /// <summary>Forgets everything without telling it: the runtime ended it or finds it again.</summary>
    public void Clear()
    {
        _calls.Clear();
        _own.Clear();
        _left.Clear();
    }

    private OFonoCall? Add(string path)
    {
        if (_calls.Count >= MaxCalls)
            return null;
        var call = new OFonoCall(path, NewId(path), line);
        _left.Remove(path);
        _calls.Add(path, call);
        return call;
    }

    private string NewId(string path) =>
        string.Create(CultureInfo.InvariantCulture, $"{path.AsSpan(path.LastIndexOf('/') + 1)}.{++_lastId}");

    private static void Describe(OFonoCall call, DBusValue.Array properties)
    {
        foreach (var property in (ReadOnlySpan<string>)["LineIdentification", "Name", "IncomingLine"])
        {
            if (properties.Find(property) is { } value)
                _ = call.Identify(property, value);
        }
    }

    private void Move(OFonoCall call, string state, ILinkOutput output)
    {
        var before = call.State;
        if (state == before)
            return;
        call.State = state;
        switch (state)
        {
            case "dialing":
                Originate(call, output);
                break;
            case "alerting":
                Originate(call, output);
                call.FarIsThere = true;
                output.Emit(new CallEvent.Delivered(call.Far, call.Party, call.Calling, call.Called, PartyDevice.NotRequired));
                break;
            case "incoming" or "waiting":
                Ring(call, output);
                break;
            case "active":
                Activate(call, before, output);
                break;
            case "held":
                if (!call.Answered)
                    Activate(call, before, output);
                Settle(call.CallId, output);
                break;
            case "disconnected":
                End(call, output);
                break;
            default:
                output.Anomaly(AnomalyKind.InvalidField, $"'{state}' is not a state of a call", default);
                break;
        }
    }

    private void Originate(OFonoCall call, ILinkOutput output)
    {
        if (_own.ContainsKey(call.CallId))
            return;
        _own[call.CallId] = LocalConnectionState.Connected;
        output.Emit(
            new CallEvent.Originated(call.Own, call.Calling, call.Called)
            {
                Cause = call.Parent is null ? EventCause.NewCall : EventCause.Consultation,
                ParentCall = call.Parent,
            }
        );
    }

    private void Ring(OFonoCall call, ILinkOutput output)
    {
        if (_own.ContainsKey(call.CallId))
            return; // waiting became incoming or the other way round: it rings as before
        _own[call.CallId] = LocalConnectionState.Alerting;
        call.FarIsThere = true;
        output.Emit(
            new CallEvent.Originated(call.Far, call.Calling, call.Called) { OriginatingDevice = call.Party, Cause = EventCause.NewCall }
        );
        output.Emit(
            new CallEvent.Delivered(call.Own, Line, call.Calling, call.Called, PartyDevice.NotRequired) { Cause = EventCause.NewCall }
        );
    }

    private void Activate(OFonoCall call, string before, ILinkOutput output)
    {
        if (call.Answered)
        {
            Settle(call.CallId, output);
            return;
        }
        call.Answered = true;
        if (call.Incoming == true)
        {
            Ring(call, output);
            _own[call.CallId] = LocalConnectionState.Connected;
            output.Emit(new CallEvent.Established(call.Own, Line, call.Calling, call.Called, PartyDevice.NotRequired));
            return;
        }
        if (before.Length == 0 && call.Incoming is not false)
            call.Incoming = null;
        Originate(call, output);
        call.FarIsThere = true;
        output.Emit(new CallEvent.Established(call.Far, call.Party, call.Calling, call.Called, PartyDevice.NotRequired));
    }

    // The line holds a call, or a conference, when none of its far parties is active any more.
    private void Settle(string callId, ILinkOutput output)
    {
        var members = Members(callId);
        if (
            members.FirstOrDefault(static one => one is { State: "active", Multiparty: false }) is { } alone
            && members.Any(static one => one.State == "held")
        )
        {
            Split(alone, output);
            return;
        }
        if (members.FirstOrDefault(static one => one.Answered) is not { } any || !_own.TryGetValue(callId, out var before))
            return;
        var now = members.Any(static one => one.State == "active") ? LocalConnectionState.Connected : LocalConnectionState.Hold;
        if (now == before || before == LocalConnectionState.Alerting)
            return;
        _own[callId] = now;
        output.Emit(now == LocalConnectionState.Hold ? new CallEvent.Held(any.Own, Line) : new CallEvent.Retrieved(any.Own, Line));
    }

    private static void RemoteHeld(OFonoCall call, bool held, ILinkOutput output)
    {
        if (held == call.RemoteHeld || !call.Answered)
            return;
        call.RemoteHeld = held;
        output.Emit(held ? new CallEvent.Held(call.Far, call.Party) : new CallEvent.Retrieved(call.Far, call.Party));
    }

    private static void Informed(OFonoCall call, ILinkOutput output) =>
        output.Emit(
            new CallEvent.CallInformation(
                call.Incoming == true ? call.Far : call.Own,
                call.Incoming == true ? call.Party : call.Line,
                call.Calling
            )
            {
                CalledDevice = call.Called,
            }
        );
}
