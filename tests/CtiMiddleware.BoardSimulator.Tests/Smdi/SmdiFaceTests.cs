using CtiMiddleware.Adapters.Smdi;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Faults;

namespace CtiMiddleware.BoardSimulator.Tests.Smdi;

/// <summary>The simulated switch speaks SMDI as the vectors do, and the adapter understands it.</summary>
public sealed class SmdiFaceTests
{
    [Fact]
    public void A_call_from_outside_is_told_with_line_caller_and_dialled_number_before_it_rings()
    {
        var world = new SmdiWorld();
        var ringing = false;
        var order = new List<string>();
        world.Engine.Attach(new Watch(e => ringing |= e is PbxEvent.Alerting && Add(order, world.Written())));
        world.Engine.Inbound(world.Engine.FindTrunk("carrier")!, "7035552222", "600");
        world.Run(1);
        Assert.True(ringing);
        Assert.Equal(["\r\nMD0010001D600 7035552222 \r\n\x19"], order);
        var told = Assert.Single(world.Calls);
        Assert.Equal(("2101", CallHistoryReason.Direct, "7035552222"), (told.Port, told.Reason, told.CallingDevice.Number));

        static bool Add(List<string> list, string text)
        {
            list.Add(text);
            return true;
        }
    }

    [Theory]
    [InlineData(ForwardingKind.Always, 'A', CallHistoryReason.CallForwardImmediate)]
    [InlineData(ForwardingKind.Busy, 'B', CallHistoryReason.CallForwardBusy)]
    [InlineData(ForwardingKind.NoAnswer, 'N', CallHistoryReason.CallForwardNoAnswer)]
    public void A_forwarded_call_is_told_with_the_station_and_why(ForwardingKind kind, char letter, CallHistoryReason reason)
    {
        var world = new SmdiWorld();
        Assert.Equal(Refusal.None, world.Engine.SetForwarding(world.Station("1001"), kind, "2101"));
        world.Engine.SetDoNotDisturb(world.Station("1001"), kind == ForwardingKind.Busy);
        world.Engine.Inbound(world.Engine.FindTrunk("carrier")!, "7035552222", "1001");
        world.Run(60);
        Assert.StartsWith($"\r\nMD0010001{letter}2565551001 7035552222 \r\n\x19", world.Written(), StringComparison.Ordinal);
        Assert.Equal((reason, "2565551001"), (world.Calls.First().Reason, world.Calls.First().LastRedirectionDevice.Number));
    }

    [Theory]
    [InlineData(true, 0.0)]
    [InlineData(true, 1.5)]
    [InlineData(false, 0.0)]
    [InlineData(false, 1.5)]
    public void Rule_60_the_record_comes_before_or_after_the_ring_as_it_is_set(bool before, double delay)
    {
        var world = new SmdiWorld(options => options with { BeforeRing = before, Delay = TimeSpan.FromSeconds(delay) });
        var (offered, rings) = (-1, -1);
        world.Engine.Attach(
            new Watch(e =>
            {
                if (e is PbxEvent.Offered && offered < 0)
                    offered = world.Calls.Count();
                if (e is PbxEvent.Alerting && rings < 0)
                    rings = world.Calls.Count();
            })
        );
        world.Engine.Inbound(world.Engine.FindTrunk("carrier")!, "7035552222", "600");
        world.Run(1);
        Assert.Equal(before && delay == 0 ? 1 : 0, offered);
        Assert.Equal(delay == 0 ? 1 : 0, rings);
        world.Run(1);
        Assert.Single(world.Calls);
    }

    [Fact]
    public void Rule_60_a_record_can_be_lost()
    {
        var world = new SmdiWorld();
        world.Face.Faults.Set(new FaultSpec(FaultKind.LostEvent) { Times = 1 });
        var first = world.Engine.Inbound(world.Engine.FindTrunk("carrier")!, "7035552222", "2101");
        world.Run(1);
        Assert.Empty(world.Calls);
        world.Engine.HangUp(first!);
        world.Run(1);
        world.Engine.Inbound(world.Engine.FindTrunk("carrier")!, "7035552222", "2101");
        world.Run(1);
        Assert.Single(world.Calls);
    }

