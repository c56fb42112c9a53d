using System.Collections.Concurrent;
using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Runtime.Commands;

/// <summary>The operations of the last 24 hours, at most 100,000: the oldest go first. Thread-safe.</summary>
/// <param name="time">The clock.</param>
/// <param name="capacity">How many are kept.</param>
public sealed class OperationStore(TimeProvider time, int capacity = 100_000)
{
    /// <summary>How long an operation is kept.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromHours(24);

    private readonly ConcurrentDictionary<OperationId, Operation> _operations = new();
    private readonly Queue<(OperationId Id, DateTimeOffset Started)> _order = new();
    private readonly Lock _gate = new();

    /// <summary>How many are kept now.</summary>
    public int Count => _operations.Count;

    /// <summary>Adds a new one and forgets what is too old or too many.</summary>
    public void Add(Operation operation)
    {
        lock (_gate)
        {
            var oldest = time.GetUtcNow() - Retention;
            while (_order.TryPeek(out var first) && (_order.Count >= capacity || first.Started < oldest))
                _operations.TryRemove(_order.Dequeue().Id, out _);
            _order.Enqueue((operation.Id, operation.Started));
            _operations[operation.Id] = operation;
        }
    }

    /// <summary>An operation; null when unknown or too old.</summary>
    public Operation? Find(OperationId id) =>
        _operations.TryGetValue(id, out var operation) && operation.Started >= time.GetUtcNow() - Retention ? operation : null;

    /// <summary>Changes one; null when it was forgotten.</summary>
    public Operation? Update(OperationId id, Func<Operation, Operation> change)
    {
        lock (_gate)
        {
            if (!_operations.TryGetValue(id, out var operation))
                return null;
            return _operations[id] = change(operation);
        }
    }
}
