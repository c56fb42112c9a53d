using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Runtime.Tests.Support;
using static CtiMiddleware.Runtime.Tests.Support.Events;

namespace CtiMiddleware.Runtime.Tests.Events;

public sealed class EventLogTests
{
    [Fact]
    public void The_ring_is_bounded_in_bytes_and_says_what_it_holds()
    {
        using var rig = new Rig(options: new EventLogOptions { RingBytes = 64 * 1024 });
        var pbx = new RandomPbx(3, e => rig.Registry.Apply(e, rig.Clock.GetUtcNow(), default));
        for (var i = 0; i < 5000; i++)
        {
            pbx.Step();
            Assert.InRange(rig.Log.Replay.Bytes, 0, 64 * 1024);
        }
        var replay = rig.Log.Replay;
        Assert.InRange(replay.Bytes, 32 * 1024, 64 * 1024);
        var entries = new List<LogEntry>();
        Assert.True(rig.Log.TryRead(replay.From.Number, int.MaxValue, entries));
        Assert.Equal(replay.Bytes, entries.Sum(entry => (long)entry.Bytes));
        Assert.Equal(replay.From.Number + 1, entries[0].Number);
        Assert.Equal(rig.Log.Head, replay.Head);
        Assert.False(rig.Log.TryRead(replay.From.Number - 1, 1, entries));
        Assert.False(rig.Log.TryRead(replay.Head.Number + 1, 1, entries));
    }

    [Fact]
    public void An_event_that_does_not_fit_leaves_an_empty_ring_and_a_true_state()
    {
        using var rig = new Rig(options: new EventLogOptions { RingBytes = 100 });
        rig.Registry.Apply(Initiated("1", "2001"), rig.Clock.GetUtcNow(), default);
        Assert.Equal(rig.Log.Head, rig.Log.Replay.From);
        Assert.Null(rig.Log.Replay.Oldest);
        Assert.Single(rig.Calls);
    }

    [Fact]
    public void An_object_without_the_position_as_its_rev_is_refused_and_nothing_is_appended()
    {
        using var rig = new Rig();
        var head = rig.Log.Head;
        var server = new ServerObject
        {
            Version = "1",
            Epoch = "e",
            Started = rig.Clock.GetUtcNow(),
        };
        Assert.Throws<ArgumentException>(() =>
            rig.Log.Append(new EventDraft("cti.server.started.v1", null, "server", null, _ => new EventBody { Changed = [server] }))
        );
        Assert.Equal(head, rig.Log.Head);
        Assert.False(rig.Log.TryGet<ServerObject>(ObjectKind.Server, "server", out _));
    }

    [Fact]
    public async Task A_reader_waits_for_the_next_event_without_asking()
    {
        using var rig = new Rig();
        var wait = rig.Log.WaitAsync(rig.Log.Head.Number, TestContext.Current.CancellationToken).AsTask();
        Assert.False(wait.IsCompleted);
        rig.Apply(Initiated("1", "2001"));
        await wait;
        Assert.True(rig.Log.WaitAsync(rig.Log.Head.Number - 1, TestContext.Current.CancellationToken).AsTask().IsCompleted);
        using var cancel = new CancellationTokenSource();
        var cancelled = rig.Log.WaitAsync(rig.Log.Head.Number, cancel.Token).AsTask();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
    }

    [Fact]
    public void Many_writers_leave_no_hole_and_no_position_twice()
    {
        using var rig = new Rig();
        Parallel.For(
            0,
            8,
            _ =>
            {
                for (var i = 0; i < 500; i++)
                    rig.Log.Append(new EventDraft("cti.server.tick.v1", null, "server", null, _ => new EventBody()));
            }
        );
        Assert.Equal(Enumerable.Range(1, 4001).Select(n => (long)n), rig.Entries.Select(entry => entry.Number));
    }

