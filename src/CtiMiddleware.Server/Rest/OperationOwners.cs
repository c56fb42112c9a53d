using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Server.Rest;

/// <summary>Which key gave which operation, for as many as the runtime keeps. Thread-safe.</summary>
public sealed class OperationOwners
{
    // As many as the runtime keeps operations: what is forgotten here is forgotten there.
    private const int Capacity = 100_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<OperationId, string> _owners = [];
    private readonly Queue<OperationId> _byAge = [];

    /// <summary>Remembers whose an operation is.</summary>
    public void Add(OperationId operation, string key)
    {
        lock (_lock)
        {
            if (!_owners.TryAdd(operation, key))
                return;
            _byAge.Enqueue(operation);
            if (_byAge.Count > Capacity)
                _owners.Remove(_byAge.Dequeue());
        }
    }

    /// <summary>Whether a key gave an operation.</summary>
    public bool IsOwner(OperationId operation, string key)
    {
        lock (_lock)
            return _owners.TryGetValue(operation, out var owner) && owner == key;
    }
}
