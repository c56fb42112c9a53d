using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime.Events;

namespace CtiMiddleware.Runtime.Tests.Switches;

/// <summary>Call identifiers that come back for other calls (field rules 1 and 43), through the loop.</summary>
public sealed class EpochTests
{
    [Fact]
    public void Rule_43_a_switch_that_restarted_without_dropping_the_link_begins_a_new_epoch()
    {
        using var bench = new Bench().StartInService();
        bench.Talk("7");
        var before = Call(bench);
        var view = new EventView(ViewFilter.Everything, new AccessRule { Patterns = ["hq:1001"] });
        var reader = new Subscription(bench.Log, view);

        bench.Say("RESTART system event 3: peripheral on line\nEV originated 7 a 1001\nEV delivered 7 b 1002");

        var after = Call(bench);
        Assert.NotEqual(before.Id, after.Id);
        Assert.NotEqual(before.Thread, after.Thread);
        Assert.Equal((1, 2), (before.Native.CallIdEpoch, after.Native.CallIdEpoch));
        Assert.Equal(2, bench.SwitchObject.CallIdEpoch);
        var end = Assert.Single(bench.Events, e => e.Data.Removed.Any(one => one.Id == before.Id.Value));
        Assert.Equal((EventCause.Resync, true), (end.Data.Cause, end.Data.Synthetic));
        Assert.Equal(2, after.Connections.Count);
        Assert.Equal(LinkState.Up, bench.Link.State);

        var items = new List<StreamItem>();
        while (reader.Read(items, 100) > 0) { }
        Assert.Contains(
            items,
            item => System.Text.Encoding.UTF8.GetString(item.Json.Span).Contains(after.Id.Value, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Rule_43_calls_that_go_on_over_a_restart_come_back_by_comparing()
    {
        using var bench = new Bench().StartInService();
        bench.Talk("7");
        bench.Switch.Calls.Add("CALL 7 a 1001 connected b 1002 connected");
        bench.Say("RESTART warm start");
        Assert.Empty(bench.Log.TakeSnapshot().OfKind(ObjectKind.Call));
        bench.Advance(2);
        var back = Call(bench);
        Assert.Equal((2, true), (back.Native.CallIdEpoch, back.Synthetic));
    }

    [Fact]
    public void Rule_1_a_side_change_keeps_the_epoch_and_the_calls()
    {
        using var bench = new Bench().StartInService();
        bench.Talk("7");
        var before = Call(bench);
        bench.Switch.Calls.Add("CALL 7 a 1001 connected b 1002 connected");
        bench.Say("CLOSE OtherAddress side B is active");
        bench.Advance(5);
        Assert.Equal(LinkState.Up, bench.Link.State);
        Assert.Equal((before.Id, 1), (Call(bench).Id, bench.SwitchObject.CallIdEpoch));
    }

    [Theory]
    [InlineData("originated", 0, true)]
    [InlineData("delivered", 2, false)]
    [InlineData("delivered", 6, true)]
    [InlineData("established", 6, true)]
    [InlineData("held", 6, false)]
    [InlineData("cleared", 6, false)]
    public void Rule_1_an_identifier_of_an_ended_call_is_a_new_call_or_a_late_event_and_never_the_old_one(
        string kind,
        double after,
        bool isNew
    )
    {
        using var bench = new Bench().StartInService();
        bench.Talk("7");
        var old = Call(bench);
        bench.Say("EV cleared 7 a 1001\nEV cleared 7 b 1002");
        bench.Advance(after);

        bench.Say($"EV {kind} 7 c 1001");

        var calls = bench.Log.TakeSnapshot().OfKind(ObjectKind.Call).Cast<Call>().ToList();
        if (isNew)
            Assert.NotEqual(old.Id, Assert.Single(calls).Id);
        else
            Assert.Empty(calls);
        Assert.Equal(isNew ? 0 : 1, bench.Runtime.Diagnostics(Bench.Hq1)!.Anomalies.Values.Sum());
        Assert.Equal(1, bench.SwitchObject.CallIdEpoch);
    }

    private static Call Call(Bench bench) => (Call)Assert.Single(bench.Log.TakeSnapshot().OfKind(ObjectKind.Call));
}
