using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Runtime.Monitors;

/// <summary>
/// Readers of devices that are not monitored now, for no room or because nothing names them yet: remembered until a monitor of the device is
/// there or the reader leaves. As large as what the readers name. Loop's thread only.
/// </summary>
internal sealed class WaitingReaders
{
    // In the order in which the devices were asked for: who came first gets the room first.
    private readonly LinkedList<(string Number, HashSet<MonitorLease> Readers)> _order = new();
    private readonly Dictionary<string, LinkedListNode<(string Number, HashSet<MonitorLease> Readers)>> _byNumber = [];

    /// <summary>A reader waits for a device.</summary>
    public void Add(DeviceId device, MonitorLease lease)
    {
        var number = device.Number.ToString();
        if (!_byNumber.TryGetValue(number, out var node))
            _byNumber[number] = node = _order.AddLast((number, []));
        node.Value.Readers.Add(lease);
    }

    /// <summary>The readers that wait for a device; they do not any more.</summary>
    public IReadOnlyCollection<MonitorLease> Take(string number)
    {
        if (!_byNumber.Remove(number, out var node))
            return [];
        _order.Remove(node);
        return node.Value.Readers;
    }

    /// <summary>The device that is waited for longest; null when none is.</summary>
    public string? First => _order.First?.Value.Number;

    /// <summary>Readers left.</summary>
    public void RemoveWhere(Predicate<MonitorLease> left)
    {
        for (var node = _order.First; node is not null; )
        {
            var next = node.Next;
            node.Value.Readers.RemoveWhere(left);
            if (node.Value.Readers.Count == 0)
                Take(node.Value.Number);
            node = next;
        }
    }
}
