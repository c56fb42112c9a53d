using System.Text;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Snapshots;
using CtiMiddleware.Model.States;

namespace CtiMiddleware.Adapters.Tests.LineText;

public sealed class LineTextLinkTests
{
    private static readonly string[] s_dialogue =
    [
        "EV 1 ORIGINATED conn=1.1 dev=trunk:carrier from=5551000 to=610 cause=new",
        "EV 2 QUEUED conn=1.q610 dev=group:610 from=5551000 to=610 waiting=1 cause=enter",
        "EV 3 ALERTING conn=1.2 dev=1005 from=5551000 to=610 via=group:610 cause=new",
        "EV 4 ANSWERED conn=1.2 dev=1005 from=5551000 to=610 via=group:610",
        "EV 5 DIVERTED conn=1.q610 dev=group:610 to=1005 cause=distributed",
        "EV 6 AGENT agent=1005 dev=1005 group=group:610 name=Elena%20Fuchs state=busy",
        "EV 7 HELD conn=1.2 dev=1005",
        "EV 8 ORIGINATED conn=2.3 dev=1005 from=1005 to=1001 parent=1 cause=consult",
        "EV 9 ALERTING conn=2.4 dev=1001 from=1005 to=1001",
        "EV 10 ANSWERED conn=2.4 dev=1001 from=1005 to=1001",
        "EV 11 TRANSFERRED old=1.2 second=2.3 dev=1005 to=1001 parties=2.4>2.4@1001/connected,1.1>2.1@trunk:carrier/connected,1.2>-@1005,2.3>-@1005 cause=transfer",
        "EV 12 CLEARED conn=2.4 dev=1001 by=1001 cause=hangup",
        "EV 13 CLEARED conn=2.1 dev=trunk:carrier cause=sunspots",
        "EV 14 ENDED call=2 cause=hangup",
        "EV 15 DEVICE dev=1001 state=down",
    ];

    [Fact]
    public void A_dialogue_tells_the_story_in_uniform_events()
    {
        var rig = LineTextRig.LoggedIn();
        rig.Receive(s_dialogue);
        var events = rig.Output.Events.ToList();
        Assert.Equal(s_dialogue.Length, events.Count);
        Assert.Empty(rig.Said<ReplayItem.Anomaly>());
        var originated = Assert.IsType<CallEvent.Originated>(events[0]);
        Assert.Equal((DeviceCategory.Trunk, "5551000"), (originated.OriginatingDevice?.Category, originated.CallingDevice.Number));
        var delivered = Assert.IsType<CallEvent.Delivered>(events[2]);
        Assert.Equal(("610", DeviceCategory.AcdGroup), (delivered.LastRedirectionDevice.Number, delivered.LastRedirectionDevice.Category));
        Assert.Equal("Elena Fuchs", Assert.IsType<AgentEvent.AgentBusy>(events[5]).AgentName);
        Assert.Equal("1", Assert.IsType<CallEvent.Originated>(events[7]).ParentCall);
        var transferred = Assert.IsType<CallEvent.Transferred>(events[10]);
        Assert.Equal(new NativeConnection("1", "2"), transferred.PrimaryOldCall);
        Assert.Equal(new NativeConnection("2", "1"), transferred.TransferredConnections[1].NewConnection);
        Assert.Equal(LocalConnectionState.Connected, transferred.TransferredConnections[1].State);
        Assert.Null(transferred.TransferredConnections[2].NewConnection);
        Assert.Equal("1001", Assert.IsType<CallEvent.ConnectionCleared>(events[11]).ReleasingDevice.Number);
        Assert.Equal((EventCause.Unknown, "sunspots"), (events[12].Cause, events[12].NativeCause));
        Assert.Equal("2", Assert.IsType<CallEvent.CallCleared>(events[13]).ClearedCall.CallId);
        Assert.IsType<DeviceEvent.OutOfService>(events[14]);
    }

