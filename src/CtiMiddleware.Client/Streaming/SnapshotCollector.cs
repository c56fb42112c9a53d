using System.Globalization;

namespace CtiMiddleware.Client;

/// <summary>Collects a snapshot until it is complete; a consumer never sees a part of one.</summary>
internal sealed class SnapshotCollector(int limit)
{
    private List<CtiObject>? _objects;
    private string? _announced;
    private string _reason = "initial";

    /// <summary>The server says why a snapshot will follow.</summary>
    public void Announce(string? reason) => _announced = reason;

    public void Begin(string? reason)
    {
        _objects = [];
        _reason = _announced ?? reason ?? "initial";
        _announced = null;
    }

    public void Add(CtiObject item)
    {
        if (_objects is null)
            throw new StreamClosedException("an item came outside a snapshot");
        if (_objects.Count >= limit)
            throw new CtiException(
                string.Create(CultureInfo.InvariantCulture, $"A snapshot holds more than {limit} objects; narrow the filter.")
            )
            {
                Code = "client.snapshotTooLarge",
                Retry = "never",
            };
        _objects.Add(item);
    }

    public Resync End(string? cursor, long? seq, IReadOnlyList<IncompleteDevice> incomplete)
    {
        var objects = _objects ?? throw new StreamClosedException("a snapshot ended that had not begun");
        _objects = null;
        return new Resync
        {
            Reason = _reason,
            Objects = objects,
            Incomplete = incomplete,
            Cursor = cursor,
            Seq = seq,
        };
    }

    /// <summary>The connection was lost: what was collected is void.</summary>
    public void Abandon()
    {
        _objects = null;
        _announced = null;
    }
}
