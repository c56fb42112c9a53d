using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Runtime.Supervision;

namespace CtiMiddleware.Runtime.Switches;

/// <summary>Writes the states of the links to the log (<c>cti.link.down.v1</c> and the like) and tells the registry the switch's. Loop's thread only.</summary>
/// <param name="definition">The switch.</param>
/// <param name="log">Where to.</param>
/// <param name="registry">Keeps the switch's own object.</param>
/// <param name="time">The clock.</param>
internal sealed class StatusPublisher(SwitchDefinition definition, IEventSink log, ISwitchRegistry registry, TimeProvider time)
{
    // From the best to the worst.
    private static readonly LinkState[] Rank =
    [
        LinkState.Up,
        LinkState.Degraded,
        LinkState.Syncing,
        LinkState.Negotiating,
        LinkState.Connecting,
        LinkState.Down,
        LinkState.Blocked,
        LinkState.Disabled,
    ];

    private readonly Dictionary<LinkSession, (LinkState State, DateTimeOffset Since)> _since = [];
    private (LinkState State, string Reason, string? Version) _switch;

    /// <summary>Writes the state of a link.</summary>
    public void Publish(LinkSession link)
    {
        var now = time.GetUtcNow();
        if (!_since.TryGetValue(link, out var since) || since.State != link.Status.State)
            _since[link] = since = (link.Status.State, now);
        var shown = new LinkObject
        {
            Id = link.Id,
            Switch = definition.Id,
            Role = Name(link.Definition.Role),
            Address = link.Address.ToString(),
            State = link.Status.State,
            Reason = link.Status.Reason,
            Since = since.Since,
            NextRetry = link.Status.NextRetry,
        };
        var type = $"cti.link.{Name(link.Status.State)}.v1";
        EventBody Body(long number) => new() { Changed = [shown with { Rev = number }] };
        log.Append(new EventDraft(type, definition.Id, link.Id.Value, Thread: null, Body));
    }

    /// <summary>Tells the switch's state where it changed: the best of its links'.</summary>
    public void PublishSwitch(IReadOnlyList<LinkSession> links)
    {
        var best = Best(links);
        var next = (best.State, best.Reason, best.Version ?? _switch.Version);
        if (next == _switch)
            return;
        _switch = next;
        registry.SetState(next.State, next.Reason, next.Item3, time.GetUtcNow());
    }

    /// <summary>Tells that the switch's link is lost: what is shown may be out of date since it was heard last.</summary>
    public void Lost(IReadOnlyList<LinkSession> links, DateTimeOffset heard)
    {
        var best = Best(links);
        _switch = (best.State, best.Reason, _switch.Version);
        registry.LinkLost(best.State, best.Reason, heard);
    }

    /// <summary>Tells that the switch is in service.</summary>
    public void InService(IReadOnlyList<LinkSession> links)
    {
        var best = Best(links);
        _switch = (best.State, best.Reason, _switch.Version);
        registry.InService(best.State, best.Reason, time.GetUtcNow());
    }

    // A data link that is up says nothing about the calls of a switch whose other links are down.
    private static LinkStatus Best(IReadOnlyList<LinkSession> links)
    {
        var carrying = links.Where(static session => session.Definition.Role != LinkRole.Data).DefaultIfEmpty(links[0]);
        return carrying.MinBy(static session => Array.IndexOf(Rank, session.Status.State))!.Status;
    }

    private static string Name<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
