using System.Buffers;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Links.Transports;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime.Supervision;
using CtiMiddleware.Runtime.Switches;

namespace CtiMiddleware.Runtime.Tests.Switches;

public sealed class LinkLifeTests
{
    [Fact]
    public void Rule_35_in_service_is_said_after_the_snapshots_and_not_before()
    {
        using var bench = new Bench();
        bench.Switch.Calls.Add("CALL c1 a 1001 connected b 1002 connected");
        bench.StartInService();
        var types = bench.Types.ToList();
        Assert.Equal(
            ["cti.link.connecting.v1", "cti.link.negotiating.v1", "cti.link.syncing.v1", "cti.link.up.v1"],
            types.Where(static type => type.StartsWith("cti.link.", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)
        );
        Assert.True(
            types.IndexOf("cti.link.up.v1") > types.FindIndex(static type => type.StartsWith("cti.call.", StringComparison.Ordinal))
        );
        Assert.False(bench.SwitchObject.Stale);
        Assert.Equal("1.0", bench.SwitchObject.Version);
    }

    [Fact]
    public void Rule_35_a_command_before_that_is_not_sent()
    {
        using var bench = new Bench();
        bench.Switch.Greeting = "HELLO 1.0\n";
        bench.Start();
        Assert.Equal(LinkState.Negotiating, bench.Link.State);
        var operation = bench.Do(new SwitchCommand.MakeCall("1001", "1002"));
        Assert.Equal(CommandOutcome.NotSent, operation.Outcome);
        Assert.Contains("link hq-1 is negotiating", operation.Text, StringComparison.Ordinal);
        bench.Say("NORMAL");
        Assert.Equal(LinkState.Up, bench.Link.State);
        Assert.Equal(CommandOutcome.Acknowledged, bench.Do(new SwitchCommand.MakeCall("1001", "1002")).Outcome);
    }

    [Fact]
    public async Task A_protocol_may_say_farewell_when_its_link_is_switched_off_and_not_when_the_link_is_lost()
    {
        using var lost = new Bench().StartInService();
        lost.Switch.Down();
        lost.Runtime.RunUntilIdle();
        Assert.DoesNotContain("Closing", lost.Protocol.Calls);
        using var bench = new Bench().StartInService();
        await OperateAsync(bench, LinkOperation.Disable);
        Assert.Contains("Closing", bench.Protocol.Calls);
        Assert.True(bench.Protocol.Calls.LastIndexOf("Closing") < bench.Protocol.Calls.LastIndexOf("Closed"));
    }

    [Fact]
    public void Rule_36_calls_that_vanished_end_with_cause_resync_and_new_ones_appear_once()
    {
        using var bench = new Bench().StartInService();
        bench.Talk("gone");
        bench.Talk("stays");
        var stays = bench.Events.First(static e => e.Data.Native?.CallId == "stays").Data.Call;
        bench.Switch.Calls.AddRange(["CALL stays a 1001 connected b 1002 connected", "CALL new a 1001 connected b 1002 alerting"]);
        bench.Switch.Down();
        bench.Runtime.RunUntilIdle();
        Assert.Equal(LinkState.Down, bench.Link.State);
        Assert.True(bench.SwitchObject.Stale);
        Assert.Equal(2, Calls(bench).Count);
        bench.Switch.Up();
        bench.Advance(5);
        Assert.Equal(LinkState.Up, bench.Link.State);
        var calls = Calls(bench);
        Assert.Equal(["new", "stays"], calls.Select(static call => call.Native.CallId).Order(StringComparer.Ordinal));
        Assert.Equal(stays, calls.Single(static call => call.Native.CallId == "stays").Id);
    }

    [Fact]
    public void Rule_37_an_outage_leaves_one_gap_record_with_its_limits()
    {
        using var bench = new Bench().StartInService();
        bench.Advance(10);
        bench.Talk("c1");
        bench.Advance(60);
        bench.Switch.Down("the power went");
        bench.Advance(20);
        bench.Switch.Up();
        bench.Advance(60);
        var gap = Assert.Single(bench.Events, static e => e.Type == "cti.switch.gap.v1");
        var detail = gap.Data.Detail!.ToDictionary(static pair => pair.Key, static pair => pair.Value);
        Assert.Equal(ManualTime.Start.AddSeconds(10), detail["from"]);
        Assert.True((DateTimeOffset)detail["to"]! >= ManualTime.Start.AddSeconds(90));
        Assert.Contains("the power went", (string)detail["reason"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void Rule_38_a_call_whose_end_got_lost_is_found_by_comparing_and_ends_with_cause_resync()
    {
        using var bench = new Bench().StartInService();
        bench.Talk("stuck");
        bench.Talk("lives");
        bench.Switch.Calls.Add("CALL lives a 1001 connected b 1002 connected");
        bench.Advance(299);
        Assert.Equal(2, Calls(bench).Count);
        bench.Advance(2);
        Assert.Equal(["lives"], Calls(bench).Select(static call => call.Native.CallId));
        bench.Switch.SnapshotAnswer = static (_, _) => null;
        bench.Advance(340);
        Assert.Equal(LinkState.Up, bench.Link.State);
        bench.Switch.SnapshotAnswer = null;
        bench.Switch.Calls.Clear();
        bench.Advance(300);
        Assert.Empty(Calls(bench));
    }

    [Fact]
    public void The_first_start_leaves_no_gap_record()
    {
        using var bench = new Bench();
        bench.Switch.Down();
        bench.Start();
        bench.Advance(30);
        bench.Switch.Up();
        bench.Advance(60);
        Assert.Equal(LinkState.Up, bench.Link.State);
        Assert.DoesNotContain("cti.switch.gap.v1", bench.Types);
    }

    [Fact]
    public void A_switch_that_is_not_there_is_tried_again_and_says_why_and_when()
    {
        using var bench = new Bench(supervision: new SupervisionOptions { LongestBackoff = TimeSpan.FromSeconds(30) });
        bench.Switch.Down();
        bench.Start();
        Assert.Equal((LinkState.Down, "cannot connect: nobody listens at tcp://pbx:5038"), (bench.Link.State, bench.Link.Reason));
        Assert.InRange(
            bench.Link.NextRetry!.Value,
            bench.Time.GetUtcNow().AddMilliseconds(200),
            bench.Time.GetUtcNow().AddMilliseconds(501)
        );
        bench.Advance(600);
        var tries = bench.Types.Count(static type => type == "cti.link.connecting.v1");
        Assert.InRange(tries, 20, 60);
    }

    [Fact]
    public async Task Wrong_credentials_block_the_link_with_the_switchs_own_words_until_a_person_acts()
    {
        using var bench = new Bench();
        bench.Switch.Greeting = "CLOSE Blocked Authentication failed\n";
        bench.Start();
        bench.Advance(3600);
        Assert.Equal((LinkState.Blocked, "Authentication failed"), (bench.Link.State, bench.Link.Reason));
        Assert.Equal(1, bench.Switch.Connections);
        bench.Switch.Greeting = "HELLO 1.0\nNORMAL\n";
        await OperateAsync(bench, LinkOperation.Restart);
        Assert.Equal(LinkState.Up, bench.Link.State);
    }

    [Fact]
    public void Rule_39_a_switch_that_stops_answering_is_lost_after_three_misses()
    {
        using var bench = new Bench().StartInService();
        bench.Say("MISS\nMISS");
        Assert.Equal(LinkState.Up, bench.Link.State);
        bench.Say("MISS");
        Assert.Equal(LinkState.Down, bench.Link.State);
        bench.Advance(5);
        Assert.Equal(LinkState.Up, bench.Link.State);
    }

    [Fact]
    public void A_snapshot_that_is_refused_or_incomplete_degrades_the_link_with_the_reason()
    {
        using var bench = new Bench();
        bench.Switch.SnapshotAnswer = static (ticket, scope) =>
            scope switch
            {
                "Agents" => $"NO {ticket} permission denied",
                "Groups" => $"CANNOT {ticket} no groups here",
                "Calls" => $"BEGIN Calls\nPART Calls\nOK {ticket}",
                _ => $"OK {ticket}",
            };
        bench.Start();
        Assert.Equal(LinkState.Degraded, bench.Link.State);
        Assert.Equal(
            "the switch refused the snapshot of agents: permission denied; the snapshot of calls is not complete",
            bench.Link.Reason
        );
    }

    [Fact]
    public void A_snapshot_that_is_never_answered_drops_the_link_and_it_is_tried_again()
    {
        using var bench = new Bench();
        bench.Switch.SnapshotAnswer = static (_, _) => null;
        bench.Start();
        bench.Advance(30.1);
        Assert.Contains("the snapshot of devices failed: no answer within 30 s", bench.Story(), StringComparison.Ordinal);
        bench.Switch.SnapshotAnswer = null;
        bench.Advance(5);
        Assert.Equal(LinkState.Up, bench.Link.State);
    }

    [Fact]
    public async Task A_link_switched_off_stays_off_and_comes_back_when_switched_on()
    {
        using var bench = new Bench().StartInService();
        await OperateAsync(bench, LinkOperation.Disable);
        Assert.Equal((LinkState.Disabled, "switched off by an operator"), (bench.Link.State, bench.Link.Reason));
        Assert.True(bench.SwitchObject.Stale);
        bench.Advance(600);
        Assert.Equal(1, bench.Switch.Connections);
        await OperateAsync(bench, LinkOperation.Enable);
        Assert.Equal(LinkState.Up, bench.Link.State);
    }

    [Fact]
    public async Task Operating_a_link_that_is_not_configured_says_so()
    {
        using var bench = new Bench().StartInService();
        Assert.False(await bench.Runtime.OperateLinkAsync(new("hq-9"), LinkOperation.Restart, TestContext.Current.CancellationToken));
        Assert.Null(bench.Runtime.Diagnostics(new("hq-9")));
    }

    [Fact]
    public void The_next_address_is_tried_when_the_first_does_not_lead_into_service()
    {
        LinkEndpoint[] addresses = [new TcpEndpoint("dead", 1), new TcpEndpoint("pbx", 5038)];
        using var bench = new Bench(links: [new LinkDefinition(Bench.Hq1, addresses)]);
        bench.Start();
        Assert.Equal(LinkState.Down, bench.Link.State);
        bench.Advance(1);
        Assert.Equal((LinkState.Up, "tcp://pbx:5038"), (bench.Link.State, bench.Link.Address));
    }

    [Fact]
    public void Rule_40_a_standby_takes_over_and_keeps_the_switch_when_the_primary_comes_back()
    {
        LinkDefinition[] links =
        [
            new(Bench.Hq1, [new TcpEndpoint("pbx", 5038)]),
            new(new("hq-2"), [new TcpEndpoint("pbx2", 5038)]) { Role = LinkRole.Standby },
        ];
        using var bench = new Bench(links: links);
        var second = new FakeSwitch(bench.Network, "pbx2");
        bench.StartInService();
        Assert.Equal(LinkState.Disabled, Second(bench).State);
        bench.Switch.Down();
        bench.Advance(1);
        Assert.Equal(LinkState.Up, Second(bench).State);
        Assert.False(bench.SwitchObject.Stale);
        bench.Switch.Up();
        bench.Advance(600);
        Assert.Equal((LinkState.Up, LinkState.Disabled), (Second(bench).State, bench.Link.State));
        Assert.Equal("standby; hq-2 carries the switch", bench.Link.Reason);
        second.Down();
        bench.Advance(1);
        Assert.Equal(LinkState.Up, bench.Link.State);
    }

    [Theory]
    [InlineData(LinkOperation.Enable)]
    [InlineData(LinkOperation.Restart)]
    public async Task A_standby_that_an_operator_starts_waits_while_the_primary_carries_the_switch(LinkOperation operation)
    {
        LinkDefinition[] links =
        [
            new(Bench.Hq1, [new TcpEndpoint("pbx", 5038)]),
            new(new("hq-2"), [new TcpEndpoint("pbx2", 5038)]) { Role = LinkRole.Standby },
        ];
        using var bench = new Bench(links: links);
        var second = new FakeSwitch(bench.Network, "pbx2");
        bench.StartInService();
        var operated = bench.Runtime.OperateLinkAsync(new LinkId("hq-2"), operation, TestContext.Current.CancellationToken);
        bench.Advance(600);
        Assert.True(await operated);
        Assert.Equal((LinkState.Disabled, "standby; hq-1 carries the switch"), (Second(bench).State, Second(bench).Reason));
        Assert.True(second.Connections <= 1, $"{second.Connections} connections");
        bench.Switch.Down();
        bench.Advance(1);
        Assert.Equal(LinkState.Up, Second(bench).State);
    }

    [Fact]
    public void A_transport_that_fails_while_sending_ends_its_own_link_only()
    {
        LinkDefinition[] links =
        [
            new(Bench.Hq1, [new TcpEndpoint("pbx", 5038)]),
            new(new("hq-2"), [new TcpEndpoint("pbx2", 5038)]) { Role = LinkRole.Data },
        ];
        using var bench = new Bench(links: links);
        var second = new FakeSwitch(bench.Network, "pbx2");
        bench.StartInService();
        Assert.Equal(LinkState.Up, Second(bench).State);
        second.Peer!.OnReceived(static () => throw new ObjectDisposedException("socket"));
        bench.Adapter.Protocols[1].OnCall = static (_, output) => output.Wire.Write("x\n"u8);
        second.Say("IGNORE");
        bench.Runtime.RunUntilIdle();
        Assert.Equal(LinkState.Up, bench.Link.State);
        Assert.Contains("ObjectDisposedException while sending", Second(bench).Reason, StringComparison.Ordinal);
        Assert.False(bench.SwitchObject.Stale);
    }

    [Fact]
    public async Task A_link_with_a_capture_file_writes_both_directions_over_all_its_connections()
    {
        var folder = Directory.CreateTempSubdirectory("cti-capture");
        var file = Path.Combine(folder.FullName, "hq.cap");
        try
        {
            using var bench = new Bench(links: [new LinkDefinition(Bench.Hq1, [new TcpEndpoint("pbx", 5038)]) { CaptureFile = file }]);
            bench.StartInService();
            bench.Switch.Peer!.Close("dropped");
            bench.Advance(5);
            await bench.Runtime.StopAsync("over");
            await using var stream = folder.EnumerateFiles("hq-*Z.cap").Single().OpenRead();
            var kinds = CaptureReader.Read(stream).Select(static record => record.Direction).ToList();
            Assert.Equal(2, kinds.Count(static kind => kind == CaptureDirection.Opened));
            Assert.Equal(2, kinds.Count(static kind => kind == CaptureDirection.Closed));
            Assert.Contains(CaptureDirection.Sent, kinds);
            Assert.Contains(CaptureDirection.Received, kinds);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Each_start_captures_into_a_file_of_its_own_up_to_a_bound()
    {
        var folder = Directory.CreateTempSubdirectory("cti-capture");
        try
        {
            for (var start = 0; start < 2; start++)
            {
                var link = new LinkDefinition(Bench.Hq1, [new TcpEndpoint("pbx", 5038)])
                {
                    CaptureFile = Path.Combine(folder.FullName, "hq.cap"),
                    CaptureMaxBytes = 500,
                };
                using var bench = new Bench(links: [link]).StartInService();
                bench.Say("IGNORE " + new string('x', 600));
                Assert.Equal(LinkState.Up, bench.Link.State);
                await bench.Runtime.StopAsync("over");
            }
            var files = folder.GetFiles();
            Assert.Equal(2, files.Length);
            foreach (var file in files)
            {
                using var stream = file.OpenRead();
                Assert.Equal(CaptureDirection.Cut, CaptureReader.Read(stream).Last().Direction);
                Assert.True(file.Length < 700, $"{file.Length} bytes");
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Stopping_ends_what_is_under_way_and_later_commands_are_not_sent()
    {
        using var bench = new Bench().StartInService();
        bench.Switch.Answer = static (_, _) => null;
        var running = bench.Give(new SwitchCommand.MakeCall("1001", "1002"));
        bench.Runtime.RunUntilIdle();
        var stopped = bench.Runtime.StopAsync("the service stops");
        Assert.True(stopped.IsCompletedSuccessfully);
        Assert.Equal(CommandOutcome.Unknown, bench.Find(running).Outcome);
        Assert.Equal((LinkState.Disabled, "the service stops"), (bench.Link.State, bench.Link.Reason));
        Assert.Equal(CommandOutcome.NotSent, bench.Find(bench.Give(new SwitchCommand.MakeCall("1001", "1002"))).Outcome);
    }

    [Fact]
    public void Promise_9_two_runs_of_one_seed_are_byte_equal_and_another_seed_is_not()
    {
        Assert.Equal(Run(7), Run(7));
        Assert.NotEqual(Run(7), Run(8));
    }

    private static string Run(ulong seed)
    {
        using var bench = new Bench(seed).StartInService();
        bench.Talk("c1");
        bench.Do(new SwitchCommand.HoldCall(Bench.At("c1", "a")));
        bench.Switch.Down();
        bench.Advance(20);
        bench.Switch.Up();
        bench.Advance(60);
        bench.Talk("c2");
        return bench.Story();
    }

    private static LinkObject Second(Bench bench) => bench.Object<LinkObject>(ObjectKind.Link, "hq-2")!;

    private static async Task OperateAsync(Bench bench, LinkOperation operation)
    {
        var done = bench.Runtime.OperateLinkAsync(Bench.Hq1, operation, CancellationToken.None);
        bench.Runtime.RunUntilIdle();
        Assert.True(await done);
    }

    private static List<Call> Calls(Bench bench) =>
        [
            .. bench
                .Events.SelectMany(static e => e.Data.Changed)
                .OfType<Call>()
                .Select(static call => call.Id.Value)
                .Distinct()
                .Select(id => bench.Object<Call>(ObjectKind.Call, id))
                .OfType<Call>(),
        ];
}
