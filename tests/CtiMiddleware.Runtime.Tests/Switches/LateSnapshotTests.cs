using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.States;

namespace CtiMiddleware.Runtime.Tests.Switches;

/// <summary>Snapshots that take longer than their time, and what of them still comes when nobody waits any more.</summary>
public sealed class LateSnapshotTests
{
    [Fact]
    public void Rule_38_the_end_of_a_comparison_that_was_given_up_ends_no_call_that_the_next_one_did_not_name_yet()
    {
        using var bench = new Bench();
        var tickets = Slow(bench);
        bench.Advance(301);
        bench.Advance(330);
        Assert.Equal(2, tickets.Count);

        bench.Say($"END Calls\nOK {tickets[0]}");
        Assert.Equal(1, Calls(bench));
        Assert.Contains(
            bench.Runtime.Diagnostics(Bench.Hq1)!.Recent,
            static note => note.Detail.Contains("given up", StringComparison.Ordinal)
        );

        bench.Say($"CALL c1 a 1001 Connected b 1002 Connected\nEND Calls\nOK {tickets[1]}");
        Assert.Equal(1, Calls(bench));
    }

    [Fact]
    public void Rule_38_the_comparison_after_one_that_was_given_up_and_never_ends_decides_about_the_calls()
    {
        using var bench = new Bench();
        var tickets = Slow(bench);
        bench.Advance(301);
        bench.Advance(330);
        bench.Say($"END Calls\nOK {tickets[1]}");
        Assert.Equal(0, Calls(bench));
    }

    [Fact]
    public void What_a_comparison_names_after_it_was_given_up_is_not_applied()
    {
        using var bench = new Bench();
        var tickets = Slow(bench);
        bench.Advance(301);
        bench.Advance(31);
        bench.Say($"CALL c9 a 1001 Connected b 1002 Connected\nEND Calls\nOK {tickets[0]}");
        Assert.Equal(["c1"], bench.Log.TakeSnapshot().OfKind(ObjectKind.Call).Select(static one => ((Call)one).Native!.CallId));
        bench.Advance(300);
        bench.Say($"END Calls\nOK {tickets[1]}");
        Assert.Equal(0, Calls(bench));
    }

    [Fact]
    public void A_list_that_begins_only_after_it_was_given_up_ends_nothing_either()
    {
        using var bench = new Bench();
        var tickets = Slow(bench, begin: false);
        bench.Advance(301);
        bench.Advance(330);
        bench.Say($"BEGIN Calls\nBEGIN Calls\nEND Calls\nOK {tickets[0]}");
        Assert.Equal(1, Calls(bench));
        bench.Say($"CALL c1 a 1001 Connected b 1002 Connected\nEND Calls\nOK {tickets[1]}");
        Assert.Equal(1, Calls(bench));
        bench.Advance(301);
        bench.Say($"BEGIN Calls\nEND Calls\nOK {tickets[2]}");
        Assert.Equal(0, Calls(bench));
    }

    [Fact]
    public void Rule_45_a_list_that_comes_slowly_has_its_time_anew_with_every_part_and_the_switch_gets_into_service()
    {
        using var bench = new Bench();
        bench.Switch.SnapshotAnswer = static (ticket, scope) => scope == "Devices" ? "BEGIN Devices" : $"OK {ticket}";
        bench.Start();
        for (var number = 0; number < 20; number++)
        {
            bench.Advance(20);
            bench.Say($"DEVICE 2{number:00}");
        }
        Assert.Equal((1, LinkState.Syncing), (bench.Switch.Connections, bench.Link.State));
        bench.Say("END Devices\nOK 1");
        Assert.Equal((1, LinkState.Up), (bench.Switch.Connections, bench.Link.State));
    }

    [Fact]
    public void Rule_45_a_part_that_names_nothing_counts_too_and_one_without_parts_does_not_wait_longer()
    {
        using var bench = new Bench();
        bench.Switch.SnapshotAnswer = static (ticket, scope) => scope == "Calls" ? null : $"OK {ticket}";
        bench.Start();
        for (var part = 0; part < 20; part++)
        {
            bench.Advance(20);
            bench.Say("PROGRESS 4");
        }
        Assert.Equal((1, LinkState.Syncing), (bench.Switch.Connections, bench.Link.State));
        bench.Advance(31);
        Assert.NotEqual(LinkState.Up, bench.Link.State);
        Assert.Contains("calls failed: no answer within 30 s", bench.Story(), StringComparison.Ordinal);
    }

    private static int Calls(Bench bench) => bench.Log.TakeSnapshot().OfKind(ObjectKind.Call).Count;

    /// <summary>In service with one call; the comparisons that follow begin and get no further. Their tickets.</summary>
    private static List<long> Slow(Bench bench, bool begin = true)
    {
        bench.StartInService();
        bench.Talk("c1");
        var tickets = new List<long>();
        bench.Switch.SnapshotAnswer = (ticket, _) =>
        {
            tickets.Add(ticket);
            return begin ? "BEGIN Calls" : null;
        };
        return tickets;
    }
}
