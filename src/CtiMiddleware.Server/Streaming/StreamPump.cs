using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.Channels;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Runtime;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Server.Rest;
using CtiMiddleware.Server.Security;

namespace CtiMiddleware.Server.Streaming;

/// <summary>
/// Drives the subscriptions of one connection: takes what is ready, writes it, sends it at once, then waits for the log, the client or the
/// heartbeat. Nothing is queued for the client: its subscriptions are positions in the ring, and while it does not read they stand still.
/// </summary>
internal sealed class StreamPump(
    ICtiRuntime runtime,
    ApiKey key,
    ApiKeyRing keys,
    IStreamTransport transport,
    ChannelReader<StreamCommand> commands,
    StreamRegistry registry,
    TimeProvider time
) : IDisposable
{
    private const int MaxSubscriptions = 16;
    private const int ReadAtOnce = 128;

    private readonly ConcurrentDictionary<int, Subscription> _subscriptions = new();
    private readonly List<KeyValuePair<int, Subscription>> _order = [];
    private readonly List<StreamItem> _items = [];
    private readonly ArrayBufferWriter<byte> _message = new(4096);
    private readonly SubscriptionMonitors _monitors = new(runtime, time);
    private bool _unsent;

    /// <summary>Events sent.</summary>
    public long Events { get; private set; }

    /// <summary>Resyncs sent.</summary>
    public long Resyncs { get; private set; }

    /// <summary>Bytes sent, before framing.</summary>
    public long Bytes { get; private set; }

    /// <summary>How many of its subscriptions look at a switch.</summary>
    public int SubscriptionsOf(SwitchId @switch) =>
        _subscriptions.Values.Count(one =>
            (one.View.Filter.Switch.Count == 0 || one.View.Filter.Switch.Contains(@switch.Value)) && one.View.Rule.Touches(@switch)
        );

    /// <summary>Sends <c>auth.ok</c>.</summary>
    public async Task GreetAsync(CancellationToken cancellationToken)
    {
        StreamMessages.AuthOk(Message(), key);
        await SendAsync(null, cancellationToken);
        await FlushAsync(cancellationToken);
    }

    /// <summary>Runs until the client goes, is ended or the token is cancelled.</summary>
    public async Task<StreamClose> RunAsync(CancellationToken cancellationToken)
    {
        var heartbeat = TimeSpan.FromSeconds(StreamMessages.HeartbeatSeconds);
        using var timer = new PeriodicTimer(heartbeat, time);
        var tick = timer.WaitForNextTickAsync(cancellationToken).AsTask();
        Task<bool>? said = null;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (keys.IsExpired(key))
                return StreamClose.Unauthenticated("the API key has expired");
            var work = false;
            while (commands.TryRead(out var command))
            {
                work = true;
                if (await ObeyAsync(command, cancellationToken) is { } close)
                    return close;
            }
            foreach (var (id, subscription) in _order)
            {
                if (_monitors.IsHeld(id, out _))
                    continue;
                _items.Clear();
                if (subscription.Read(_items, ReadAtOnce) == 0)
                    continue;
                work = true;
                if (await SendItemsAsync(id, _items, cancellationToken) is { } close)
                    return close;
            }
            if (tick.IsCompleted)
            {
                await tick;
                tick = timer.WaitForNextTickAsync(cancellationToken).AsTask();
                StreamMessages.Heartbeat(Message(), _order);
                await SendAsync(_order is [{ Value: { InSnapshot: false } only }] ? ResumeId(only) : null, cancellationToken);
            }
            await FlushAsync(cancellationToken);
            if (work)
                continue;
            said ??= commands.WaitToReadAsync(cancellationToken).AsTask();
            await WaitAsync(said, tick, cancellationToken);
            if (!said.IsCompleted)
                continue;
            if (!await said)
                return StreamClose.ByClient;
            said = null;
        }
    }

    /// <summary>What a client of one subscription gives back to resume after it: cursor and sequence number.</summary>
    public static string ResumeId(Cursor cursor, long seq) => string.Create(CultureInfo.InvariantCulture, $"{cursor}:{seq}");

    private static string ResumeId(Subscription subscription) => ResumeId(subscription.Cursor, subscription.Seq);

    /// <summary>The connection is over: the monitors it used are given back.</summary>
    public void Dispose() => _monitors.Dispose();

    private async Task WaitAsync(Task said, Task tick, CancellationToken cancellationToken)
    {
        var waits = new List<Task>(4) { said, tick };
        // The one that is furthest behind wakes first; the others are looked at in the same turn.
        Subscription? behind = null;
        foreach (var (id, subscription) in _order)
        {
            if (_monitors.IsHeld(id, out var hold))
                waits.Add(hold);
            else if (behind is null || subscription.Cursor.Number < behind.Cursor.Number)
                behind = subscription;
        }
        if (behind is not null)
        {
            var changed = behind.WaitAsync(cancellationToken);
            if (changed.IsCompleted)
                return;
            waits.Add(changed.AsTask());
        }
        await Task.WhenAny(waits);
    }

    private async ValueTask<StreamClose?> ObeyAsync(StreamCommand command, CancellationToken cancellationToken)
    {
        switch (command)
        {
            case StreamCommand.Subscribe subscribe:
                return await SubscribeAsync(subscribe, cancellationToken);
            case StreamCommand.Unsubscribe unsubscribe:
                if (_subscriptions.TryRemove(unsubscribe.Id, out _))
                    _order.RemoveAll(one => one.Key == unsubscribe.Id);
                _monitors.Leave(unsubscribe.Id);
                StreamMessages.Unsubscribed(Message(), unsubscribe.Id);
                await SendAsync(null, cancellationToken);
                return null;
            case StreamCommand.Refused refused:
                return await RefuseAsync(refused.Id, refused.Problem, cancellationToken);
            case StreamCommand.Authenticate:
                return await RefuseAsync(
                    null,
                    Problem.Of(ProblemCodes.InvalidValue, "This stream is authenticated already."),
                    cancellationToken
                );
            case StreamCommand.Break end:
                return end.Close;
            default:
                throw new InvalidOperationException($"{command.GetType().Name} is not known.");
        }
    }

    private async ValueTask<StreamClose?> SubscribeAsync(StreamCommand.Subscribe subscribe, CancellationToken cancellationToken)
    {
        var view = new EventView(subscribe.Filter, key.Rule);
        if (_subscriptions.TryGetValue(subscribe.Id, out var existing))
        {
            // Change Monitor Filter: the same subscription, seen through another filter.
            existing.ChangeView(view);
            _monitors.Take(subscribe.Id, view, waits: true, cancellationToken);
            return null;
        }
        if (_order.Count == MaxSubscriptions)
        {
            var detail = $"A connection has at most {MaxSubscriptions} subscriptions.";
            return await RefuseAsync(subscribe.Id, Problem.Of(ProblemCodes.TooManyStreams, detail), cancellationToken);
        }
        var subscription = new Subscription(runtime.Log, view, subscribe.From, subscribe.LastSeq);
        _subscriptions[subscribe.Id] = subscription;
        _order.Add(new(subscribe.Id, subscription));
        // Who resumes gets what it missed at once.
        _monitors.Take(subscribe.Id, view, waits: subscription.InSnapshot, cancellationToken);
        return null;
    }

    private async ValueTask<StreamClose?> RefuseAsync(long? id, Problem problem, CancellationToken cancellationToken)
    {
        StreamMessages.Error(Message(), id, problem);
        await SendAsync(null, cancellationToken);
        return null;
    }

    private async ValueTask<StreamClose?> SendItemsAsync(int id, List<StreamItem> items, CancellationToken cancellationToken)
    {
        foreach (var item in items)
        {
            switch (item.Kind)
            {
                case StreamItemKind.TooSlow:
                    registry.CountTooSlow();
                    return StreamClose.TooSlow(item.NeededBytesPerSecond);
                case StreamItemKind.Resync:
                    Resyncs++;
                    registry.CountResync(item.Reason!);
                    break;
                case StreamItemKind.Event:
                    Events++;
                    break;
            }
            if (item.Kind == StreamItemKind.SnapshotEnd)
                StreamMessages.SnapshotEnd(Message(), id, item, _monitors.MissingOf(id));
            else
                StreamMessages.Item(Message(), id, item);
            await SendAsync(item.Cursor is { } cursor ? ResumeId(cursor, item.Seq) : null, cancellationToken);
        }
        return null;
    }

    private ArrayBufferWriter<byte> Message()
    {
        _message.ResetWrittenCount();
        return _message;
    }

    private ValueTask SendAsync(string? id, CancellationToken cancellationToken)
    {
        _unsent = true;
        Bytes += _message.WrittenCount;
        return transport.SendAsync(_message.WrittenMemory, id, cancellationToken);
    }

    private ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        if (!_unsent)
            return ValueTask.CompletedTask;
        _unsent = false;
        return transport.FlushAsync(cancellationToken);
    }
}