    [Fact]
    public void An_ended_call_is_readable_for_an_hour_and_told_apart_from_one_that_never_was()
    {
        using var rig = new Rig();
        foreach (var e in Talking("1", "2001", "2002"))
            rig.Apply(e);
        var call = rig.Call("1");
        rig.Apply(CallCleared("1") with { Cause = EventCause.Busy });
        var lookup = rig.Log.Find(ObjectKind.Call, call.Id.Value);
        Assert.Equal((LookupStatus.Ended, EventCause.Busy), (lookup.Status, lookup.Cause));
        Assert.Equal(2, ((Call)lookup.Object!).Connections.Count);
        Assert.Equal(LookupStatus.Ended, rig.Log.Find(call.Connections[0].Id).Status);
        Assert.Equal(LookupStatus.Unknown, rig.Log.Find(ObjectKind.Call, "call_never").Status);
        rig.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(LookupStatus.Unknown, rig.Log.Find(ObjectKind.Call, call.Id.Value).Status);
    }

    [Fact]
    public void Ended_calls_are_bounded_in_number()
    {
        using var rig = new Rig(options: new EventLogOptions { EndedObjects = 4 });
        for (var i = 0; i < 10; i++)
        {
            rig.Apply(Initiated("c" + i, "2001"));
            rig.Apply(CallCleared("c" + i));
        }
        var ended = rig
            .Entries.SelectMany(entry => entry.Data.Removed)
            .Count(removed => rig.Log.Find(removed.Kind, removed.Id).Status == LookupStatus.Ended);
        Assert.Equal(4, ended);
    }

    [Fact]
    public void A_connection_is_found_by_its_identifier_in_the_call_it_is_in_now()
    {
        using var rig = new Rig();
        foreach (var e in Talking("1", "2001", "2002"))
            rig.Apply(e);
        var connection = rig.Connection("1", "2002");
        var lookup = rig.Log.Find(connection.Id);
        Assert.Equal((LookupStatus.Present, connection, rig.Call("1").Id), (lookup.Status, lookup.Connection, lookup.Call!.Id));
        Assert.Equal(LookupStatus.Unknown, rig.Log.Find(new ConnectionId("conn_never")).Status);
    }

    [Fact]
    public void A_snapshot_is_in_the_order_of_kinds_and_does_not_change_afterwards()
    {
        using var rig = new Rig();
        rig.Apply(LoggedOn("1", "2001", "support"));
        foreach (var e in Talking("1", "2001", "2002"))
            rig.Apply(e);
        var snapshot = rig.Log.TakeSnapshot();
        var kinds = snapshot.All.Select(value => value.Kind).ToArray();
        Assert.Equal(kinds.Order(), kinds);
        Assert.Equal(rig.Log.Head, snapshot.Cursor);
        rig.Apply(CallCleared("1"));
        Assert.Single(snapshot.OfKind(ObjectKind.Call));
        Assert.Equal(kinds.Length, snapshot.Count);
    }

    [Fact]
    public void Another_process_has_another_epoch()
    {
        var clock = new TestClock();
        using var one = new EventLog(new EventLogOptions(), clock, new SeededIdSource(clock, 1));
        using var two = new EventLog(new EventLogOptions(), clock, new SeededIdSource(clock, 2));
        Assert.NotEqual(one.Epoch, two.Epoch);
        Assert.True(Cursor.TryParse(one.Head.ToString(), out var cursor));
        Assert.Equal(one.Head, cursor);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Two_runs_of_one_seed_are_equal_byte_for_byte(int seed)
    {
        Assert.Equal(Run(seed), Run(seed));
        Assert.NotEqual(Run(seed), Run(seed + 10));
    }

    private static string Run(int seed)
    {
        using var rig = new Rig((ulong)seed);
        var pbx = new RandomPbx(seed, e => rig.Apply(e));
        for (var i = 0; i < 500; i++)
            pbx.Step();
        rig.Snapshot(Model.Snapshots.SnapshotScope.All);
        return string.Join('\n', rig.Entries.Select(entry => entry.Text()));
    }
}
