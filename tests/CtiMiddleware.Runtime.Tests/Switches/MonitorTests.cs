using CtiMiddleware.Links.Transports;
using CtiMiddleware.Model.Capabilities;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime.Commands;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Runtime.Monitors;
using CtiMiddleware.Runtime.Switches;

namespace CtiMiddleware.Runtime.Tests.Switches;

/// <summary>A switch that shows only the calls of devices that are monitored.</summary>
public sealed class MonitorTests
{
    [Fact]
    public void Rule_27_monitors_are_started_before_groups_agents_and_calls_are_read_and_the_switch_is_in_service_after_them()
    {
        using var bench = Make(new MonitorOptions { Devices = ["1001", "1002"] });
        bench.StartInService();

        Assert.Equal(
            [
                "RequestSnapshot Devices",
                "MonitorStart 1001",
                "MonitorStart 1002",
                "RequestSnapshot Groups",
                "RequestSnapshot Agents",
                "RequestSnapshot Calls",
            ],
            bench.Switch.All
        );
        Assert.Equal(("yes", "yes"), (Observed(bench, "1001"), Observed(bench, "1002")));
    }

    [Fact]
    public void A_device_without_a_monitor_is_shown_as_unobserved_and_never_as_idle()
    {
        using var bench = Make(new MonitorOptions { Devices = ["1001"] });
        bench.StartInService();
        Assert.Equal(("yes", "no"), (Observed(bench, "1001"), Observed(bench, "1002")));
        Assert.Equal(SwitchObservation.PerDevice, bench.SwitchObject.Observes);
    }

    [Fact]
    public void All_means_every_device_that_the_switch_names_and_one_that_comes_later_at_the_next_review()
    {
        using var bench = Make(new MonitorOptions { Mode = MonitorMode.All });
        bench.StartInService();
        Assert.Equal(["1001", "1002"], Status(bench).Select(static one => one.Device.Number.ToString()));

        bench.Switch.Devices.Add("1003");
        bench.Say("BEGIN Devices\nDEVICE 1001\nDEVICE 1002\nDEVICE 1003\nEND Devices");
        Assert.Equal("no", Observed(bench, "1003"));
        bench.Advance(301);
        Assert.Equal("yes", Observed(bench, "1003"));
    }

    [Fact]
    public void A_switch_that_shows_everything_is_asked_for_no_monitor()
    {
        using var bench = new Bench(monitors: new MonitorOptions { Mode = MonitorMode.OnDemand, Devices = ["1001"] });
        bench.StartInService();
        using var lease = bench.Runtime.Observe([new DeviceId("hq:1001")]);
        Assert.True(lease.Settled.IsCompleted);
        bench.Runtime.RunUntilIdle();
        Assert.DoesNotContain(bench.Switch.All, static line => line.StartsWith("Monitor", StringComparison.Ordinal));
        Assert.Equal("yes", Observed(bench, "1001"));
    }

    [Fact]
    public void The_options_of_the_link_decide_what_is_observed()
    {
        LinkDefinition[] links = [new(Bench.Hq1, [new TcpEndpoint("pbx", 5038)]) { Options = SwitchObservation.PerDevice }];
        using var bench = new Bench(links: links, monitors: new MonitorOptions { Devices = ["1001"] });
        bench.StartInService();
        Assert.Equal(SwitchObservation.PerDevice, bench.Runtime.Capabilities(Bench.Hq)!.Observes);
        Assert.Contains("MonitorStart 1001", bench.Switch.All);
    }

