using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Runtime.Events;

namespace CtiMiddleware.Simulators.Scenarios.Running;

/// <summary>
/// The middleware's log as a scenario reads it: events with their devices and calls, calls that went into others, and the names that the scenario
/// gives to calls. A name follows its call through a merge.
/// </summary>
internal sealed class EventTrail(EventLog log, DateTimeOffset start)
{
    private readonly List<LogEntry> _buffer = [];
    private readonly Dictionary<CallId, Call> _calls = [];
    private readonly Dictionary<ConnectionId, Connection> _connections = [];
    private readonly Dictionary<CallId, CallId> _merged = [];
    private readonly Dictionary<string, CallId> _names = new(StringComparer.Ordinal);
    private readonly List<(string Name, Func<Call, bool> Fits)> _awaited = [];
    private readonly List<CallId> _order = [];
    private long _read;

    /// <summary>All events so far.</summary>
    public List<SeenEvent> Events { get; } = [];

    /// <summary>Every call ever seen, in the order in which they came.</summary>
    public IReadOnlyList<CallId> CallOrder => _order;

    /// <summary>Takes in what the log has gained.</summary>
    /// <exception cref="InvalidOperationException">The log's ring was too small for the scenario.</exception>
    public void Read()
    {
        _buffer.Clear();
        if (!log.TryRead(_read, int.MaxValue, _buffer))
            throw new InvalidOperationException("The scenario made more events than the log keeps.");
        foreach (var entry in _buffer)
        {
            _read = entry.Number;
            Add(entry);
        }
    }

    /// <summary>Gives a name to a call.</summary>
    public void Name(string name, CallId call)
    {
        _awaited.RemoveAll(awaited => awaited.Name == name);
        _names[name] = call;
    }

    /// <summary>Gives a name to the next new call that fits.</summary>
    public void NameNext(string name, Func<Call, bool> fits)
    {
        _names.Remove(name);
        _awaited.Add((name, fits));
    }

    /// <summary>The call of a name, the one it was merged into when it was; null when none has the name yet.</summary>
    public CallId? Find(string name) => _names.TryGetValue(name, out var call) ? Survivor(call) : null;

    /// <summary>The name of a call for people; its identifier when it has none.</summary>
    public string NameOf(CallId call) => _names.FirstOrDefault(pair => pair.Value == call).Key ?? call.Value;

    /// <summary>The name of a call for people.</summary>
    public string NameOf(string call) => NameOf(new CallId(call));

    /// <summary>Whether a name was given to this very call, whatever became of it.</summary>
    public bool IsNamed(string name, string call) => _names.TryGetValue(name, out var named) && named.Value == call;

    /// <summary>The call of the event at a position of the log; null when it is about none.</summary>
    public CallId? CallAt(long number) => Events.Find(seen => seen.Entry.Number == number)?.CallId;

    /// <summary>The call that a call became a part of, or itself.</summary>
    public CallId Survivor(CallId call)
    {
        while (_merged.TryGetValue(call, out var into))
            call = into;
        return call;
    }

    private void Add(LogEntry entry)
    {
        var body = entry.Data;
        var fresh = new List<Call>();
        foreach (var changed in body.Changed.OfType<Call>())
        {
            if (_calls.TryAdd(changed.Id, changed))
            {
                _order.Add(changed.Id);
                fresh.Add(changed);
            }
            _calls[changed.Id] = changed;
            foreach (var connection in changed.Connections)
                _connections[connection.Id] = connection;
        }
        foreach (var call in fresh)
        {
            if (_awaited.FindIndex(awaited => awaited.Fits(call)) is var index and >= 0)
                Name(_awaited[index].Name, call.Id);
        }
        foreach (var removed in body.Removed)
        {
            // Only a merge ends one call by an event about another.
            if (removed.Kind == ObjectKind.Call && body.Call is { } into && removed.Id != into.Value)
                _merged[new CallId(removed.Id)] = into;
        }
        Events.Add(
            new SeenEvent(entry, entry.Time - start, body.Call is { } about ? _calls.GetValueOrDefault(about) : null, Devices(entry))
        );
    }

    private List<string> Devices(LogEntry entry)
    {
        var names = new List<string>();
        if (entry.Data.Connection is { } id && _connections.TryGetValue(id, out var connection))
        {
            if (connection.Device is { } device)
                names.Add(device.Number.ToString());
            if (connection.Number is { } number)
                names.Add(number);
        }
        else if (entry.Data.Call is null)
        {
            names.Add(entry.Subject[(entry.Subject.LastIndexOf(':') + 1)..]);
            foreach (var agent in entry.Data.Changed.OfType<Agent>())
            {
                if (agent.Device is { } device)
                    names.Add(device.Number.ToString());
            }
        }
        return names;
    }
}
