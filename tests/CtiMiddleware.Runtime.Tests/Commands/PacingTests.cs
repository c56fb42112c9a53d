using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Runtime.Commands;
using CtiMiddleware.Runtime.Tests.Switches;

namespace CtiMiddleware.Runtime.Tests.Commands;

public sealed class PacingTests
{
    [Fact]
    public void A_bucket_lets_a_burst_go_and_then_its_rate()
    {
        var bucket = new TokenBucket(perSecond: 10, burst: 3);
        Assert.Equal([true, true, true, false], Enumerable.Range(0, 4).Select(_ => bucket.TryTake(TimeSpan.Zero)));
        Assert.Equal(TimeSpan.FromMilliseconds(100), bucket.UntilNext(TimeSpan.Zero));
        Assert.False(bucket.TryTake(TimeSpan.FromMilliseconds(99)));
        Assert.True(bucket.TryTake(TimeSpan.FromMilliseconds(100)));
        Assert.Equal([true, true, true, false], Enumerable.Range(0, 4).Select(_ => bucket.TryTake(TimeSpan.FromHours(1))));
    }

    [Fact]
    public void Rule_45_commands_go_at_the_links_pace_in_the_order_of_priority()
    {
        using var bench = new Bench(pacing: new PacingOptions { CommandsPerSecond = 2, Burst = 4 }).StartInService();
        bench.Say("EV delivered c1 b 1002");
        bench.Give(new SwitchCommand.Escape([new("Action", "Ping")]));
        bench.Give(new SwitchCommand.MakeCall("1001", "1003"));
        bench.Give(new SwitchCommand.AnswerCall(Bench.At("c1", "b")));
        bench.Runtime.RunUntilIdle();
        Assert.Empty(bench.Switch.Commands);
        bench.Advance(0.5);
        Assert.Equal(["AnswerCall"], Services(bench));
        bench.Advance(0.5);
        Assert.Equal(["AnswerCall", "MakeCall"], Services(bench));
        bench.Advance(0.5);
        Assert.Equal(["AnswerCall", "MakeCall", "Escape"], Services(bench));
    }

    [Fact]
    public void Rule_15_commands_on_one_call_go_one_by_one_and_on_others_at_once()
    {
        using var bench = new Bench().StartInService();
        bench.Talk("c1");
        bench.Talk("c2");
        bench.Switch.Answer = static (_, _) => null;
        bench.Give(new SwitchCommand.HoldCall(Bench.At("c1", "a")));
        bench.Give(new SwitchCommand.ClearConnection(Bench.At("c1", "b")));
        bench.Give(new SwitchCommand.ClearCall(Bench.At("c1", "")));
        bench.Give(new SwitchCommand.MakeCall("1009", "1003"));
        bench.Runtime.RunUntilIdle();
        Assert.Equal(["HoldCall", "MakeCall"], Services(bench));
        bench.Say($"OK {Ticket(bench, 0)}");
        Assert.Equal(["HoldCall", "MakeCall", "ClearConnection"], Services(bench));
        bench.Say($"OK {Ticket(bench, 2)}");
        Assert.Equal(["HoldCall", "MakeCall", "ClearConnection", "ClearCall"], Services(bench));
    }

    [Fact]
    public void Rule_15_one_device_is_one_lane_also_for_calls_it_makes()
    {
        using var bench = new Bench().StartInService();
        bench.Talk("c1");
        bench.Switch.Answer = static (_, _) => null;
        bench.Give(new SwitchCommand.HoldCall(Bench.At("c1", "a")));
        var make = bench.Give(new SwitchCommand.MakeCall("1001", "1003"));
        bench.Runtime.RunUntilIdle();
        Assert.Equal(["HoldCall"], Services(bench));
        bench.Advance(5.1);
        Assert.Equal(CommandOutcome.NotSent, bench.Find(make).Outcome);
        Assert.Contains("waited 5 s for its turn", bench.Find(make).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lane_that_is_full_refuses_the_next()
    {
        using var bench = new Bench(pacing: new PacingOptions { QueuePerObject = 3 }).StartInService();
        bench.Switch.Answer = static (_, _) => null;
        var all = Enumerable.Range(0, 5).Select(_ => bench.Give(new SwitchCommand.MakeCall("1001", "1002"))).ToList();
        bench.Runtime.RunUntilIdle();
        Assert.Equal(
            [null, null, null, Failure.PerformanceLimitExceeded, Failure.PerformanceLimitExceeded],
            all.Select(id => bench.Find(id).Failure)
        );
    }

    [Fact]
    public void A_switch_with_too_many_waiting_commands_refuses_the_next()
    {
        using var bench = new Bench(pacing: new PacingOptions { QueuePerSwitch = 2, QueuePerObject = 9 }).StartInService();
        bench.Switch.Answer = static (_, _) => null;
        var all = Enumerable.Range(0, 3).Select(i => bench.Give(new SwitchCommand.MakeCall($"200{i}", "1002"))).ToList();
        bench.Runtime.RunUntilIdle();
        Assert.Equal([null, null, CommandOutcome.Rejected], all.Select(id => bench.Find(id).Outcome));
    }

    private static IEnumerable<string> Services(Bench bench) => bench.Switch.Commands.Select(static command => command.Split(' ')[1]);

    private static string Ticket(Bench bench, int index) => bench.Switch.Commands[index].Split(' ')[0];
}