    [Fact]
    public void Rule_31_a_monitor_is_shared_counted_and_ended_a_minute_after_its_last_user()
    {
        using var bench = Make(new MonitorOptions { Mode = MonitorMode.OnDemand });
        bench.StartInService();
        var one = bench.Runtime.Observe([new DeviceId("hq:1001")]);
        var two = bench.Runtime.Observe([new DeviceId("hq:1001"), new DeviceId("hq:1002")]);
        Assert.False(one.Settled.IsCompleted);
        bench.Runtime.RunUntilIdle();

        Assert.True(one.Settled.IsCompleted);
        Assert.Empty(two.Missing);
        Assert.Equal(["MonitorStart 1001", "MonitorStart 1002"], Monitors(bench));
        Assert.Equal([2, 1], Status(bench).Select(static status => status.Users));

        one.Dispose();
        one.Dispose();
        bench.Advance(61);
        Assert.Equal("yes", Observed(bench, "1001"));
        two.Dispose();
        bench.Advance(59);
        Assert.Equal("yes", Observed(bench, "1001"));
        using (bench.Runtime.Observe([new DeviceId("hq:1002")]))
        {
            bench.Advance(10);
            Assert.Equal(("no", "yes"), (Observed(bench, "1001"), Observed(bench, "1002")));
        }
        bench.Advance(61);
        Assert.Equal(["MonitorStart 1001", "MonitorStart 1002", "MonitorStop 1001", "MonitorStop 1002"], Monitors(bench));
        Assert.Empty(Status(bench));
    }

    [Fact]
    public void Rule_31_a_quota_is_shown_with_the_switchs_own_words_and_tried_again_when_a_monitor_is_given_back()
    {
        using var bench = Make(new MonitorOptions { Mode = MonitorMode.OnDemand });
        bench.StartInService();
        bench.Switch.Answer = static (ticket, service) =>
            service == "MonitorStart" ? $"LIMIT {ticket} licence CTI-MON: 1 of 1 in use" : $"OK {ticket}";
        var held = bench.Runtime.Observe([new DeviceId("hq:1002")]);
        bench.Switch.Answer = static (ticket, _) => $"OK {ticket}";
        bench.Runtime.RunUntilIdle();
        bench.Switch.Answer = static (ticket, service) =>
            service == "MonitorStart" ? $"LIMIT {ticket} licence CTI-MON: 1 of 1 in use" : $"OK {ticket}";

        using var lease = bench.Runtime.Observe([new DeviceId("hq:1001")]);
        bench.Runtime.RunUntilIdle();

        Assert.True(lease.Settled.IsCompleted);
        var words = "licence CTI-MON: 1 of 1 in use (overallMonitorLimitExceeded)";
        Assert.Equal([new(new DeviceId("hq:1001"), words)], lease.Missing);
        Assert.Equal(("refused", words), (Observed(bench, "1001"), Device(bench, "1001")!.ObservedReason));
        var status = Assert.Single(Status(bench), static one => one.Device.Value == "hq:1001");
        Assert.Equal((MonitorPhase.Refused, words), (status.Phase, status.Reason));
        Assert.NotNull(status.NextRetry);

        bench.Advance(120);
        var before = Monitors(bench).Count;
        bench.Switch.Answer = static (ticket, _) => $"OK {ticket}";
        held.Dispose();
        bench.Advance(61);
        Assert.Equal("yes", Observed(bench, "1001"));
        Assert.Equal(["MonitorStop 1002", "MonitorStart 1001"], Monitors(bench).Skip(before));
        Assert.Empty(lease.Missing);
    }

    [Fact]
    public void Rule_31_a_refused_monitor_of_the_list_degrades_the_link_and_does_not_keep_it_from_service()
    {
        using var bench = Make(new MonitorOptions { Devices = ["1001", "1002"] });
        bench.Switch.Answer = static (ticket, service) =>
            service == "MonitorStart" && ticket == 2 ? $"LIMIT {ticket} no licence" : $"OK {ticket}";
        bench.Start();
        Assert.Equal(
            (LinkState.Degraded, "hq:1001 is not observed: no licence (overallMonitorLimitExceeded)"),
            (bench.Link.State, bench.Link.Reason)
        );
        bench.Advance(2);
        Assert.Equal("yes", Observed(bench, "1001"));
    }

    [Fact]
    public void Rule_32_a_monitor_that_the_switch_ends_by_itself_is_told_and_started_again_with_back_off()
    {
        using var bench = Make(new MonitorOptions { Devices = ["1001"] });
        bench.StartInService();
        bench.Switch.Answer = static (ticket, service) => service == "MonitorStart" ? $"NO {ticket} renumbered" : $"OK {ticket}";
        bench.Say("SEES 1001 no the device was renumbered");

        Assert.Equal(("no", "the device was renumbered"), (Observed(bench, "1001"), Device(bench, "1001")!.ObservedReason));
        Assert.Contains(EventTypes.Observed, bench.Types);
        bench.Advance(600);
        var tries = Monitors(bench).Count - 1;
        Assert.InRange(tries, 8, 14);
        Assert.Equal("refused", Observed(bench, "1001"));
        bench.Switch.Answer = static (ticket, _) => $"OK {ticket}";
        bench.Advance(300);
        Assert.Equal("yes", Observed(bench, "1001"));
        Assert.Null(Device(bench, "1001")!.ObservedReason);
    }

