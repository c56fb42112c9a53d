using System.Collections.Concurrent;
using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Runtime.Commands;

/// <summary>
/// The operations of the last 24 hours, at most 100,000: the oldest go first. Of an answer's fields and text it keeps what fits into
/// <see cref="MaxKeptChars"/> characters; more is dropped with a note in <see cref="Operation.Text"/>. Thread-safe.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="capacity">How many are kept.</param>
public sealed class OperationStore(TimeProvider time, int capacity = 100_000)
{
    /// <summary>How long an operation is kept.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromHours(24);

    /// <summary>Characters of fields, and again of text, that are kept with one operation.</summary>
    public const int MaxKeptChars = 4096;

    private const string FieldsDropped = "fields dropped: too large to keep";

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
            var changed = change(operation);
            _operations[id] = Slim(changed);
            return changed;
        }
    }

    // A switch, or a client by an escape, decides how much an answer says: a day of the largest ones must not be kept in memory.
    private static Operation Slim(Operation operation)
    {
        if (operation.Text is { Length: > MaxKeptChars } text)
            operation = operation with { Text = string.Concat(text.AsSpan(0, MaxKeptChars), "… (cut: too large to keep)") };
        var size = 0L;
        foreach (var (name, value) in operation.Fields)
            size += name.Length + value.Length;
        if (size <= MaxKeptChars)
            return operation;
        return operation with { Fields = [], Text = operation.Text is { Length: > 0 } said ? $"{said} ({FieldsDropped})" : FieldsDropped };
    }
}
