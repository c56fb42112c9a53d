using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime.Events;

namespace CtiMiddleware.Runtime.Switches;

/// <summary>Writes the states of a switch and its links to the log. Loop's thread only.</summary>
/// <param name="definition">The switch.</param>
/// <param name="log">Where to.</param>
/// <param name="time">The clock.</param>
internal sealed class StatusPublisher(SwitchDefinition definition, IEventSink log, TimeProvider time)
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

    private SwitchObject? _switch;
    private DateTimeOffset? _lostAt;

    /// <summary>Writes the state of a link, with the switch's where it changed.</summary>
    public void Publish(LinkSession link, IReadOnlyList<LinkSession> links, int callIdEpoch)
    {
        var before = _switch;
        var now = time.GetUtcNow();
        _switch = Switch(links, callIdEpoch, now);
        var changed = before != _switch;
        var type = $"cti.link.{Name(link.Status.State)}.v1";
        log.Append(
            new EventDraft(
                type,
                definition.Id,
                link.Id.Value,
                Thread: null,
                number => new EventBody
                {
                    Changed = changed ? [Link(link, now, number), _switch with { Rev = number }] : [Link(link, now, number)],
                }
            )
        );
    }

    /// <summary>Writes a span of time in which the switch was not heard (field rule 37).</summary>
    public void Gap(LinkId link, DateTimeOffset from, string reason)
    {
        var to = time.GetUtcNow();
        log.Append(
            new EventDraft(
                EventTypes.Gap,
                definition.Id,
                definition.Id.Value,
                Thread: null,
                _ => new EventBody { Detail = [new("from", from), new("to", to), new("link", link.Value), new("reason", reason)] }
            )
        );
    }

    private SwitchObject Switch(IReadOnlyList<LinkSession> links, int callIdEpoch, DateTimeOffset now)
    {
        var best = links.MinBy(static session => Array.IndexOf(Rank, session.Status.State))!;
        var inService = links.Any(static session => session.Status.InService && session.Definition.Role != LinkRole.Data);
        _lostAt = inService ? null : _lostAt ?? now;
        var same = _switch is { } before && before.State == best.Status.State && before.Reason == best.Status.Reason;
        return new SwitchObject
        {
            Id = definition.Id,
            Adapter = definition.Adapter.Name,
            State = best.Status.State,
            Reason = best.Status.Reason,
            Since = same ? _switch!.Since : now,
            Stale = !inService,
            StaleSince = _lostAt,
            Version = best.Status.Version ?? _switch?.Version,
            Observes = definition.Adapter.Capabilities.Observes,
            CallIdEpoch = callIdEpoch,
        };
    }

    private LinkObject Link(LinkSession session, DateTimeOffset now, long number) =>
        new()
        {
            Id = session.Id,
            Switch = definition.Id,
            Role = Name(session.Definition.Role),
            Address = session.Address.ToString(),
            State = session.Status.State,
            Reason = session.Status.Reason,
            Since = now,
            NextRetry = session.Status.NextRetry,
            Rev = number,
        };

    private static string Name<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
