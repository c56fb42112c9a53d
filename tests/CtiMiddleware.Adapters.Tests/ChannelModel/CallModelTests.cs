using CtiMiddleware.Adapters.ChannelModel;

namespace CtiMiddleware.Adapters.Tests.ChannelModel;

/// <summary>Single calls that no recording holds.</summary>
public sealed class CallModelTests
{
    private const string Cleared = "[normalClearing] (Q.850 16 Normal Clearing)";

    [Fact]
    public void A_channel_that_takes_another_name_by_masquerade_stays_who_it_was()
    {
        var rig = new ModelRig().Talk("a", "1001", "b", "1002", "x");
        rig.Model.ChannelRenamed("b", "PJSIP/1002-b<MASQ>");
        Assert.Equal("PJSIP/1002-b<MASQ>", rig.Model.ChannelName("b"));
        Assert.True(rig.Model.IsConsistent("b", "PJSIP/1002-b<MASQ>"));
        Assert.False(rig.Model.IsConsistent("b", "PJSIP/1002-b"));
        rig.Ends("b").Ends("a");
        rig.Tells(
            $"ConnectionCleared A 1002 released by NotKnown {Cleared}",
            $"ConnectionCleared A 1001 released by NotKnown {Cleared}",
            $"CallCleared A {Cleared}"
        );
    }

    [Fact]
    public void A_caller_whose_channel_begins_down_and_rings_in_only_then_has_dialled()
    {
        // So does chan_sip; the channels of chan_pjsip ring in from their beginning.
        var rig = new ModelRig();
        rig.Model.ChannelCreated("a", "SIP/1001-a", ChannelState.Down, "1001", "", "1002", "a");
        rig.Model.ChannelStateChanged("a", ChannelState.Ring);
        rig.Dials("a", "b", "1002", "1002").Rings("b").Answers("b").Up("a").Bridge("x", "b", "a");
        rig.Tells(
            "Originated A 1001 called 1002 [newCall]",
            "Delivered A 1002 calling 1001 called 1002 [newCall]",
            "Established A 1002 calling 1001 called 1002"
        );
    }

    [Theory]
    [InlineData(0, "Unknown")]
    [InlineData(127, "Interworking, unspecified")]
    public void A_caller_that_gives_up_clears_normally_although_the_switch_tells_no_cause(int cause, string text)
    {
        var rig = new ModelRig().Calls("a", "1001", "1002").Dials("a", "b", "1002").Rings("b").Skip();
        rig.Model.HangupRequested("a");
        rig.Ends("a", cause, text);
        rig.Tells($"ConnectionCleared A 1001 released by 1001 [normalClearing] (Q.850 {cause} {text})");
    }

    [Fact]
    public void A_member_that_rejects_a_queues_call_fails_busy_although_only_its_hang_up_is_told()
    {
        var rig = new ModelRig().Calls("a", "1001", "610").Up("a");
        rig.Model.QueueJoined("a", "support", 1, 1);
        rig.Dials("a", "b", "1002").Rings("b").Skip();
        rig.Model.DialEnded("b", DialStatus.NoAnswer, "NOANSWER", "");
        rig.Ends("b", 17, "User busy");
        rig.Tells(
            "Failed A 1002 calling 1001 called 610 [busy] (Q.850 17 User busy)",
            "ConnectionCleared A 1002 released by NotKnown [busy] (Q.850 17 User busy)"
        );
    }

    [Fact]
    public void Both_parties_hang_up_at_once_and_each_ends_once()
    {
        var rig = new ModelRig().Talk("a", "1001", "b", "1002", "x");
        rig.Model.HangupRequested("a");
        rig.Model.HangupRequested("b");
        rig.Ends("b").Ends("a");
        rig.Tells(
            $"ConnectionCleared A 1002 released by 1002 {Cleared}",
            $"ConnectionCleared A 1001 released by 1001 {Cleared}",
            $"CallCleared A {Cleared}"
        );
        Assert.Empty(rig.Anomalies);
        Assert.Equal(0, rig.Model.ChannelCount);
        Assert.Equal(0, rig.Model.BridgeCount);
    }

