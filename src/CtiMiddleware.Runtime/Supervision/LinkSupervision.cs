using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.States;
using Effect = CtiMiddleware.Runtime.Supervision.SupervisionEffect;
using Input = CtiMiddleware.Runtime.Supervision.SupervisionInput;

namespace CtiMiddleware.Runtime.Supervision;

/// <summary>
/// The life of a link as a pure function: disabled → connecting → negotiating → syncing → up or degraded → down → connecting …, or blocked
/// until a person acts. Up means in service (field rule 35); every state has its reason in words.
/// </summary>
public static class LinkSupervision
{
    /// <summary>The next status and what is to be done.</summary>
    /// <param name="status">The status.</param>
    /// <param name="input">What happened.</param>
    /// <param name="now">When, UTC.</param>
    /// <param name="options">Times and thresholds.</param>
    /// <param name="seed">Seed of the link's jitter.</param>
    public static (LinkStatus Status, IReadOnlyList<Effect> Effects) Next(
        LinkStatus status,
        Input input,
        DateTimeOffset now,
        SupervisionOptions options,
        ulong seed
    ) =>
        input switch
        {
            Input.Disable disable => Stop(status, new LinkStatus(LinkState.Disabled, disable.Reason) { Address = status.Address }),
            Input.Restart restart => Connect(status with { Attempt = 0 }, restart.Reason, options),
            Input.Enable enable when status.State is LinkState.Disabled or LinkState.Blocked => Connect(
                status with
                {
                    Attempt = 0,
                },
                enable.Reason,
                options
            ),
            Input.Enable => (status, []),
            Input.RetryDue when status.State == LinkState.Down => Connect(status, $"trying again after: {status.Reason}", options),
            Input.Opened when status.State == LinkState.Connecting => (
                status with
                {
                    State = LinkState.Negotiating,
                    Reason = "connected; logging on",
                },
                [new Effect.StartDeadline(options.LogOnDeadline)]
            ),
            Input.LoggedOn loggedOn when status is { State: LinkState.Negotiating, Version: null } => BeginSyncWhenReady(
                status with
                {
                    Version = loggedOn.Version,
                    Restriction = loggedOn.Restriction,
                    Reason = "logged on; waiting for the switch's normal operation",
                },
                options
            ),
            Input.StatusNormal when status.State == LinkState.Negotiating => BeginSyncWhenReady(status with { Normal = true }, options),
            Input.StatusNormal when status is { Impairment: not null, InService: true } => BeginSyncWhenReady(
                status with
                {
                    Impairment = null,
                    Normal = true,
                },
                options
            ),
            Input.StatusNormal when status.State is LinkState.Syncing or LinkState.Up or LinkState.Degraded => (
                status with
                {
                    Impairment = null,
                },
                []
            ),
            Input.StatusImpaired impaired when status.State == LinkState.Negotiating => (
                status with
                {
                    Normal = false,
                    Reason = $"logged on; the switch is not in normal operation: {impaired.Reason}",
                },
                []
            ),
            Input.StatusImpaired impaired when status.State == LinkState.Syncing => (status with { Impairment = impaired.Reason }, []),
            Input.StatusImpaired impaired when status.InService => (
                status with
                {
                    State = LinkState.Degraded,
                    Impairment = impaired.Reason,
                    Reason = impaired.Reason,
                },
                []
            ),
            Input.Reconciled reconciled when status.State == LinkState.Syncing => InService(status, reconciled, now),
            Input.Progress when status.State == LinkState.Syncing => (status, [new Effect.StartDeadline(options.SyncDeadline)]),
            Input.Progress => (status, []),
            Input.Announce announce when status.InService => (status with { Reason = announce.Reason }, []),
            Input.Announce => (status, []),
            Input.HeartbeatAnswered when status.HasTransport => (Answered(status, options), []),
            Input.HeartbeatMissed when status.HasTransport => Missed(status, now, options, seed),
            Input.TransportClosed closed when status.HasTransport => Fail(status, closed.Reason, NextOf(status), now, options, seed),
            Input.ProtocolClosed closed when status.HasTransport => Fail(status, closed.Reason, closed.Next, now, options, seed),
            Input.DeadlinePassed when status.HasTransport => Fail(status, Overdue(status, options), NextOf(status), now, options, seed),
            _ => (status, [new Effect.ReportUnexpected()]),
        };