    [Fact]
    public void Rule_27_monitors_are_started_anew_after_an_outage_before_the_calls_are_read()
    {
        using var bench = Make(new MonitorOptions { Mode = MonitorMode.OnDemand, Devices = ["1001"] });
        bench.StartInService();
        using var lease = bench.Runtime.Observe([new DeviceId("hq:1002")]);
        bench.Runtime.RunUntilIdle();
        bench.Switch.Down();
        bench.Advance(1);
        Assert.NotEmpty(lease.Missing);
        bench.Switch.All.Clear();
        bench.Switch.Up();
        bench.Advance(5);
        Assert.Empty(lease.Missing);
        Assert.Equal(
            ["RequestSnapshot Devices", "MonitorStart 1001", "MonitorStart 1002", "RequestSnapshot Groups", "RequestSnapshot Agents"],
            bench.Switch.All.Take(5)
        );
    }

    [Fact]
    public void Rule_27_no_device_is_shown_as_observed_from_the_loss_of_the_link_until_its_monitor_is_started_again()
    {
        using var bench = Make(new MonitorOptions { Devices = ["1001", "1002"] });
        bench.StartInService();
        bench.Switch.Down();
        bench.Advance(1);
        Assert.Equal(("no", "no"), (Observed(bench, "1001"), Observed(bench, "1002")));
        Assert.Contains("hq-1 is", Device(bench, "1001")!.ObservedReason, StringComparison.Ordinal);

        bench.Switch.Answer = static (ticket, service) => service == "MonitorStart" ? null : $"OK {ticket}";
        bench.Switch.Up();
        bench.Advance(5);
        Assert.Equal(LinkState.Syncing, bench.Link.State);
        Assert.Equal(("no", "no"), (Observed(bench, "1001"), Observed(bench, "1002")));
        foreach (
            var ticket in bench.Switch.Commands.Where(static line => line.Contains("MonitorStart", StringComparison.Ordinal)).ToArray()
        )
            bench.Say("OK " + ticket.Split(' ')[0]);
        Assert.Equal(("yes", "yes"), (Observed(bench, "1001"), Observed(bench, "1002")));
    }

    [Fact]
    public void What_is_read_anew_over_the_same_connection_starts_no_monitor_twice()
    {
        using var bench = Make(new MonitorOptions { Devices = ["1001", "1002"] });
        bench.StartInService();
        bench.Say("IMPAIRED a gateway is down");
        Assert.Equal(LinkState.Degraded, bench.Link.State);
        bench.Say("SEES 1002 no the gateway took it");
        bench.Switch.All.Clear();
        bench.Say("NORMAL");
        Assert.Equal(LinkState.Up, bench.Link.State);
        Assert.Equal(["MonitorStart 1002"], Monitors(bench));
        Assert.Equal("RequestSnapshot Calls", bench.Switch.All[^1]);
        Assert.Equal(("yes", "yes"), (Observed(bench, "1001"), Observed(bench, "1002")));
    }

    [Fact]
    public void Rule_45_many_monitors_go_at_the_links_pace_and_their_time_is_not_the_deadline_of_the_whole()
    {
        string[] numbers = [.. Enumerable.Range(0, 500).Select(static n => $"2{n:000}")];
        using var bench = new Bench(
            prepare: static adapter => adapter.Observes = SwitchObservation.PerDevice,
            pacing: new PacingOptions { CommandsPerSecond = 5, Burst = 5 },
            monitors: new MonitorOptions { Devices = numbers }
        );
        bench.Start();
        bench.Advance(90);
        Assert.Equal(LinkState.Syncing, bench.Link.State);
        Assert.InRange(Monitors(bench).Count, 440, 460);
        bench.Advance(15);
        Assert.Equal(LinkState.Up, bench.Link.State);
        Assert.Equal(1, bench.Switch.Connections);
        Assert.Equal(numbers, Monitors(bench).Select(static line => line[13..]));
    }

