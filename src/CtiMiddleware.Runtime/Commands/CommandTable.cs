using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Runtime.Switches;

namespace CtiMiddleware.Runtime.Commands;

/// <summary>
/// The commands of one switch from submission to their one end (architecture promise 4): serialised per call and device, paced per link in the
/// order of priority, each with a deadline that the runtime owns. Loop's thread only.
/// </summary>
internal sealed class CommandTable(
    ISwitchRegistry registry,
    LoopTimers timers,
    PacingOptions options,
    IIdSource ids,
    CommandGate gate,
    EffectTracker effects,
    CommandRecord record
)
{
    private const int RecentTickets = 4096;

    private readonly CommandLanes _lanes = new(options.QueuePerObject);
    private readonly PriorityQueue<PendingCommand, (CommandPriority, long)> _ready = new();
    private readonly Dictionary<long, PendingCommand> _sent = [];
    private readonly Dictionary<long, PendingCommand> _recent = [];
    private readonly Queue<long> _recentOrder = new();
    private readonly HashSet<PendingCommand> _all = [];
    private long _tickets;
    private long _sequence;

    /// <summary>Commands that did not end.</summary>
    public int Open => _all.Count;

    /// <summary>Commands of clients that did not end.</summary>
    public int OpenOperations { get; private set; }

    /// <summary>Whether a command could go out now if the link's pace allows.</summary>
    public bool HasReady => _ready.Count > 0;

    /// <summary>Takes a command in. It ends at once when it cannot be carried out.</summary>
    /// <param name="command">The command.</param>
    /// <param name="link">The link that would carry it; null when none is in service.</param>
    /// <param name="whyNot">Why there is none.</param>
    public void Submit(PendingCommand command, ICommandLink? link, string whyNot)
    {
        if (command.Operation is not null)
        {
            if (gate.Refuse(command) is { } refusal)
            {
                End(command, refusal);
                return;
            }
            if (link is null)
            {
                End(command, NotSent(whyNot));
                return;
            }
            if (_all.Count >= options.QueuePerSwitch)
            {
                End(
                    command,
                    CommandAnswer.Rejected(Failure.PerformanceLimitExceeded, $"{_all.Count} commands wait for the switch already.")
                );
                return;
            }
        }
        Identify(command);
        if (_lanes.Enter(command) is { } full)
        {
            command.Lanes = [];
            var text = $"{options.QueuePerObject} commands wait for {full} already.";
            End(command, CommandAnswer.Rejected(Failure.PerformanceLimitExceeded, text));
            return;
        }
        command.Number = ++_sequence;
        _all.Add(command);
        if (command.Operation is not null)
            OpenOperations++;
        command.Deadline = timers.Create(() => Expire(command));
        command.Deadline.Start(command.Timeout);
        if (_lanes.MayRun(command))
            Ready(command);
    }

    /// <summary>Hands commands to the link, at most <paramref name="max"/>; true when one went.</summary>
    public bool Pump(ICommandLink link, int max)
    {
        var any = false;
        while (max > 0 && link.Accepts && _ready.TryPeek(out var command, out _))
        {
            if (command.IsOver)
            {
                _ready.Dequeue();
                continue;
            }
            // Looked at here and not when it came in: what ran before it on the same call may have changed the connection.
            if (gate.RefuseLate(command) is { } refusal)
            {
                _ready.Dequeue();
                End(command, refusal);
                continue;
            }
            if (!link.Pace.TryTake(timers.Now))
                break;
            _ready.Dequeue();
            Send(command, link);
            any = true;
            max--;
        }
        return any;
    }

    /// <summary>A protocol's answer.</summary>
    public void Complete(ICommandLink link, CommandTicket ticket, CommandAnswer answer)
    {
        var allowed = answer.Outcome is CommandOutcome.Acknowledged or CommandOutcome.Rejected or CommandOutcome.NotSupported;
        if (!allowed)
            link.Anomaly(AnomalyKind.UnexpectedAnswer, $"The adapter answered {answer.Outcome}, which is not its to give.");
        if (_sent.TryGetValue(ticket.Number, out var command) && command.Link == link)
        {
            End(command, allowed ? answer : answer with { Outcome = CommandOutcome.Unknown });
        }
        else if (_recent.TryGetValue(ticket.Number, out var late) && late.Link == link && late.IsAbandoned)
        {
            late.IsAbandoned = false;
            record.Late(late, answer);
        }
        else
        {
            link.Anomaly(AnomalyKind.UnexpectedAnswer, $"Command {ticket.Number} was completed and nobody waits for it.");
        }
    }

    /// <summary>A part of a command that takes many requests was answered: its time begins anew.</summary>
    public void Renew(ICommandLink link, CommandTicket ticket)
    {
        if (_sent.TryGetValue(ticket.Number, out var command) && command.Link == link && !command.IsOver)
            command.Deadline?.Start(command.Timeout);
    }

    /// <summary>A protocol binds the call that a command makes.</summary>
    public void Bind(ICommandLink link, CommandTicket ticket, NativeConnection native)
    {
        if (!_sent.TryGetValue(ticket.Number, out var command) && !_recent.TryGetValue(ticket.Number, out command))
        {
            link.Anomaly(AnomalyKind.UnexpectedAnswer, $"Command {ticket.Number} binds a call and is not known.");
            return;
        }
        if (command.Minted is not { } minted)
        {
            link.Anomaly(AnomalyKind.UnexpectedAnswer, $"{command.Service} binds a call and makes none.");
            return;
        }
        // A connection that joins the call it was asked for (single step conference, pickup) makes no new call.
        var joins = command.Target is not null && command.Traits.Connection?.CallId == native.CallId;
        var call =
            joins ? command.Target!.Value.Call
            // The call that is picked up is not named by who asks; it is known when it comes to light which one it is.
            : command.Command is SwitchCommand.GroupPickupCall ? registry.FindCall(native.CallId) ?? minted.Call
            : minted.Call;
        var bound = registry.Find(native) ?? (call, minted.Connection);
        if (bound.Connection == minted.Connection)
            registry.BindCall(native, bound.Call, bound.Connection);
        command.Subject = bound;
        if (command.Operation is { } operation && command.Command is not SwitchCommand.DirectedPickupCall)
            effects.Rebind(operation, bound.Call, bound.Connection);
        record.Bound(command);
    }

    /// <summary>The link is lost: everything on it ends at once (field rule 34).</summary>
    /// <param name="link">The link.</param>
    /// <param name="reason">Why, in words.</param>
    /// <param name="carried">It carried the switch: what waits for its turn ends too.</param>
    public void LinkLost(ICommandLink link, string reason, bool carried)
    {
        var over = _all.Where(command => command.Link == link || (carried && command.Link is null)).OrderBy(static c => c.Number).ToList();
        foreach (var command in over)
        {
            if (command.IsOver)
                continue;
            var left = command.Link is not null && link.BytesLeft > command.WireStart;
            End(
                command,
                left
                    ? Unknown($"the link was lost before an answer came: {reason}")
                    : NotSent($"the link was lost before it was sent: {reason}")
            );
        }
        // Tickets of this connection can no longer be answered.
        foreach (var (number, command) in _recent.ToList())
        {
            if (command.Link == link)
                _recent.Remove(number);
        }
    }

    /// <summary>How long until the link's pace lets the next ready command go; null when none is ready.</summary>
    public TimeSpan? UntilNext(ICommandLink link) => _ready.Count == 0 ? null : link.Pace.UntilNext(timers.Now);

    private void Identify(PendingCommand command)
    {
        var lanes = new List<string>(4);
        foreach (var native in new[] { command.Traits.Connection, command.Traits.Other })
        {
            if (native is not { } connection)
                continue;
            var found = registry.Find(connection);
            var call = found?.Call ?? registry.FindCall(connection.CallId);
            lanes.Add(call?.Value ?? $"call {connection.CallId}");
            if (call is { } known)
                command.Target ??= (known, found?.Connection);
            // One voice unit serves many calls at once, and what is said on one is nothing to the others.
            if (!command.Traits.IsVoice && found is { } there && gate.DeviceOf(there.Connection) is { } device)
                lanes.Add(device.Number.ToString());
        }
        command.Subject = command.Target;
        if (command.Traits.Device is { } number)
            lanes.Add(number);
        command.Lanes = [.. lanes.Distinct(StringComparer.Ordinal)];
    }

    private void Ready(PendingCommand command)
    {
        if (command.IsReady)
            return;
        command.IsReady = true;
        _ready.Enqueue(command, (command.Traits.Priority, command.Number));
    }

    private void Send(PendingCommand command, ICommandLink link)
    {
        command.Link = link;
        command.Ticket = new CommandTicket(++_tickets);
        command.WireStart = link.BytesWritten;
        if (command.Traits.MakesCall)
        {
            command.Minted = (new CallId(ids.Next("call_")), new ConnectionId(ids.Next("conn_")));
            command.Subject = null;
        }
        _sent[command.Ticket.Number] = command;
        record.Sent(command);
        effects.Begin(command);
        link.Execute(command.Ticket, command.Command);
    }

    private void Expire(PendingCommand command)
    {
        if (command.IsOver)
            return;
        if (command.Link is not { } link)
        {
            End(command, NotSent($"it waited {command.Timeout.TotalSeconds} s for its turn and was not sent"));
            return;
        }
        command.IsAbandoned = true;
        End(command, Unknown($"no answer within {command.Timeout.TotalSeconds} s"));
        link.Abandon(command.Ticket);
    }

    private void Remember(PendingCommand command)
    {
        _recent[command.Ticket.Number] = command;
        _recentOrder.Enqueue(command.Ticket.Number);
        while (_recentOrder.Count > RecentTickets)
            _recent.Remove(_recentOrder.Dequeue());
    }

    private void End(PendingCommand command, CommandAnswer answer)
    {
        if (command.IsOver)
            return;
        command.IsOver = true;
        command.Deadline?.Stop();
        if (_all.Remove(command) && command.Operation is not null)
            OpenOperations--;
        if (_sent.Remove(command.Ticket.Number))
            Remember(command);
        if (command.Lanes.Length > 0)
            _lanes.Leave(command, Ready);
        // The record before the effect: a reader of the effect's event finds the operation with its outcome.
        command.Whole = record.Ended(command, answer);
        if (command.Operation is { } operation)
            effects.End(operation, answer.Outcome);
        command.Ended(command, answer);
    }

    private static CommandAnswer NotSent(string text) =>
        new(CommandOutcome.NotSent) { Failure = Failure.ResourceOutOfService, Text = text };

    private static CommandAnswer Unknown(string text) => new(CommandOutcome.Unknown) { Text = text };
}
