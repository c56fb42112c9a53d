using System.Runtime.CompilerServices;

namespace CtiMiddleware.Client;

/// <summary>
/// One subscription that outlives its connections: subscribes, collects snapshots, checks the numbering, reconnects behind the last position. Pulled by
/// its consumer, one event at a time: no queue stands between.
/// </summary>
internal sealed class EventStream(RestChannel rest, CtiClientOptions options, int seed, EventFilter? filter, string? from)
    : IAsyncDisposable
{
    private const long Subscription = 1;

    private readonly SnapshotCollector _snapshot = new(options.MaxSnapshotObjects);
    private StreamSocket? _socket;
    private string? _cursor = from;
    private long? _seq;
    private int _attempt;
    private TimeSpan _pause;
    private bool _lost;
    private bool _gap;
    private CtiEvent? _next;

    public async IAsyncEnumerable<CtiEvent> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            while (true)
                yield return await NextAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await DisposeAsync().ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_socket is { } socket)
        {
            _socket = null;
            await socket.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task<CtiEvent> NextAsync(CancellationToken cancellationToken)
    {
        if (_next is { } waiting)
        {
            _next = null;
            return waiting;
        }

        while (true)
        {
            try
            {
                _socket ??= await OpenAsync(cancellationToken).ConfigureAwait(false);
                var message = await _socket.ReceiveAsync(cancellationToken).ConfigureAwait(false);
                if (Take(message) is not { } taken)
                    continue;
                if (taken is StreamGap)
                    await DisposeAsync().ConfigureAwait(false);
                return taken;
            }
            catch (StreamClosedException closed)
            {
                await DisposeAsync().ConfigureAwait(false);
                return Drop(closed);
            }
        }
    }

    private async Task<StreamSocket> OpenAsync(CancellationToken cancellationToken)
    {
        if (_pause > TimeSpan.Zero)
            await Task.Delay(_pause, options.Time, cancellationToken).ConfigureAwait(false);
        _pause = TimeSpan.Zero;
        _snapshot.Abandon();
        var socket = await StreamSocket.OpenAsync(rest, options, cancellationToken).ConfigureAwait(false);
        try
        {
            // The key went with the request for the upgrade; the message "auth" is for browsers, which cannot send headers.
            var subscribe = new StreamMessage
            {
                T = "sub",
                Id = Subscription,
                Filter = filter ?? new EventFilter(),
                From = _cursor,
                LastSeq = _cursor is null ? null : _seq,
            };
            await socket.SendAsync(subscribe, cancellationToken).ConfigureAwait(false);
            return socket;
        }
        catch
        {
            await socket.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private CtiEvent? Take(StreamMessage message)
    {
        switch (message.T)
        {
            case "hello":
                if (message.Hb is > 0 and { } seconds)
                    _socket!.Silence = TimeSpan.FromSeconds(seconds * 3);
                return null;
            case "auth.ok" or "unsub.ok":
                return null;
            case "resync":
                _snapshot.Announce(message.Reason);
                return null;
            case "snapshot.begin":
                _snapshot.Begin(_gap ? "gap" : message.Reason);
                return null;
            case "item":
                if (message.Object is { } json)
                    _snapshot.Add(ObjectReader.Read(message.Kind ?? "", json));
                return null;
            case "snapshot.end":
                Works();
                _gap = _lost = false;
                (_cursor, _seq) = (message.Cursor ?? _cursor, message.Seq);
                return _snapshot.End(message.Cursor, message.Seq, message.Incomplete ?? []);
            case "event":
                return Event(message);
            case "hb":
                return Heartbeat(message);
            case "error":
                return Refused(message);
            default:
                return new StreamNotice(
                    message.T,
                    System.Text.Json.JsonSerializer.SerializeToElement(message, WireJson.Default.StreamMessage)
                );
        }
    }

    private static StreamNotice Refused(StreamMessage message)
    {
        if (message.Retry is "never")
            throw new CtiException($"{message.Code}: {message.Detail ?? message.Title}")
            {
                Code = message.Code ?? "stream.refused",
                Retry = message.Retry,
                Hint = message.Hint,
            };
        throw new StreamClosedException($"the server refused: {message.Code}: {message.Detail ?? message.Title}");
    }

    private CtiEvent? Event(StreamMessage message)
    {
        if (Hole(_seq + 1, message.Seq) is { } gap)
            return gap;
        (_cursor, _seq) = (message.Cursor ?? _cursor, message.Seq ?? _seq);
        return Alive(EventReader.Read(message.Event ?? default, message.Cursor, message.Seq));
    }

    // A heartbeat moves the position over what the filter kept back, and shows a hole at the end of the numbering.
    private CtiEvent? Heartbeat(StreamMessage message)
    {
        if (message.Cursors is null || !message.Cursors.TryGetValue("1", out var cursor))
            return null;
        long? seq = message.Seqs is not null && message.Seqs.TryGetValue("1", out var told) ? told : null;
        if (Hole(_seq, seq) is { } gap)
            return gap;
        (_cursor, _seq) = (cursor, seq ?? _seq);
        return Alive(@event: null);
    }

    private StreamGap? Hole(long? expected, long? told)
    {
        if (expected is not { } want || told is not { } got || want == got)
            return null;
        // What is known is not to be trusted any more: begin from nothing.
        (_gap, _cursor, _seq) = (true, null, null);
        return new StreamGap(want, got);
    }

    private CtiEvent? Alive(CtiEvent? @event)
    {
        Works();
        if (!_lost)
            return @event;
        _lost = false;
        _next = @event;
        return new Resumed { Cursor = _cursor, Seq = _seq };
    }

    private void Works() => _attempt = 0;

    private Disconnected Drop(StreamClosedException closed)
    {
        if (closed.IsFinal)
            throw new CtiException(closed.Message, closed)
            {
                Code = closed.CloseCode switch
                {
                    4001 => "auth.unauthenticated",
                    4003 => "auth.forbidden",
                    4004 => "stream.protocolVersion",
                    _ => "stream.superseded",
                },
                Retry = "never",
            };
        _attempt++;
        _lost = true;
        _pause =
            closed.IsDraining && _attempt == 1
                ? TimeSpan.Zero
                : BackOff.Delay(_attempt, seed, options.ReconnectDelay, options.MaxReconnectDelay);
        return new Disconnected(closed.Message, _pause, _attempt);
    }
}