    [Fact]
    public void A_dialogue_says_the_same_byte_by_byte_and_cut_at_random()
    {
        var whole = Story(ReplaySplit.Whole);
        Assert.Equal(whole, Story(ReplaySplit.EveryByte));
        for (ulong seed = 1; seed <= 20; seed++)
            Assert.Equal(whole, Story(ReplaySplit.Random(seed, 40)));

        static string Story(ReplaySplit split)
        {
            var rig = LineTextRig.LoggedIn();
            rig.Replay.Receive(Encoding.UTF8.GetBytes(string.Join("\r\n", s_dialogue) + "\r\nEV 16 HALF"), split);
            Assert.Equal("EV 16 HALF".Length, rig.Replay.Unconsumed);
            return string.Join('\n', rig.Output.Events);
        }
    }

    [Fact]
    public void A_line_that_never_ends_drops_the_link_with_the_reason()
    {
        var rig = LineTextRig.LoggedIn();
        var error = Assert.Throws<LinkProtocolException>(() =>
            rig.Replay.Receive(Encoding.UTF8.GetBytes(new string('X', 9000)), ReplaySplit.Random(7, 100))
        );
        Assert.Equal(LinkProtocolError.FrameTooLong, error.Error);
    }

    [Fact]
    public void Another_service_on_the_port_is_told_by_what_it_says()
    {
        var rig = new LineTextRig();
        rig.Replay.Open();
        var error = Assert.Throws<LinkProtocolException>(() => rig.Receive("SSH-2.0-OpenSSH_9.2"));
        Assert.Equal(LinkProtocolError.BadGreeting, error.Error);
        Assert.Contains("SSH-2.0", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hole_in_the_numbers_is_told_and_agents_and_calls_are_listed_anew()
    {
        var rig = LineTextRig.LoggedIn();
        rig.Receive("EV 1 HELD conn=1.1 dev=1001", "EV 5 RETRIEVED conn=1.1 dev=1001");
        Assert.Equal(2, rig.Output.Events.Count());
        Assert.Contains("3 events before event 5", Assert.Single(rig.Said<ReplayItem.Anomaly>()).Detail, StringComparison.Ordinal);
        Assert.Equal("LIST 2 what=agents\r\nLIST 3 what=calls\r\n", rig.Output.TakeWire());
        rig.Receive("EV 7 HELD conn=1.1 dev=1001");
        Assert.Empty(rig.Output.TakeWire()); // the lists that are on their way will show it
    }

    [Theory]
    [InlineData("900")]
    [InlineData("9223372036854775807")]
    public void A_number_that_was_too_high_does_not_make_the_events_after_it_too_late(string odd)
    {
        var rig = LineTextRig.LoggedIn();
        rig.Receive("EV 1 HELD conn=1.1 dev=1001", $"EV {odd} RETRIEVED conn=1.1 dev=1001");
        Assert.Equal("LIST 2 what=agents\r\nLIST 3 what=calls\r\n", rig.Output.TakeWire());
        rig.Receive("OK 2 count=0", "OK 3 count=0");
        rig.Receive("EV 3 HELD conn=1.1 dev=1001", "EV 4 RETRIEVED conn=1.1 dev=1001", "EV 4 RETRIEVED conn=1.1 dev=1001");

        Assert.Equal(4, rig.Output.Events.Count());
        Assert.Equal("LIST 4 what=agents\r\nLIST 5 what=calls\r\n", rig.Output.TakeWire());
        var odds = rig.Said<ReplayItem.Anomaly>().ToArray();
        Assert.Equal(3, odds.Length);
        Assert.Contains($"event 3 after event {odd}", odds[1].Detail, StringComparison.Ordinal);
        Assert.Contains("event 4 came again", odds[2].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_from_before_a_hole_is_too_late_and_one_that_goes_on_behind_it_is_not()
    {
        var rig = LineTextRig.LoggedIn();
        rig.Receive("EV 1 HELD conn=1.1 dev=1001", "EV 5 RETRIEVED conn=1.1 dev=1001", "EV 6 HELD conn=1.1 dev=1001");
        rig.Receive("EV 1 HELD conn=1.1 dev=1001", "EV 7 RETRIEVED conn=1.1 dev=1001");
        Assert.Equal(4, rig.Output.Events.Count());
    }

    [Fact]
    public void Rule_36_after_a_hole_the_lists_lead_to_what_there_is()
    {
        var rig = LineTextRig.LoggedIn();
        rig.Receive("EV 2 HELD conn=1.1 dev=1001");
        _ = rig.Output.TakeWire();
        rig.Receive(
            "ITEM 2 AGENT agent=1005 dev=1005 group=group:610 state=ready",
            "ITEM 2 AGENT agent=1005 dev=1005 group=group:611 state=not-ready reason=lunch",
            "OK 2 count=2",
            "ITEM 3 CALL conn=1.1 dev=1001 state=hold from=1001 to=1002",
            "ITEM 3 CALL conn=1.2 dev=1002 state=connected from=1001 to=1002",
            "ITEM 3 CALL conn=2.9 dev=trunk:carrier state=connected from=? to=1003",
            "OK 3 count=3"
        );
        var agent = Assert.IsType<SnapshotItem.Agent>(rig.Said<ReplayItem.Snapshot>().First().Item);
        Assert.Equal(["610", "611"], agent.Groups.Select(static group => group.Group));
        var calls = rig.Said<ReplayItem.Snapshot>().Select(static said => said.Item).OfType<SnapshotItem.Call>().ToList();
        Assert.Equal([2, 1], calls.Select(static call => call.Connections.Count));
        Assert.Equal(PartyStatus.Restricted, calls[1].CallingDevice.Status);
        Assert.All(rig.Said<ReplayItem.SnapshotEnded>(), static ended => Assert.True(ended.Complete));
        Assert.Empty(rig.Said<ReplayItem.Completed>());
    }

    [Fact]
    public void A_list_whose_count_does_not_fit_is_not_complete()
    {
        var rig = LineTextRig.LoggedIn();
        rig.Replay.Execute(new SwitchCommand.RequestSnapshot(SnapshotScope.Devices));
        rig.Receive("ITEM 2 DEVICE dev=1001 name=Anna state=up", "OK 2 count=2");
        Assert.False(Assert.Single(rig.Said<ReplayItem.SnapshotEnded>()).Complete);
        Assert.Single(rig.Said<ReplayItem.Anomaly>());
        Assert.Equal(CommandAnswer.Acknowledged, Assert.Single(rig.Said<ReplayItem.Completed>()).Answer);
    }

    [Fact]
    public void An_event_that_comes_again_is_told_and_not_applied()
    {
        var rig = LineTextRig.LoggedIn();
        rig.Receive("EV 1 HELD conn=1.1 dev=1001", "EV 1 HELD conn=1.1 dev=1001");
        Assert.Single(rig.Output.Events);
        Assert.Equal(AnomalyKind.UnexpectedEvent, Assert.Single(rig.Said<ReplayItem.Anomaly>()).Kind);
    }

    [Fact]
    public void What_is_not_known_is_kept_and_what_is_missing_is_told()
    {
        var rig = LineTextRig.LoggedIn();
        rig.Receive(
            "EV 1 SPARKLED brightness=9",
            "WEATHER 4 rain=yes",
            "EV 2 HELD dev=1001",
            "EV 3 TRANSFERRED old=1.1 parties=nonsense",
            "OK 77"
        );
        Assert.Equal(["SPARKLED", "WEATHER"], rig.Said<ReplayItem.Unknown>().Select(static unknown => unknown.Type));
        Assert.Equal(
            [AnomalyKind.MissingField, AnomalyKind.MissingField, AnomalyKind.UnexpectedAnswer],
            rig.Said<ReplayItem.Anomaly>().Select(static anomaly => anomaly.Kind)
        );
    }

    [Fact]
    public void Mutated_and_random_lines_end_in_a_typed_error_or_go_on()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var corpus = Encoding.UTF8.GetBytes(string.Join("\r\n", s_dialogue) + "\r\n");
        for (var run = 0; run < 2000; run++)
        {
            var bytes = (byte[])corpus.Clone();
            for (var i = 0; i < 10; i++)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            var rig = LineTextRig.LoggedIn();
            try
            {
                rig.Replay.Receive(run % 2 == 0 ? bytes : bytes[..random.Next(bytes.Length)], ReplaySplit.Whole);
            }
            catch (LinkProtocolException)
            {
                // What it is for.
            }
            catch (Exception error)
            {
                Assert.Fail($"run {run} of seed {seed}: {error}");
            }
            Assert.True(rig.Replay.Unconsumed <= corpus.Length, $"run {run} of seed {seed}");
        }
    }
}