    [Fact]
    public void Message_waiting_is_set_and_cleared_on_the_switch()
    {
        var world = new SmdiWorld();
        world.Protocol.Execute(new SwitchCommand.SetMessageWaitingIndicator("1001", MessageWaitingOn: true));
        world.Run(3);
        Assert.True(world.Station("1001").NewMessages > 0);
        world.Protocol.Execute(new SwitchCommand.SetMessageWaitingIndicator("1001", MessageWaitingOn: false));
        world.Run(3);
        Assert.Equal(0, world.Station("1001").NewMessages);
        Assert.All(world.Said<ReplayItem.Completed>(), static one => Assert.Equal(CommandOutcome.Acknowledged, one.Answer.Outcome));
        Assert.Equal((2L, 0L), world.Face.Commands);
        Assert.Equal("", world.Written());
    }

    [Fact]
    public void Message_waiting_is_refused_in_the_words_of_the_protocol()
    {
        var world = new SmdiWorld();
        world.Engine.SetService(world.Station("1002"), inService: false);
        world.Protocol.Execute(new SwitchCommand.SetMessageWaitingIndicator("9999", MessageWaitingOn: true));
        world.Protocol.Execute(new SwitchCommand.SetMessageWaitingIndicator("1002", MessageWaitingOn: true));
        world.Run(1);
        Assert.Equal("\r\nMWI2565559999 INV\r\n\x19\r\nMWI2565551002 BLK\r\n\x19", world.Written());
        Assert.Equal(
            ["invalidDeviceID", "resourceBusy"],
            world.Said<ReplayItem.Completed>().Select(static one => one.Answer.Failure?.Value)
        );
    }

    [Fact]
    public void What_asterisk_writes_is_carried_out_and_noise_before_it_is_not()
    {
        var world = new SmdiWorld();
        world.FromLine("noise\x7fOP:MWI 2565551001!\x04");
        Assert.True(world.Station("1001").NewMessages > 0);
        world.FromLine("RMV:MWI 256555");
        world.FromLine("1001!\x04" + "XX:MWI 2565551001!\x04");
        Assert.Equal(0, world.Station("1001").NewMessages);
        Assert.Equal((2L, 0L), world.Face.Commands);
    }

    [Fact]
    public void Padding_and_parity_are_the_senders_and_the_adapter_takes_them()
    {
        var world = new SmdiWorld(options => options with { PadsRecords = true, Parity = SmdiParity.Even }, SmdiParity.Even);
        world.Engine.Inbound(world.Engine.FindTrunk("carrier")!, "7035552222", "2101");
        world.Run(1);
        Assert.Equal("\r\nMD0010001D2565552101 7035552222 \r\n\x7f\x7f\x19", world.Written());
        Assert.Single(world.Calls);
        Assert.Empty(world.Said<ReplayItem.Anomaly>());
    }

    [Fact]
    public void Wrong_parity_on_the_line_makes_a_damaged_record_and_the_next_one_is_right()
    {
        var world = new SmdiWorld(options => options with { Parity = SmdiParity.Even }, SmdiParity.Even);
        world.Face.Faults.Set(new FaultSpec(FaultKind.Parity) { Times = 3 });
        var first = world.Engine.Inbound(world.Engine.FindTrunk("carrier")!, "7035552222", "2101");
        world.Run(1);
        Assert.Empty(world.Calls);
        Assert.Contains(world.Said<ReplayItem.Anomaly>(), static one => one.Detail.Contains("parity", StringComparison.Ordinal));
        world.Engine.HangUp(first!);
        world.Run(1);
        world.Engine.Inbound(world.Engine.FindTrunk("carrier")!, "7035552222", "2101");
        world.Run(1);
        Assert.Single(world.Calls);
    }

    [Fact]
    public void A_thousand_calls_over_a_noisy_line_yield_no_wrong_caller_that_parity_could_tell()
    {
        var world = new SmdiWorld(options => options with { Parity = SmdiParity.Even }, SmdiParity.Even);
        world.Face.Faults.Set(new FaultSpec(FaultKind.Noise) { Parameters = new Dictionary<string, string> { ["ber"] = "0.001" } });
        for (var i = 0; i < 1_000; i++)
        {
            var leg = world.Engine.Inbound(world.Engine.FindTrunk("carrier")!, "7035552222", "2101");
            world.Run(0.2);
            world.Engine.HangUp(leg!);
            world.Run(0.2);
        }
        var calls = world.Calls.ToList();
        Assert.InRange(calls.Count, 500, 1_000);
        Assert.All(calls, static call => Assert.Equal(("2101", "7035552222"), (call.Port, call.CallingDevice.Number)));
    }

    private sealed class Watch(Action<PbxEvent> on) : IPbxObserver
    {
        public void On(PbxEvent happened) => on(happened);
    }
}
