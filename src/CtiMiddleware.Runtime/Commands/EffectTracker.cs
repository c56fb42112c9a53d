using System.Text.Json;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Runtime.Switches;

namespace CtiMiddleware.Runtime.Commands;

/// <summary>
/// Looks for the effects of commands in the events that a switch's registry writes, and publishes each once (<c>cti.operation.effect.v1</c>).
/// It stands between registry and log, so that it sees every event in order and costs nothing while no effect is open. Loop's thread only.
/// </summary>
internal sealed class EffectTracker(SwitchId @switch, IEventSink log, OperationStore operations, LoopTimers timers, PacingOptions options)
    : IEventSink
{
    /// <summary>The type of the event.</summary>
    public const string EventType = "cti.operation.effect.v1";

    private readonly Dictionary<OperationId, EffectWatch> _open = [];
    private readonly List<EffectWatch> _decided = [];

    /// <inheritdoc/>
    public Cursor Head => log.Head;

    /// <summary>Effects that are open.</summary>
    public int Open => _open.Count;

    /// <inheritdoc/>
    public long Append(EventDraft draft)
    {
        if (_open.Count == 0)
            return log.Append(draft);
        EventBody? body = null;
        var number = log.Append(draft with { MakeBody = position => body = draft.MakeBody(position) });
        foreach (var watch in _open.Values)
        {
            if (watch.Observe(draft.Type, body!, number, @switch) && watch.MayHappen)
                _decided.Add(watch);
        }
        foreach (var watch in _decided)
            Settle(watch);
        _decided.Clear();
        return number;
    }

    /// <summary>The command is handed to the link: from here on every event counts.</summary>
    public void Begin(PendingCommand command)
    {
        if (command.Operation is not { } operation)
            return;
        _open[operation] = new EffectWatch(operation, command.Command)
        {
            Call = command.Watched?.Call,
            Connection = command.Watched?.Connection,
        };
    }

    /// <summary>The call that the command makes is known under other identifiers than the minted ones.</summary>
    public void Rebind(OperationId operation, CallId call, ConnectionId connection)
    {
        if (_open.TryGetValue(operation, out var watch) && watch.Bind(call, connection, @switch) && watch.MayHappen)
            Settle(watch);
    }

    /// <summary>The command ended: acknowledged and unknown may still have their effect, the others have none.</summary>
    public void End(OperationId operation, CommandOutcome outcome)
    {
        if (!_open.TryGetValue(operation, out var watch))
            return;
        if (outcome is not (CommandOutcome.Acknowledged or CommandOutcome.Unknown))
        {
            _open.Remove(operation);
            return;
        }
        watch.MayHappen = true;
        if (watch.Seen is not null)
        {
            Settle(watch);
            return;
        }
        watch.Window = timers.Create(() => Settle(watch));
        watch.Window.Start(options.EffectWindow);
    }

    private void Settle(EffectWatch watch)
    {
        if (!_open.Remove(watch.Operation))
            return;
        watch.Window?.Stop();
        var effect = watch.Seen?.Effect ?? CommandEffect.NotObserved;
        var cursor = watch.Seen is { } seen ? new Cursor(log.Head.Epoch, seen.Number) : (Cursor?)null;
        var operation = operations.Update(watch.Operation, found => found with { Effect = effect, EffectCursor = cursor });
        if (operation is null)
            return;
        log.Append(
            new EventDraft(
                EventType,
                @switch,
                operation.Id.Value,
                Thread: null,
                _ => new EventBody
                {
                    Call = operation.Call,
                    Connection = operation.Connection,
                    Detail =
                    [
                        new("operation", operation.Id.Value),
                        new("service", operation.Service),
                        new("outcome", JsonNamingPolicy.CamelCase.ConvertName(operation.Outcome.ToString()!)),
                        new("effect", JsonNamingPolicy.CamelCase.ConvertName(effect.ToString())),
                        new("effectCursor", cursor?.ToString()),
                    ],
                }
            )
        );
    }
}