    private static (LinkStatus, IReadOnlyList<Effect>) Connect(LinkStatus status, string reason, SupervisionOptions options)
    {
        var next = new LinkStatus(LinkState.Connecting, reason) { Attempt = status.Attempt, Address = status.Address };
        var effects = new List<Effect>();
        if (status.HasTransport)
            effects.Add(new Effect.CloseTransport(reason));
        effects.AddRange([new Effect.StopRetry(), new Effect.StartDeadline(options.ConnectDeadline), new Effect.OpenTransport()]);
        return (next, effects);
    }

    private static (LinkStatus, IReadOnlyList<Effect>) Stop(LinkStatus status, LinkStatus next) =>
        status.HasTransport
            ? (next, [new Effect.StopDeadline(), new Effect.StopRetry(), new Effect.CloseTransport(next.Reason)])
            : (next, [new Effect.StopDeadline(), new Effect.StopRetry()]);

    private static (LinkStatus, IReadOnlyList<Effect>) BeginSyncWhenReady(LinkStatus status, SupervisionOptions options) =>
        status is { Version: not null, Normal: true }
            ? (
                status with
                {
                    State = LinkState.Syncing,
                    Reason = "logged on; reading the switch's present state",
                },
                [new Effect.StartDeadline(options.SyncDeadline), new Effect.BeginSync()]
            )
            : (status, []);

    private static (LinkStatus, IReadOnlyList<Effect>) InService(LinkStatus status, Input.Reconciled reconciled, DateTimeOffset now)
    {
        var restrictions = new[] { status.Impairment, status.Restriction, reconciled.Restriction }.Where(static text => text is not null);
        var restriction = string.Join("; ", restrictions);
        return (
            status with
            {
                State = restriction.Length == 0 ? LinkState.Up : LinkState.Degraded,
                Reason = restriction.Length == 0 ? "in service" : restriction,
                InServiceSince = now,
            },
            [new Effect.StopDeadline()]
        );
    }

    private static LinkStatus Answered(LinkStatus status, SupervisionOptions options)
    {
        if (status.Score == 0)
            return status;
        var good = status.GoodAnswers + 1;
        return good < options.HeartbeatRecovery
            ? status with
            {
                GoodAnswers = good,
            }
            : status with
            {
                GoodAnswers = 0,
                Score = status.Score - 1,
            };
    }

    private static (LinkStatus, IReadOnlyList<Effect>) Missed(LinkStatus status, DateTimeOffset now, SupervisionOptions options, ulong seed)
    {
        var missed = status with { Score = status.Score + 1, GoodAnswers = 0 };
        return missed.Score < options.HeartbeatMisses
            ? (missed, [])
            : Fail(missed, $"the switch did not answer supervision {missed.Score} times", CloseNext.Retry, now, options, seed);
    }

    private static (LinkStatus, IReadOnlyList<Effect>) Fail(
        LinkStatus status,
        string reason,
        CloseNext next,
        DateTimeOffset now,
        SupervisionOptions options,
        ulong seed
    )
    {
        if (next == CloseNext.Blocked)
            return Stop(status, new LinkStatus(LinkState.Blocked, reason) { Address = status.Address });
        var stable = status.InServiceSince is { } since && now - since >= options.StableAfter;
        var attempt = stable ? 1 : status.Attempt + 1;
        // At once, but only once: a switch that keeps sending us away must not make us spin.
        var delay =
            next == CloseNext.RetryNow && attempt == 1
                ? TimeSpan.Zero
                : Backoff.Delay(attempt, seed, options.ShortestBackoff, options.LongestBackoff);
        var down = new LinkStatus(LinkState.Down, reason)
        {
            Attempt = attempt,
            Address = next == CloseNext.OtherAddress ? status.Address + 1 : status.Address,
            NextRetry = now + delay,
        };
        return (down, [new Effect.StopDeadline(), new Effect.CloseTransport(reason), new Effect.StartRetry(delay)]);
    }

    // An address that did not lead into service is left for the next one; one that did is tried again first.
    private static CloseNext NextOf(LinkStatus status) => status.InService ? CloseNext.Retry : CloseNext.OtherAddress;

    private static string Overdue(LinkStatus status, SupervisionOptions options) =>
        status.State switch
        {
            LinkState.Connecting => $"connecting took longer than {options.ConnectDeadline.TotalSeconds} s",
            LinkState.Negotiating => $"no service within {options.LogOnDeadline.TotalSeconds} s ({status.Reason})",
            _ => $"reading the switch's present state took longer than {options.SyncDeadline.TotalSeconds} s",
        };
}