    [Fact]
    public void A_monitor_that_is_never_answered_holds_nothing_up_for_longer_than_its_time()
    {
        using var bench = Make(new MonitorOptions { Devices = ["1001", "1002"] });
        bench.Switch.Answer = static (ticket, service) => service == "MonitorStart" && ticket == 2 ? null : $"OK {ticket}";
        bench.Start();
        bench.Advance(31);
        Assert.Equal(LinkState.Degraded, bench.Link.State);
        Assert.Equal("hq:1001 is not observed: no answer within 30 s", bench.Link.Reason);
        Assert.Equal("yes", Observed(bench, "1002"));
    }

    [Fact]
    public void Naming_a_number_that_the_switch_does_not_have_makes_no_device()
    {
        using var bench = Make(new MonitorOptions { Mode = MonitorMode.OnDemand });
        bench.StartInService();
        bench.Switch.Answer = static (ticket, _) => $"NO {ticket} no such device";
        using (var lease = bench.Runtime.Observe([new DeviceId("hq:9999")]))
        {
            bench.Runtime.RunUntilIdle();
            Assert.StartsWith("no such device", Assert.Single(lease.Missing).Value, StringComparison.Ordinal);
        }
        Assert.Null(Device(bench, "9999"));
        bench.Advance(61);
        Assert.Empty(Status(bench));
    }