    [Fact]
    public void Rule_25_an_alerting_device_whose_end_was_never_told_ends_with_its_channel()
    {
        // No DialEnd for it: the switch told only that another one answered (quirk 9 of the live notes).
        var rig = new ModelRig().Calls("a", "1001", "2000").Dials("a", "b", "1002").Dials("a", "c", "1003").Rings("b").Rings("c").Skip();
        rig.Answers("c").Bridge("x", "a", "c").Ends("b", 26, "Answered elsewhere");
        rig.Tells(
            "Established A 1003 calling 1001 called 2000",
            "ConnectionCleared A 1002 released by NotKnown [multipleAlerting] (Q.850 26 Answered elsewhere)"
        );
    }

    [Fact]
    public void Several_members_ring_for_one_waiting_caller_and_one_of_them_gets_the_call()
    {
        var rig = new ModelRig().Calls("a", "1001", "610").Up("a");
        rig.Model.QueueJoined("a", "support", 1, 1);
        rig.Dials("a", "b", "1002").Dials("a", "c", "1003").Rings("b").Rings("c").Answers("b");
        rig.Model.QueueLeft("a", abandoned: false);
        rig.Bridge("x", "a", "b").Ends("c", 26, "Answered elsewhere");
        rig.Tells(
            "Originated A 1001 called 610 [newCall]",
            "Queued A support calling 1001 called 610 number 1 [enteringDistribution]",
            "Delivered A 1002 calling 1001 called 610 redirected by support [newCall]",
            "Delivered A 1003 calling 1001 called 610 redirected by support [newCall]",
            "Established A 1002 calling 1001 called 610 redirected by support",
            "Diverted A support to 1002 [distributed]",
            "ConnectionCleared A 1003 released by NotKnown [multipleAlerting] (Q.850 26 Answered elsewhere)"
        );
    }

    [Fact]
    public void Rule_30_the_dialled_number_the_queue_and_the_answering_device_are_three_things()
    {
        var rig = new ModelRig().Calls("a", "1001", "610").Up("a");
        rig.Model.QueueJoined("a", "support", 2, 5);
        rig.Dials("a", "b", "1002").Rings("b").Skip().Answers("b");
        rig.Tells("Established A 1002 calling 1001 called 610 redirected by support");
    }

    [Fact]
    public void A_call_that_enters_a_second_queue_leaves_the_first()
    {
        var rig = new ModelRig().Calls("a", "1001", "610").Skip();
        rig.Model.QueueJoined("a", "support", 1, 1);
        rig.Model.QueueJoined("a", "sales", 1, 1);
        rig.Model.QueueLeft("a", abandoned: true);
        rig.Ends("a");
        rig.Tells(
            "Queued A support calling 1001 called 610 number 1 [enteringDistribution]",
            "ConnectionCleared A support released by NotKnown [redirected]",
            "Queued A sales calling 1001 called 610 number 1 [enteringDistribution]",
            "ConnectionCleared A sales released by 1001 [callCancelled] (abandoned)",
            $"ConnectionCleared A 1001 released by NotKnown {Cleared}",
            $"CallCleared A {Cleared}"
        );
    }

    [Fact]
    public void A_caller_that_hangs_up_without_a_word_of_the_queue_leaves_no_queued_connection()
    {
        var rig = new ModelRig().Calls("a", "1001", "610").Skip();
        rig.Model.QueueJoined("a", "support", 1, 1);
        rig.Ends("a");
        rig.Tells(
            "Queued A support calling 1001 called 610 number 1 [enteringDistribution]",
            $"ConnectionCleared A support released by NotKnown {Cleared}",
            $"ConnectionCleared A 1001 released by NotKnown {Cleared}",
            $"CallCleared A {Cleared}"
        );
    }

