using System.Collections.Immutable;

namespace CtiMiddleware.Client;

/// <summary>The state of a <see cref="Mirror"/> at one position of the log. Immutable.</summary>
public sealed record MirrorState
{
    /// <summary>Before the first snapshot.</summary>
    public static MirrorState Empty { get; } = new();

    /// <summary>The position; null before the first snapshot.</summary>
    public string? Cursor { get; init; }

    /// <summary>The stream is connected and complete. When false, what is shown may be out of date: say so on a screen.</summary>
    public bool InSync { get; init; }

    /// <summary>Why it is not in sync, in words; null when it is or never was.</summary>
    public string? Trouble { get; init; }

    /// <summary>How often the state was replaced as a whole, the first time included.</summary>
    public int Resyncs { get; init; }

    /// <summary>The calls.</summary>
    public ImmutableDictionary<string, Call> Calls { get; init; } = ImmutableDictionary<string, Call>.Empty;

    /// <summary>The agents.</summary>
    public ImmutableDictionary<string, Agent> Agents { get; init; } = ImmutableDictionary<string, Agent>.Empty;

    /// <summary>The devices.</summary>
    public ImmutableDictionary<string, Device> Devices { get; init; } = ImmutableDictionary<string, Device>.Empty;

    /// <summary>The groups.</summary>
    public ImmutableDictionary<string, Group> Groups { get; init; } = ImmutableDictionary<string, Group>.Empty;

    /// <summary>The threads.</summary>
    public ImmutableDictionary<string, CallThread> Threads { get; init; } = ImmutableDictionary<string, CallThread>.Empty;

    /// <summary>The switches.</summary>
    public ImmutableDictionary<string, Switch> Switches { get; init; } = ImmutableDictionary<string, Switch>.Empty;

    /// <summary>The links.</summary>
    public ImmutableDictionary<string, Link> Links { get; init; } = ImmutableDictionary<string, Link>.Empty;

    /// <summary>Objects of other kinds, by <c>kind/id</c>.</summary>
    public ImmutableDictionary<string, CtiObject> Others { get; init; } = ImmutableDictionary<string, CtiObject>.Empty;

    /// <summary>The state after an event: the fold. Pure.</summary>
    public MirrorState After(CtiEvent @event)
    {
        ArgumentNullException.ThrowIfNull(@event);
        return @event switch
        {
            Resync resync => resync.Objects.Aggregate(
                new MirrorState
                {
                    Cursor = resync.Cursor,
                    InSync = true,
                    Resyncs = Resyncs + 1,
                },
                static (state, item) => state.With(item)
            ),
            LogEvent log => log.Removed.Aggregate(
                log.Changed.Aggregate(this with { Cursor = log.Cursor ?? Cursor }, static (state, item) => state.With(item)),
                static (state, removed) => state.Without(removed.Kind, removed.Id)
            ),
            Disconnected lost => this with { InSync = false, Trouble = lost.Reason },
            StreamGap => this with { InSync = false, Trouble = "a hole in the numbering of the stream" },
            Resumed => this with { InSync = true, Trouble = null },
            _ => this,
        };
    }

    private MirrorState With(CtiObject item) =>
        item switch
        {
            Call call => this with { Calls = Calls.SetItem(call.Id, call) },
            Agent agent => this with { Agents = Agents.SetItem(agent.Id, agent) },
            Device device => this with { Devices = Devices.SetItem(device.Id, device) },
            Group group => this with { Groups = Groups.SetItem(group.Id, group) },
            CallThread thread => this with { Threads = Threads.SetItem(thread.Id, thread) },
            Switch @switch => this with { Switches = Switches.SetItem(@switch.Id, @switch) },
            Link link => this with { Links = Links.SetItem(link.Id, link) },
            _ => this with { Others = Others.SetItem(item.Kind + "/" + item.Key, item) },
        };

    private MirrorState Without(string kind, string id) =>
        kind switch
        {
            "call" => this with { Calls = Calls.Remove(id) },
            "agent" => this with { Agents = Agents.Remove(id) },
            "device" => this with { Devices = Devices.Remove(id) },
            "group" => this with { Groups = Groups.Remove(id) },
            "thread" => this with { Threads = Threads.Remove(id) },
            "switch" => this with { Switches = Switches.Remove(id) },
            "link" => this with { Links = Links.Remove(id) },
            _ => this with { Others = Others.Remove(kind + "/" + id) },
        };
}
