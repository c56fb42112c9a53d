using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Runtime.Tests.Support;
using static CtiMiddleware.Runtime.Tests.Support.Events;

namespace CtiMiddleware.Runtime.Tests.Events;

public sealed class SubscriptionTests : IDisposable
{
    private readonly Rig _rig = new(options: new EventLogOptions { RingBytes = 100_000 });
    private readonly EventView _all = new(ViewFilter.Everything, AccessRule.Everything);

    public void Dispose() => _rig.Dispose();

    [Fact]
    public void A_new_reader_gets_a_snapshot_and_then_every_event_with_a_contiguous_seq()
    {
        Play(1);
        var subscription = new Subscription(_rig.Log, _all);
        Assert.True(subscription.InSnapshot);
        var items = ReadAll(subscription);
        Assert.Equal((StreamItemKind.SnapshotBegin, "initial"), (items[0].Kind, items[0].Reason));
        Assert.Equal((StreamItemKind.SnapshotEnd, 1L, _rig.Log.Head), (items[^1].Kind, items[^1].Seq, items[^1].Cursor!.Value));
        Assert.All(items[1..^1], item => Assert.Equal((StreamItemKind.Item, null), (item.Kind, item.Cursor)));
        Assert.False(subscription.InSnapshot);
        Play(2);
        var events = ReadAll(subscription);
        Assert.Equal([2, 3, 4, 5], events.Select(item => item.Seq));
        Assert.Equal(_rig.Log.Head, events[^1].Cursor);
        Assert.Equal(_rig.Log.Head, subscription.Cursor);
    }

    [Fact]
    public void A_reader_that_sees_everything_gets_the_logs_own_bytes()
    {
        var subscription = new Subscription(_rig.Log, _all);
        ReadAll(subscription);
        Play(1);
        foreach (var (item, entry) in ReadAll(subscription).Zip(_rig.Entries.Skip(1)))
            Assert.True(item.Json.Equals(entry.Json));
    }

    [Fact]
    public void A_reader_goes_on_where_it_was_with_exactly_the_missing_events()
    {
        var first = new Subscription(_rig.Log, _all);
        var last = ReadAll(first)[^1];
        Play(1);
        var second = new Subscription(_rig.Log, _all, last.Cursor, last.Seq);
        Assert.False(second.InSnapshot);
        var items = ReadAll(second);
        Assert.Equal([2, 3, 4, 5], items.Select(item => item.Seq));
        Assert.All(items, item => Assert.Equal(StreamItemKind.Event, item.Kind));
    }

    [Theory]
    [InlineData(-1, ResyncReasons.CursorExpired)]
    [InlineData(1, ResyncReasons.CursorExpired)]
    [InlineData(0, ResyncReasons.EpochChanged)]
    public void A_cursor_that_cannot_be_resumed_leads_to_a_resync(int offset, string reason)
    {
        for (var call = 0; call < 200; call++)
            Play(call);
        var cursor = offset switch
        {
            -1 => new Cursor(_rig.Log.Epoch, _rig.Log.Replay.From.Number - 1),
            1 => new Cursor(_rig.Log.Epoch, _rig.Log.Head.Number + 1),
            _ => new Cursor("e0", 1),
        };
        var items = ReadAll(new Subscription(_rig.Log, _all, cursor, 77));
        Assert.Equal((StreamItemKind.Resync, reason), (items[0].Kind, items[0].Reason));
        Assert.Equal((StreamItemKind.SnapshotBegin, reason), (items[1].Kind, items[1].Reason));
        Assert.Equal((StreamItemKind.SnapshotEnd, 1L), (items[^1].Kind, items[^1].Seq));
    }

    [Fact]
    public void A_reader_that_falls_out_of_the_ring_is_told_and_gets_the_state_itself()
    {
        var subscription = new Subscription(_rig.Log, _all);
        ReadAll(subscription);
        Play(0);
        var some = new List<StreamItem>();
        subscription.Read(some, 2);
        for (var call = 1; call < 200; call++)
            Play(call);
        var items = ReadAll(subscription);
        Assert.Equal((StreamItemKind.Resync, ResyncReasons.SlowConsumer), (items[0].Kind, items[0].Reason));
        Assert.Equal(_rig.Log.Head, items[^1].Cursor);
    }

    [Fact]
    public void A_reader_that_three_times_cannot_finish_a_snapshot_in_time_is_ended_with_the_rate_it_would_need()
    {
        Play(0);
        var subscription = new Subscription(_rig.Log, _all);
        var all = new List<StreamItem>();
        for (var i = 0; i < 4000 && !subscription.Ended; i++)
        {
            for (var call = 1; call < 50 && subscription.InSnapshot; call++)
            {
                Play((i * 50) + call);
                _rig.Apply(CallCleared("c" + ((i * 50) + call)));
            }
            subscription.Read(all, 1);
        }
        Assert.True(subscription.Ended);
        Assert.Equal(StreamItemKind.TooSlow, all[^1].Kind);
        Assert.True(all[^1].NeededBytesPerSecond > 0);
        Assert.Equal(3, all.Count(item => item.Kind == StreamItemKind.SnapshotEnd));
        Assert.Equal(0, subscription.Read(all, 10));
    }

    [Fact]
    public void A_changed_filter_leads_to_a_resync_also_in_mid_snapshot()
    {
        Play(0);
        var subscription = new Subscription(_rig.Log, _all);
        var items = new List<StreamItem>();
        subscription.Read(items, 2);
        subscription.ChangeView(new EventView(new ViewFilter { Devices = ["hq:2002"] }, AccessRule.Everything));
        items = ReadAll(subscription);
        Assert.Equal(ResyncReasons.FilterChanged, items[0].Reason);
        Assert.Equal(StreamItemKind.SnapshotEnd, items[^1].Kind);
    }

    [Fact]
    public async Task A_reader_waits_until_something_happens()
    {
        var subscription = new Subscription(_rig.Log, _all);
        ReadAll(subscription);
        var wait = subscription.WaitAsync(TestContext.Current.CancellationToken).AsTask();
        Assert.False(wait.IsCompleted);
        Play(1);
        await wait;
        Assert.NotEmpty(ReadAll(subscription));
    }

    private void Play(int call)
    {
        foreach (var e in Talking("c" + call, "2001", "2002"))
            _rig.Registry.Apply(e, _rig.Clock.GetUtcNow(), default);
        _rig.Clock.Advance(TimeSpan.FromMilliseconds(10));
    }

    private static List<StreamItem> ReadAll(Subscription subscription)
    {
        var items = new List<StreamItem>();
        while (subscription.Read(items, 3) > 0) { }
        return items;
    }
}
