using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Snapshots;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Runtime.Supervision;

namespace CtiMiddleware.Runtime.Switches;

/// <summary>
/// Between a link's snapshots and the registry: what belongs to a request that was given up must not decide about calls, for the request after it
/// may have begun already and named few of them. A snapshot names no request, so while one that was given up may still come, an end counts only
/// together with the answer to the request that is waited for. Parts that come give the request its time anew. Loop's thread only.
/// </summary>
/// <param name="session">The link.</param>
/// <param name="host">Its switch.</param>
internal sealed class SnapshotGuard(LinkSession session, ILinkHost host)
{
    private const int MaxRequests = 32;

    // In the order in which they went out.
    private readonly List<Request> _requests = [];
    private readonly List<(SnapshotScope Scope, bool Complete)> _held = [];

    // Begun and not ended; begun for a request that was given up, and not ended.
    private SnapshotScope _open;
    private SnapshotScope _dead;

    /// <summary>The connection is over, and what was asked over it.</summary>
    public void Reset()
    {
        _requests.Clear();
        _held.Clear();
        _open = _dead = SnapshotScope.None;
    }

    /// <summary>A request goes out.</summary>
    public void Sent(CommandTicket ticket, SnapshotScope scope)
    {
        // One that was given up this long ago and was never answered never will be.
        if (_requests.Count >= MaxRequests)
            _requests.RemoveAt(0);
        _requests.Add(new Request(ticket, scope));
    }

    /// <summary>Nobody waits for its answer any more.</summary>
    public void GivenUp(CommandTicket ticket)
    {
        if (Find(ticket) is not { } request)
            return;
        request.GivenUp = true;
        var own = _open & request.Scope;
        // With two of the same under way it is not known whose it is: its end waits for an answer then.
        if (own == SnapshotScope.None || Waited(own))
            return;
        _open &= ~own;
        _dead |= own;
        host.Registry.SnapshotEnd(own, complete: false, Now);
    }

    /// <summary>A snapshot begins.</summary>
    public void Begin(SnapshotScope scope, DateTimeOffset at)
    {
        Renew(scope);
        _dead &= ~scope;
        _held.RemoveAll(held => (held.Scope & scope) != SnapshotScope.None && !Waited(held.Scope));
        // Two at once, one of them given up: the earlier beginning counts, by which less is taken for gone.
        if (Doubtful(scope) && (_open & scope) != SnapshotScope.None)
        {
            Odd($"a snapshot of {scope} begins while one that was given up may still be under way; the earlier beginning counts");
            return;
        }
        _open |= scope;
        host.Registry.SnapshotBegin(scope, at);
    }

    /// <summary>One object of it.</summary>
    public void Item(SnapshotItem item, DateTimeOffset at, FrameRef frame)
    {
        var scope = ScopeOf(item);
        // That a call is over is said outside snapshots too.
        if ((_dead & scope) != SnapshotScope.None && item is not SnapshotItem.Call { Connections.Count: 0 })
        {
            Odd($"an item of a snapshot of {scope} that was given up is not applied");
            return;
        }
        Renew(scope);
        host.Registry.SnapshotItem(item, at, frame);
    }

    /// <summary>It ends.</summary>
    public void End(SnapshotScope scope, bool complete, DateTimeOffset at)
    {
        if ((_dead & scope) != SnapshotScope.None)
        {
            _dead &= ~scope;
            if (complete)
                Odd($"the end of a snapshot of {scope} that was given up decides about nothing");
        }
        else if (!Doubtful(scope))
        {
            Pass(scope, complete, at);
        }
        else if (Waited(scope))
        {
            _held.RemoveAll(held => (held.Scope & scope) != SnapshotScope.None);
            _held.Add((scope, complete));
        }
        else
        {
            Drop(scope);
        }
    }

    /// <summary>A request is about to be answered: whose end it was that came before is known now.</summary>
    public void Answered(CommandTicket ticket, CommandAnswer answer, DateTimeOffset at)
    {
        if (Find(ticket) is not { } request)
            return;
        _requests.Remove(request);
        if (request.GivenUp && !Doubtful(request.Scope))
            _dead &= ~request.Scope;
        foreach (var held in _held.Where(held => (held.Scope & request.Scope) != SnapshotScope.None).ToArray())
        {
            _held.Remove(held);
            if (!request.GivenUp && answer.Outcome == CommandOutcome.Acknowledged)
                Pass(held.Scope, held.Complete, at);
            else
                Drop(held.Scope);
        }
    }

    /// <summary>A part of a request was answered.</summary>
    public void Progress(CommandTicket ticket)
    {
        if (Find(ticket) is { GivenUp: false } request)
            Renew(request);
    }

    private DateTimeOffset Now => session.LastReceived ?? DateTimeOffset.UnixEpoch;

    private Request? Find(CommandTicket ticket) => _requests.Find(request => request.Ticket == ticket);

    private bool Doubtful(SnapshotScope scope) => Any(scope, givenUp: true);

    private bool Waited(SnapshotScope scope) => Any(scope, givenUp: false);

    private bool Any(SnapshotScope scope, bool givenUp)
    {
        foreach (var request in _requests)
        {
            if (request.GivenUp == givenUp && (request.Scope & scope) != SnapshotScope.None)
                return true;
        }
        return false;
    }

    private void Pass(SnapshotScope scope, bool complete, DateTimeOffset at)
    {
        _open &= ~scope;
        host.Registry.SnapshotEnd(scope, complete, at);
        host.SnapshotEnded(session, scope, complete);
    }

    private void Drop(SnapshotScope scope)
    {
        Odd($"a snapshot of {scope} ends whose request was given up; it decides about nothing");
        // The beginning may be that of the one that is waited for.
        if ((_open & scope) == SnapshotScope.None || Waited(scope))
            return;
        _open &= ~scope;
        host.Registry.SnapshotEnd(scope, complete: false, Now);
    }

    private void Renew(SnapshotScope scope)
    {
        foreach (var request in _requests)
        {
            if (!request.GivenUp && (request.Scope & scope) != SnapshotScope.None)
                Renew(request);
        }
    }

    private void Renew(Request request)
    {
        // Once in a second is enough, however many items come.
        if (host.Timers.Now - request.Renewed < TimeSpan.FromSeconds(1))
            return;
        request.Renewed = host.Timers.Now;
        host.CommandsOf(session).Renew(session, request.Ticket);
        session.Input(new SupervisionInput.Progress());
    }

    private void Odd(string detail) => session.Anomaly(AnomalyKind.UnexpectedAnswer, detail);

    private static SnapshotScope ScopeOf(SnapshotItem item) =>
        item switch
        {
            SnapshotItem.Call => SnapshotScope.Calls,
            SnapshotItem.Device => SnapshotScope.Devices,
            SnapshotItem.Group => SnapshotScope.Groups,
            SnapshotItem.Agent => SnapshotScope.Agents,
            _ => SnapshotScope.None,
        };

    private sealed class Request(CommandTicket ticket, SnapshotScope scope)
    {
        public CommandTicket Ticket => ticket;

        public SnapshotScope Scope => scope;

        public bool GivenUp { get; set; }

        public TimeSpan Renewed { get; set; } = TimeSpan.MinValue / 2;
    }
}
