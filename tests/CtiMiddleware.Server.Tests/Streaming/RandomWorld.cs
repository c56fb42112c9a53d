using System.Globalization;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime.Events;
using ThreadId = CtiMiddleware.Model.Identifiers.ThreadId;

namespace CtiMiddleware.Server.Tests.Streaming;

/// <summary>Lets calls begin, change, be transferred and end at random, on two switches, with threads, agents and lost links; a seed gives one story.</summary>
internal sealed class RandomWorld(World world, int seed)
{
    private static readonly string[] Switches = ["hq", "branch"];
    private static readonly AgentState[] AgentStates = [AgentState.AgentReady, AgentState.AgentNotReady, AgentState.AgentBusy];
    private static readonly LocalConnectionState[] States =
    [
        LocalConnectionState.Alerting,
        LocalConnectionState.Connected,
        LocalConnectionState.Hold,
    ];

    private readonly Random _random = new(seed);
    private readonly List<Call> _calls = [];
    private readonly Dictionary<ThreadId, CallThread> _threads = [];
    private int _made;

    public void Step()
    {
        switch (_random.Next(12))
        {
            case 0 or 1 or 2:
                Begin();
                break;
            case 3 or 4 or 5:
                ChangeConnection();
                break;
            case 6:
                AddOrDrop();
                break;
            case 7 or 8:
                Transfer();
                break;
            case 9:
                End();
                break;
            case 10:
                MoveAgent();
                break;
            default:
                ChangeSwitch();
                break;
        }
    }

    private string? Number() => _random.Next(6) == 0 ? null : (2001 + _random.Next(4)).ToString(CultureInfo.InvariantCulture);

    private void Begin()
    {
        var id = "call_" + ++_made;
        var call = World.CallOf(id, Switches[_random.Next(2)], Number(), Number(), States[_random.Next(3)]);
        // Now and then a consultation: a second call in the thread of one that goes on.
        if (_calls.Count > 0 && _random.Next(3) == 0)
        {
            var parent = _calls[_random.Next(_calls.Count)];
            if (parent.Switch == call.Switch)
                call = call with { Thread = parent.Thread, Parent = parent.Id };
        }
        _calls.Add(call);
        Append("cti.call.originated.v1", call, [call, Thread(call.Thread, call.Switch, calls => calls.Append(call.Id))], []);
    }

    private void ChangeConnection()
    {
        if (Pick() is not { } index)
            return;
        var call = _calls[index];
        var at = _random.Next(call.Connections.Count);
        var changed = call.Connections.Select((one, i) => i == at ? one with { State = States[_random.Next(3)], Rev = 0 } : one);
        _calls[index] = call with { Connections = [.. changed] };
        Append("cti.call.held.v1", _calls[index], [_calls[index]], []);
    }

    private void AddOrDrop()
    {
        if (Pick() is not { } index)
            return;
        var call = _calls[index];
        _calls[index] =
            call.Connections.Count > 2
                ? call with
                {
                    Connections = [.. call.Connections.Skip(1)],
                }
                : call with
                {
                    Connections = [.. call.Connections, World.ConnectionOf("conn_x" + ++_made, call, Number())],
                };
        Append("cti.call.conferenced.v1", _calls[index], [_calls[index]], []);
    }