    [Fact]
    public void A_parked_call_is_taken_back_by_who_dials_its_place()
    {
        var rig = new ModelRig().Talk("a", "1001", "b", "1002", "x");
        rig.Leaves("x", "a").Leaves("x", "b");
        rig.Model.BridgeEntered("p", BridgeKind.Parking, "a");
        rig.Model.Parked("a", "701");
        rig.Ends("b").Calls("c", "1003", "701").Up("c");
        rig.Model.Unparked("a", "c");
        rig.Leaves("p", "a").Bridge("y", "c", "a").Ends("a").Ends("c");
        rig.Tells(
            "Queued A 701 calling 1001 called 1002 number - [park]",
            $"ConnectionCleared A 1002 released by NotKnown {Cleared}",
            "Originated B 1003 called 701 [newCall]",
            "Diverted A 701 to 1003 [callPickup]",
            "Established A 1003 calling 1001 called 1002 redirected by 701 {1003: B>A} [callPickup]",
            $"ConnectionCleared A 1001 released by NotKnown {Cleared}",
            $"ConnectionCleared A 1003 released by NotKnown {Cleared}",
            $"CallCleared A {Cleared}"
        );
        Assert.Empty(rig.Anomalies);
    }

    [Fact]
    public void A_ringing_call_is_picked_up_and_the_picker_s_own_call_goes_into_it()
    {
        var rig = new ModelRig().Calls("a", "1001", "1002").Dials("a", "b", "1002").Rings("b").Calls("c", "1003", "*8").Skip();
        rig.Model.PickedUp("c", "b");
        rig.Ends("b", 26, "Answered elsewhere").Bridge("x", "a", "c").Ends("c").Ends("a");
        rig.Tells(
            "Diverted A 1002 to 1003 [callPickup]",
            "Established A 1003 calling 1001 called 1002 redirected by 1002 {1003: B>A} [callPickup]",
            $"ConnectionCleared A 1003 released by NotKnown {Cleared}",
            $"ConnectionCleared A 1001 released by NotKnown {Cleared}",
            $"CallCleared A {Cleared}"
        );
        Assert.Empty(rig.Anomalies);
    }

    [Fact]
    public void Call_waiting_is_a_second_call_of_the_device_and_no_consultation()
    {
        var rig = new ModelRig().Talk("a", "1001", "b", "1002", "x");
        rig.Calls("c", "1003", "1001").Dials("c", "d", "1001").Rings("d");
        rig.Model.Held("a");
        rig.Answers("d").Bridge("y", "c", "d").Ends("d").Ends("c");
        rig.Model.Unheld("a");
        rig.Settles();
        rig.Tells(
            "Originated B 1003 called 1001 [newCall]",
            "Delivered B 1001 calling 1003 called 1001 [newCall]",
            "Held A 1001",
            "Established B 1001 calling 1003 called 1001",
            $"ConnectionCleared B 1001 released by NotKnown {Cleared}",
            $"ConnectionCleared B 1003 released by NotKnown {Cleared}",
            $"CallCleared B {Cleared}",
            "Retrieved A 1001"
        );
    }

    [Fact]
    public void Rule_24_a_trunk_is_never_the_caller_but_who_called_through_it()
    {
        var rig = new ModelRig();
        rig.Model.ChannelCreated("a", "PJSIP/trunk-1-a", ChannelState.Ring, "+4930123", "Ann", "1002", "a");
        rig.Dials("a", "b", "1002").Rings("b").Answers("b");
        rig.Tells(
            "Originated A +4930123 called 1002 [newCall]",
            "Delivered A 1002 calling +4930123 called 1002 [newCall]",
            "Established A 1002 calling +4930123 called 1002"
        );
    }

    [Fact]
    public void Rule_24_a_trunk_without_a_number_is_an_unknown_caller()
    {
        var rig = new ModelRig();
        rig.Model.ChannelCreated("a", "PJSIP/trunk-1-a", ChannelState.Ring, "<unknown>", "", "1002", "a");
        rig.Dials("a", "b", "1002").Rings("b");
        rig.Tells("Originated A ? called 1002 [newCall]", "Delivered A 1002 calling NotKnown called 1002 [newCall]");
    }

