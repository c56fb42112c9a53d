using System.Diagnostics.CodeAnalysis;
using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Links.Spi;

namespace CtiMiddleware.Adapters.CiscoGed188.Commands;

/// <summary>
/// The requests that wait for their confirmation, by invoke identifier. Those of commands are refused beyond their bound; those that nobody waits
/// for any more (abandoned, or begun by the adapter itself) are kept in a list of their own, from which the oldest is dropped. Link's thread only.
/// </summary>
internal sealed class OutstandingRequests
{
    private readonly Dictionary<uint, Entry> _awaited = [];
    private readonly Dictionary<uint, Entry> _others = [];
    private readonly Queue<uint> _order = new();

    /// <summary>No further request of a command may be sent.</summary>
    public bool IsFull => _awaited.Count >= GedLimits.MaxOutstanding;

    /// <summary>Requests kept; for tests and diagnostics.</summary>
    public int Count => _awaited.Count + _others.Count;

    /// <summary>A request was sent.</summary>
    /// <param name="invoke">Its invoke identifier.</param>
    /// <param name="confirmation">What confirms it.</param>
    /// <param name="exchange">What waits.</param>
    /// <returns>A request of the adapter's own that was dropped for it and has to be told, or null.</returns>
    public Exchange? Add(uint invoke, MessageType confirmation, Exchange exchange)
    {
        var entry = new Entry(confirmation, exchange);
        if (exchange.Ticket is null)
            return Keep(invoke, entry);
        _awaited.Add(invoke, entry);
        return null;
    }

    /// <summary>Nobody waits for a command any more: its requests no longer count, and a late confirmation finds them while they are kept.</summary>
    /// <returns>Requests of the adapter's own that were dropped for them and have to be told.</returns>
    public List<Exchange> Abandon(CommandTicket ticket)
    {
        var dropped = new List<Exchange>();
        foreach (var (invoke, entry) in _awaited.Where(pair => pair.Value.Exchange.Ticket == ticket).ToList())
        {
            _awaited.Remove(invoke);
            entry.Exchange.Abandon();
            if (Keep(invoke, entry) is { } oldest)
                dropped.Add(oldest);
        }
        return dropped;
    }

    /// <summary>Takes out the request that a message confirms.</summary>
    public bool TryConfirm(uint invoke, MessageType confirmation, [MaybeNullWhen(false)] out Exchange exchange) =>
        TryTake(invoke, confirmation, out exchange);

    /// <summary>Takes out the request that a message refuses.</summary>
    public bool TryRefuse(uint invoke, [MaybeNullWhen(false)] out Exchange exchange) => TryTake(invoke, confirmation: null, out exchange);

    /// <summary>The connection is gone.</summary>
    public void Clear()
    {
        _awaited.Clear();
        _others.Clear();
        _order.Clear();
    }

    private bool TryTake(uint invoke, MessageType? confirmation, [MaybeNullWhen(false)] out Exchange exchange)
    {
        var from = _awaited;
        if (!from.TryGetValue(invoke, out var entry))
            (from = _others).TryGetValue(invoke, out entry);
        exchange = entry.Exchange;
        return exchange is not null && (confirmation is null || confirmation == entry.Confirmation) && from.Remove(invoke);
    }

    private Exchange? Keep(uint invoke, Entry entry)
    {
        _others.Add(invoke, entry);
        _order.Enqueue(invoke);
        Exchange? dropped = null;
        // What was answered meanwhile still stands in the order, so its length is the bound of both.
        while (_order.Count > GedLimits.MaxUnawaited)
        {
            if (_others.Remove(_order.Dequeue(), out var oldest) && oldest.Exchange.Ticket is null)
                dropped = oldest.Exchange;
        }
        return dropped;
    }

    private readonly record struct Entry(MessageType Confirmation, Exchange Exchange);
}