    // Two calls become one: the second's far connection moves into the first, the older thread survives.
    private void Transfer()
    {
        if (Pick() is not { } into || Pick() is not { } from || into == from || _calls[into].Switch != _calls[from].Switch)
            return;
        var (first, second) = (_calls[into], _calls[from]);
        var moved = second.Connections[^1] with { Id = new ConnectionId("conn_m" + ++_made), Call = first.Id, Rev = 0 };
        var merged = first with { Connections = [.. first.Connections.Take(1), moved] };
        var changed = new List<CtiObject> { merged };
        var removed = new List<RemovedObject> { new(ObjectKind.Call, second.Id.Value, EventCause.Normal) };
        var threads = Array.Empty<MergedThread>();
        _calls[into] = merged;
        _calls.RemoveAt(from);
        if (first.Thread == second.Thread)
        {
            changed.Add(Thread(first.Thread, first.Switch, calls => calls.Where(id => id != second.Id)));
        }
        else
        {
            var others = _threads[second.Thread].Calls.Where(id => id != second.Id).ToArray();
            for (var i = 0; i < _calls.Count; i++)
            {
                if (!others.Contains(_calls[i].Id))
                    continue;
                _calls[i] = _calls[i] with { Thread = first.Thread };
                changed.Add(_calls[i]);
            }
            _threads.Remove(second.Thread);
            changed.Add(Thread(first.Thread, first.Switch, calls => calls.Concat(others)));
            removed.Add(new(ObjectKind.Thread, second.Thread.Value, EventCause.Normal));
            threads = [new MergedThread(second.Thread, first.Thread, new Dictionary<string, string>(StringComparer.Ordinal))];
        }
        var pair = new MergedConnection(second.Connections[^1].Id, moved.Id, moved.Device);
        Append("cti.call.transferred.v1", merged, changed, removed, [pair], threads);
    }

    private void End()
    {
        if (Pick() is not { } index)
            return;
        var call = _calls[index];
        _calls.RemoveAt(index);
        var removed = new List<RemovedObject> { new(ObjectKind.Call, call.Id.Value, EventCause.NormalClearing) };
        var changed = new List<CtiObject>();
        if (_threads[call.Thread].Calls.Count > 1)
        {
            changed.Add(Thread(call.Thread, call.Switch, calls => calls.Where(id => id != call.Id)));
        }
        else
        {
            _threads.Remove(call.Thread);
            removed.Add(new(ObjectKind.Thread, call.Thread.Value, EventCause.NormalClearing));
        }
        Append("cti.call.callCleared.v1", call, changed, removed);
    }

    private void MoveAgent()
    {
        world.Log.TryGet<Agent>(ObjectKind.Agent, "hq:agent:4711", out var agent);
        var device = new DeviceId("hq:200" + (1 + _random.Next(4)).ToString(CultureInfo.InvariantCulture));
        world.Put(
            "cti.agent.agentNotReady.v1",
            agent!.Switch,
            agent.Id.Value,
            agent with
            {
                Device = device,
                State = AgentStates[_random.Next(3)],
            }
        );
    }

    private void ChangeSwitch()
    {
        var id = new SwitchId(Switches[_random.Next(2)]);
        var stale = _random.Next(2) == 0;
        var state = stale ? LinkState.Down : LinkState.Up;
        world.Put(stale ? "cti.link.down.v1" : "cti.link.up.v1", id, id + "-1", World.LinkOf(id, state), World.SwitchOf(id, state, stale));
    }

    private int? Pick() => _calls.Count == 0 ? null : _random.Next(_calls.Count);

    private CallThread Thread(ThreadId id, SwitchId @switch, Func<IEnumerable<CallId>, IEnumerable<CallId>> change)
    {
        var thread =
            _threads.GetValueOrDefault(id)
            ?? new CallThread
            {
                Id = id,
                Switch = @switch,
                Created = World.At,
                Calls = [],
            };
        return _threads[id] = thread with { Calls = [.. change(thread.Calls)] };
    }

    private void Append(
        string type,
        Call subject,
        IReadOnlyList<CtiObject> changed,
        IReadOnlyList<RemovedObject> removed,
        IReadOnlyList<MergedConnection>? connections = null,
        IReadOnlyList<MergedThread>? threads = null
    ) =>
        world.Log.Append(
            new EventDraft(
                type,
                subject.Switch,
                subject.Id.Value,
                subject.Thread,
                number =>
                {
                    var stamped = changed.Select(one => World.Stamp(one, number)).ToArray();
                    foreach (var call in stamped.OfType<Call>())
                    {
                        var index = _calls.FindIndex(one => one.Id == call.Id);
                        if (index >= 0)
                            _calls[index] = call;
                    }
                    return new EventBody
                    {
                        Call = subject.Id,
                        Cause = EventCause.Normal,
                        Changed = stamped,
                        Removed = removed,
                        Connections = connections ?? [],
                        MergedThreads = threads ?? [],
                    };
                }
            )
        );
}