    [Fact]
    public void A_device_outside_the_list_is_missing_at_once_with_that_reason_and_so_is_every_one_while_the_link_is_down()
    {
        using var bench = Make(new MonitorOptions { Devices = ["1001"] });
        bench.StartInService();
        using var outside = bench.Runtime.Observe([new DeviceId("hq:1002"), new DeviceId("lab:1")]);
        bench.Runtime.RunUntilIdle();
        Assert.Equal([new(new DeviceId("hq:1002"), "the configuration of hq does not monitor it")], outside.Missing);
        Assert.True(outside.Settled.IsCompleted);

        bench.Switch.Down();
        bench.Advance(1);
        using var down = bench.Runtime.Observe([new DeviceId("hq:1001")]);
        bench.Runtime.RunUntilIdle();
        Assert.True(down.Settled.IsCompleted);
        Assert.Contains("hq-1 is", Assert.Single(down.Missing).Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Monitors_on_demand_are_bounded_and_the_next_one_is_missing_with_that_reason()
    {
        using var bench = Make(new MonitorOptions { Mode = MonitorMode.OnDemand, MaxOnDemand = 1 });
        bench.StartInService();
        using var lease = bench.Runtime.Observe([new DeviceId("hq:1001"), new DeviceId("hq:1002")]);
        bench.Runtime.RunUntilIdle();
        Assert.Equal([new(new DeviceId("hq:1002"), "1 devices are monitored already")], lease.Missing);
    }

    [Fact]
    public void Rule_31_a_monitor_whose_end_the_switch_refused_is_kept_and_its_end_is_asked_for_again_with_back_off()
    {
        using var bench = Make(new MonitorOptions { Mode = MonitorMode.OnDemand });
        bench.StartInService();
        var lease = bench.Runtime.Observe([new DeviceId("hq:1001")]);
        bench.Runtime.RunUntilIdle();
        bench.Switch.Answer = static (ticket, service) => service == "MonitorStop" ? $"NO {ticket} busy" : $"OK {ticket}";
        lease.Dispose();
        bench.Advance(60.5);

        var status = Assert.Single(Status(bench));
        Assert.Equal(MonitorPhase.Stopping, status.Phase);
        Assert.Contains("busy", status.Reason, StringComparison.Ordinal);
        Assert.NotNull(status.NextRetry);
        Assert.Equal("yes", Observed(bench, "1001"));
        bench.Advance(600);
        Assert.InRange(Monitors(bench).Count(static line => line == "MonitorStop 1001"), 6, 14);

        bench.Switch.Answer = static (ticket, _) => $"OK {ticket}";
        bench.Advance(310);
        Assert.Empty(Status(bench));
        Assert.Equal("no", Observed(bench, "1001"));
    }

    [Fact]
    public void A_reader_that_comes_while_a_refused_end_waits_has_the_monitor_at_once()
    {
        using var bench = Make(new MonitorOptions { Mode = MonitorMode.OnDemand });
        bench.StartInService();
        var lease = bench.Runtime.Observe([new DeviceId("hq:1001")]);
        bench.Runtime.RunUntilIdle();
        bench.Switch.Answer = static (ticket, service) => service == "MonitorStop" ? $"NO {ticket} busy" : $"OK {ticket}";
        lease.Dispose();
        bench.Advance(200);
        using var again = bench.Runtime.Observe([new DeviceId("hq:1001")]);
        bench.Runtime.RunUntilIdle();
        Assert.Empty(again.Missing);
        Assert.Equal((MonitorPhase.Active, 1), Status(bench).Select(static one => (one.Phase, one.Users)).Single());
        bench.Advance(700);
        Assert.Equal("MonitorStart 1001", Monitors(bench)[^1]);
    }

    [Fact]
    public void A_reader_that_came_before_the_first_list_of_devices_has_its_device_when_the_list_names_it()
    {
        using var bench = Make(new MonitorOptions { Mode = MonitorMode.All });
        bench.Switch.Greeting = "HELLO 1.0\n";
        bench.Start();
        using var lease = bench.Runtime.Observe([new DeviceId("hq:1001"), new DeviceId("hq:1003")]);
        bench.Runtime.RunUntilIdle();
        Assert.Equal(2, lease.Missing.Count);
        bench.Say("NORMAL");
        Assert.Equal("hq:1003", Assert.Single(lease.Missing).Key.Value);
        Assert.Equal([1, 0], Status(bench).Select(static one => one.Users));

        bench.Say("BEGIN Devices\nDEVICE 1001\nDEVICE 1002\nDEVICE 1003\nEND Devices");
        bench.Advance(301);
        Assert.Empty(lease.Missing);
    }

    [Fact]
    public void A_device_that_found_no_room_is_monitored_when_another_reader_leaves_unless_its_own_reader_left_before()
    {
        using var bench = Make(new MonitorOptions { Mode = MonitorMode.OnDemand, MaxOnDemand = 1 });
        bench.StartInService();
        var first = bench.Runtime.Observe([new DeviceId("hq:1001")]);
        var gone = bench.Runtime.Observe([new DeviceId("hq:1003")]);
        using var second = bench.Runtime.Observe([new DeviceId("hq:1002")]);
        bench.Runtime.RunUntilIdle();
        Assert.Equal("1 devices are monitored already", Assert.Single(second.Missing).Value);
        gone.Dispose();
        first.Dispose();
        bench.Advance(61);
        Assert.Empty(second.Missing);
        Assert.Equal(["MonitorStart 1001", "MonitorStop 1001", "MonitorStart 1002"], Monitors(bench));
    }

    [Fact]
    public void A_call_at_a_device_whose_monitor_ended_is_found_gone_by_comparing()
    {
        using var bench = Make(new MonitorOptions { Mode = MonitorMode.OnDemand });
        bench.StartInService();
        var lease = bench.Runtime.Observe([new DeviceId("hq:1001")]);
        bench.Runtime.RunUntilIdle();
        bench.Talk("c1");
        Assert.Single(bench.Log.TakeSnapshot().OfKind(ObjectKind.Call));
        lease.Dispose();
        bench.Advance(63);
        Assert.Empty(bench.Log.TakeSnapshot().OfKind(ObjectKind.Call));
    }

    private static Bench Make(MonitorOptions monitors) =>
        new(prepare: static adapter => adapter.Observes = SwitchObservation.PerDevice, monitors: monitors);

    private static Device? Device(Bench bench, string number) => bench.Object<Device>(ObjectKind.Device, "hq:" + number);

    private static string? Observed(Bench bench, string number) => Device(bench, number)?.Observed;

    private static List<string> Monitors(Bench bench) =>
        [.. bench.Switch.All.Where(static line => line.StartsWith("Monitor", StringComparison.Ordinal))];

    private static IReadOnlyList<MonitorStatus> Status(Bench bench)
    {
        var status = bench.Runtime.MonitorsAsync(Bench.Hq, TestContext.Current.CancellationToken);
        bench.Runtime.RunUntilIdle();
        return status.GetAwaiter().GetResult();
    }
}