    [Fact]
    public void Rule_07_a_call_dialled_by_hand_while_one_is_held_points_to_it()
    {
        var rig = new ModelRig().Talk("a", "1001", "b", "1002", "x");
        rig.Model.Held("a");
        rig.Calls("c", "1001", "1003");
        rig.Tells("Held A 1001", "Originated B 1001 called 1003 [newCall] parent A");
    }

    [Fact]
    public void Rule_07_with_two_held_calls_no_parent_is_guessed()
    {
        var rig = new ModelRig().Talk("a", "1001", "b", "1002", "x").Talk("c", "1001", "d", "1003", "y");
        rig.Model.Held("a");
        rig.Model.Held("c");
        rig.Skip().Calls("e", "1001", "1004");
        rig.Tells("Originated C 1001 called 1004 [newCall]");
    }

    [Fact]
    public void Rule_38_events_that_trail_an_ended_channel_do_not_bring_it_back()
    {
        var rig = new ModelRig().Talk("a", "1001", "b", "1002", "x").Ends("b").Ends("a").Skip();
        rig.Model.ChannelStateChanged("a", ChannelState.Up);
        rig.Model.HangupRequested("a");
        rig.Model.DialEnded("b", DialStatus.Answer, "ANSWER", "");
        rig.Model.DigitDialled("a", "5");
        rig.Model.Held("a");
        rig.Model.Unheld("a");
        rig.Model.QueueLeft("a", abandoned: true);
        rig.Model.ParkingEnded("a", timedOut: false);
        rig.Model.Recording("a", started: false, null);
        rig.Tells();
        Assert.Empty(rig.Anomalies);
        Assert.Equal(0, rig.Model.ChannelCount);
    }

    [Fact]
    public void An_event_that_needs_a_channel_that_never_was_is_an_anomaly_and_nothing_else()
    {
        var rig = new ModelRig();
        rig.Model.ChannelStateChanged("zz", ChannelState.Up);
        rig.Model.BridgeEntered("x", BridgeKind.Basic, "zz");
        rig.Model.HungUp("zz", 16, "Normal Clearing");
        rig.Model.AttendedTransferred("zz", "zy", stays: false);
        rig.Tells();
        Assert.Equal(4, rig.Anomalies.Count);
        Assert.All(rig.Anomalies, anomaly => Assert.StartsWith("UnknownObject: ", anomaly, StringComparison.Ordinal));
        Assert.Equal(0, rig.Model.BridgeCount);
    }

    [Fact]
    public void A_channel_that_is_announced_twice_is_an_anomaly_and_one_channel()
    {
        var rig = new ModelRig().Calls("a", "1001", "1002").Calls("a", "1001", "1002");
        rig.Tells("Originated A 1001 called 1002 [newCall]");
        Assert.StartsWith("DuplicateObject: ", Assert.Single(rig.Anomalies), StringComparison.Ordinal);
    }

    [Fact]
    public void A_channel_that_enters_a_bridge_and_never_left_another_is_an_anomaly_and_in_the_new_one()
    {
        var rig = new ModelRig().Talk("a", "1001", "b", "1002", "x").Bridge("y", "a");
        Assert.StartsWith("UnexpectedEvent: ", Assert.Single(rig.Anomalies), StringComparison.Ordinal);
        rig.Ends("a").Ends("b");
        Assert.Equal(0, rig.Model.BridgeCount);
    }

    [Fact]
    public void Rule_22_who_remains_after_the_other_hung_up_keeps_his_call_until_he_leaves()
    {
        var rig = new ModelRig().Talk("a", "1001", "b", "1002", "x").Ends("b");
        rig.Tells($"ConnectionCleared A 1002 released by NotKnown {Cleared}");
        rig.Ends("a");
        rig.Tells($"ConnectionCleared A 1001 released by NotKnown {Cleared}", $"CallCleared A {Cleared}");
    }

    [Fact]
    public void An_unhold_for_a_call_that_was_never_held_means_nothing()
    {
        // A phone that transfers by REFER sends one (quirk 16 of the live notes).
        var rig = new ModelRig().Talk("a", "1001", "b", "1002", "x");
        rig.Model.Unheld("a");
        rig.Settles();
        rig.Tells();
    }

    [Fact]
    public void Hold_that_is_told_twice_is_one_hold()
    {
        var rig = new ModelRig().Talk("a", "1001", "b", "1002", "x");
        rig.Model.Held("a");
        rig.Model.Held("a");
        rig.Tells("Held A 1001");
    }

    [Fact]
    public void A_forwarded_call_leaves_the_device_before_the_other_rings()
    {
        var rig = new ModelRig().Calls("a", "1001", "1005").Dials("a", "b", "1005").Skip();
        rig.Model.DialEnded("b", DialStatus.Cancel, "CANCEL", "Local/1002@from-internal");
        rig.Ends("b", 0, "Unknown").Dials("a", "c", "1002").Rings("c");
        rig.Tells("Diverted A 1005 to 1002 [callForward]", "Delivered A 1002 calling 1001 called 1005 redirected by 1005 [newCall]");
    }

    [Fact]
    public void A_parked_call_that_the_dial_plan_takes_back_leaves_its_place()
    {
        // The retriever is half of a pair, no device: what it leads to is told by its bridge.
        var rig = new ModelRig().Calls("a", "1001", "1002").Skip();
        rig.Model.Parked("a", "701");
        rig.Calls("c", "Local/701@parked-c;2", "701");
        rig.Model.Unparked("a", "c");
        rig.Tells("Queued A 701 calling 1001 called 1002 number - [park]", "Diverted A 701 to NotKnown [callPickup]");
    }

    [Fact]
    public void A_line_of_the_agent_pool_that_is_no_device_gets_its_callers_without_a_connection_of_its_own()
    {
        var rig = new ModelRig().Calls("p", "Local/1101@pool-p;1", "").Up("p").Calls("a", "1001", "611").Up("a");
        rig.Model.BridgeEntered("h", BridgeKind.AgentHold, "p");
        rig.Leaves("h", "p").Bridge("x", "a", "p").Leaves("x", "p");
        rig.Model.BridgeEntered("h", BridgeKind.AgentHold, "p");
        rig.Ends("a").Ends("p");
        rig.Tells(
            "Originated A 1001 called 611 [newCall]",
            $"ConnectionCleared A 1001 released by NotKnown {Cleared}",
            $"CallCleared A {Cleared}"
        );
        Assert.Empty(rig.Anomalies);
    }

    [Fact]
    public void A_line_of_the_agent_pool_that_consults_keeps_its_own_call()
    {
        var rig = new ModelRig().Calls("p", "1101", "").Up("p").Calls("a", "1001", "611").Up("a");
        rig.Model.BridgeEntered("h", BridgeKind.AgentHold, "p");
        rig.Leaves("h", "p").Bridge("x", "a", "p").Skip();
        rig.Model.Held("p");
        rig.Leaves("x", "p").Dials("p", "c", "1003").Rings("c").Answers("c").Bridge("y", "c", "p");
        rig.Ends("c").Ends("a").Ends("p");
        rig.Tells(
            "Held B 1101",
            "Delivered B 1003 calling 1101 called 611 [newCall]",
            "Established B 1003 calling 1101 called 611",
            $"ConnectionCleared B 1003 released by NotKnown {Cleared}",
            $"ConnectionCleared B 1001 released by NotKnown {Cleared}",
            $"ConnectionCleared A 1101 released by NotKnown {Cleared}",
            $"CallCleared A {Cleared}",
            $"ConnectionCleared B 1101 released by NotKnown {Cleared}",
            $"CallCleared B {Cleared}"
        );
    }
}
