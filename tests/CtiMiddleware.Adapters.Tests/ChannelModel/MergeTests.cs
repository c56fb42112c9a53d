using CtiMiddleware.Adapters.ChannelModel;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.States;

namespace CtiMiddleware.Adapters.Tests.ChannelModel;

/// <summary>Two calls that become one: transfers, conferences, and meetings that nobody names.</summary>
public sealed class MergeTests
{
    private const string Cleared = "[normalClearing] (Q.850 16 Normal Clearing)";

    [Fact]
    public void Rule_03_a_transfer_by_a_phone_with_two_channels_names_every_connection_old_and_new()
    {
        var rig = Consulting();
        rig.Model.AttendedTransferred("a", "c", stays: false);
        rig.Leaves("x", "a").Leaves("y", "c").Leaves("y", "d").Bridge("x", "d").Ends("a").Ends("c");
        rig.Tells("Transferred by 1001 from A and B to 1003 {1001: A>-, 1002: A>A, 1001: B>-, 1003: B>A} [transfer]");
        rig.Ends("b").Ends("d");
        rig.Tells(
            $"ConnectionCleared A 1002 released by NotKnown {Cleared}",
            $"ConnectionCleared A 1003 released by NotKnown {Cleared}",
            $"CallCleared A {Cleared}"
        );
        Assert.Empty(rig.Anomalies);
    }

    [Fact]
    public void Rule_09_nobody_is_cleared_who_leaves_by_transfer()
    {
        var rig = Consulting();
        rig.Model.AttendedTransferred("a", "c", stays: false);
        rig.Skip().Ends("a").Ends("c");
        rig.Tells();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Rule_08_a_transfer_is_one_event_whether_its_name_comes_before_or_after_the_bridges_change(bool nameFirst)
    {
        var rig = Consulting();
        if (nameFirst)
            rig.Model.AttendedTransferred("a", "c", stays: false);
        rig.Leaves("y", "d").Leaves("x", "a").Bridge("x", "d");
        if (!nameFirst)
            rig.Model.AttendedTransferred("a", "c", stays: false);
        rig.Leaves("y", "c").Ends("a").Ends("c").Settles();
        rig.Tells("Transferred by 1001 from A and B to 1003 {1001: A>-, 1002: A>A, 1001: B>-, 1003: B>A} [transfer]");
    }

    [Fact]
    public void A_transfer_while_the_target_rings_is_complete_before_it_answers()
    {
        // Blonde: the transferring party leaves before the consulted one has answered.
        var rig = new ModelRig().Talk("a", "1001", "b", "1002", "x");
        rig.Model.Held("a");
        rig.Calls("c", "1001", "1003").Dials("c", "d", "1003").Rings("d").Skip();
        rig.Model.AttendedTransferred("a", "c", stays: false);
        rig.Ends("a").Ends("c").Answers("d").Bridge("x", "d");
        rig.Tells(
            "Transferred by 1001 from A and B to 1003 {1001: A>-, 1002: A>A, 1001: B>-, 1003: B>A} [transfer]",
            "Established A 1003 calling 1002 called 1002 redirected by 1001"
        );
        rig.Ends("d").Ends("b");
        rig.Tells(
            $"ConnectionCleared A 1003 released by NotKnown {Cleared}",
            $"ConnectionCleared A 1002 released by NotKnown {Cleared}",
            $"CallCleared A {Cleared}"
        );
    }

    [Fact]
    public void A_transfer_in_which_the_transferrer_stays_is_a_conference_of_three()
    {
        var rig = Consulting();
        rig.Model.AttendedTransferred("a", "c", stays: true);
        rig.Leaves("y", "d").Bridge("x", "d").Leaves("y", "c").Ends("c").Settles();
        rig.Tells("Conferenced by 1001 from A and B added 1003 {1001: A>A, 1002: A>A, 1001: B>-, 1003: B>A} [conference]");
        var items = rig.Events.OfType<CallEvent.Conferenced>().Single().ConferenceConnections;
        Assert.Equal(
            [LocalConnectionState.Connected, LocalConnectionState.Connected, null, LocalConnectionState.Connected],
            items.Select(item => item.State)
        );
        rig.Ends("b").Ends("a").Ends("d");
        rig.Tells(
            $"ConnectionCleared A 1002 released by NotKnown {Cleared}",
            $"ConnectionCleared A 1001 released by NotKnown {Cleared}",
            $"ConnectionCleared A 1003 released by NotKnown {Cleared}",
            $"CallCleared A {Cleared}"
        );
    }

    [Fact]
    public void A_device_that_consults_with_one_channel_and_stays_makes_one_conference_of_three()
    {
        // As Asterisk 16 and 22 tell the feature code *3 in a consultation by *2.
        var rig = new ModelRig().Talk("a", "1001", "b", "1002", "x");
        rig.Model.Held("b");
        rig.Model.ChannelCreated("l1", "Local/1003@from-internal-0;1", ChannelState.Down, "", "", "1003", "a");
        rig.Model.ChannelCreated("l2", "Local/1003@from-internal-0;2", ChannelState.Ring, "", "", "1003", "a");
        rig.Model.Paired("l1", "l2");
        rig.Bridge("y", "l1")
            .Leaves("x", "b")
            .Bridge("y", "b")
            .Dials("l2", "d", "1003")
            .Rings("d")
            .Answers("d")
            .Bridge("z", "d", "l2")
            .Skip();

        rig.Leaves("y", "l1").Bridge("x", "l1").Leaves("y", "b").Bridge("x", "b");
        rig.Model.AttendedTransferred("b", "b", stays: true);
        rig.Leaves("z", "d").Leaves("x", "l1").Bridge("x", "d").Leaves("z", "l2").Ends("l2").Ends("l1").Settles();

        rig.Tells("Conferenced by 1002 from A and B added 1003 {1001: A>A, 1002: A>A, 1002: B>-, 1003: B>A} [conference]");
        rig.Ends("d").Ends("b").Ends("a");
        rig.Tells(
            $"ConnectionCleared A 1003 released by NotKnown {Cleared}",
            $"ConnectionCleared A 1002 released by NotKnown {Cleared}",
            $"ConnectionCleared A 1001 released by NotKnown {Cleared}",
            $"CallCleared A {Cleared}"
        );
        Assert.Empty(rig.Anomalies);
    }

    [Fact]
    public void Two_calls_that_meet_in_a_bridge_after_their_others_left_it_are_an_inferred_transfer()
    {
        var rig = new ModelRig().Talk("a", "1001", "b", "1002", "x").Talk("c", "1003", "d", "1004", "y");
        rig.Leaves("x", "a").Leaves("x", "b").Leaves("y", "c").Leaves("y", "d").Bridge("z", "b", "d");
        Assert.True(rig.SettleTimerRuns);
        rig.Tells();
        rig.Settles();
        rig.Tells("Transferred by 1001 from A and B to 1004 {1001: A>-, 1002: A>A, 1003: B>-, 1004: B>A} [transfer] inferred");
    }

    [Fact]
    public void Two_calls_that_meet_with_everybody_still_there_are_an_inferred_conference()
    {
        var rig = new ModelRig().Talk("a", "1001", "b", "1002", "x").Talk("c", "1003", "d", "1004", "y");
        rig.Leaves("y", "d").Bridge("x", "d").Settles();
        rig.Tells("Conferenced by NotKnown from A and B added 1004 {1001: A>A, 1002: A>A, 1003: B>A, 1004: B>A} [conference] inferred");
    }

    [Fact]
    public void A_room_makes_one_conference_of_all_who_enter_it_and_that_is_no_guess()
    {
        var rig = new ModelRig().Calls("a", "1001", "620").Up("a").Room("r", "a").Calls("b", "1002", "620").Up("b").Room("r", "b").Skip();
        rig.Settles().Calls("c", "1003", "620").Up("c").Room("r", "c").Settles();
        rig.Tells(
            "Conferenced by NotKnown from A and B added 1002 {1001: A>A, 1002: B>A} [conference]",
            "Originated C 1003 called 620 [newCall]",
            "Conferenced by NotKnown from A and C added 1003 {1001: A>A, 1002: A>A, 1003: C>A} [conference]"
        );
        rig.Ends("a").Ends("b").Ends("c");
        rig.Tells(
            $"ConnectionCleared A 1001 released by NotKnown {Cleared}",
            $"ConnectionCleared A 1002 released by NotKnown {Cleared}",
            $"ConnectionCleared A 1003 released by NotKnown {Cleared}",
            $"CallCleared A {Cleared}"
        );
    }

    [Fact]
    public void A_merge_that_waits_is_told_before_anything_else_of_its_calls()
    {
        var rig = new ModelRig().Talk("a", "1001", "b", "1002", "x").Talk("c", "1003", "d", "1004", "y");
        rig.Leaves("x", "a").Leaves("x", "b").Leaves("y", "c").Leaves("y", "d").Bridge("z", "b", "d");
        rig.Model.Held("d");
        rig.Tells(
            "Transferred by 1001 from A and B to 1004 {1001: A>-, 1002: A>A, 1003: B>-, 1004: B>A} [transfer] inferred",
            "Held A 1004"
        );
    }

    [Fact]
    public void A_consultation_with_one_channel_is_two_calls_of_one_device()
    {
        var rig = new ModelRig().Talk("a", "1001", "b", "1002", "x");
        rig.Model.Held("a");
        rig.Leaves("x", "a");
        rig.Model.ChannelCreated("c", "PJSIP/1003-c", ChannelState.Down, "1003", "", "1003", "a");
        rig.Model.DialBegan("", "", "c");
        rig.Bridge("y", "a").Rings("c").Up("c").Bridge("y", "c");
        rig.Model.AttendedTransferred("a", "a", stays: false);
        rig.Settles();
        rig.Tells(
            "Held A 1001",
            "Originated B 1001 called NotKnown [consultation] parent A",
            "ServiceInitiated C 1003 called NotKnown [makeCall]",
            "Originated C 1003 called NotKnown [makeCall]",
            "Transferred by 1001 from A and B to NotKnown {1001: A>-, 1002: A>A, 1001: B>-} [transfer]"
        );
    }

    [Fact]
    public void A_consultation_whose_hold_was_lost_still_ends_with_everybody_gone()
    {
        // Without the hold the move to another bridge looks like a party that takes the call along.
        var rig = new ModelRig().Talk("a", "1001", "b", "1002", "x");
        rig.Leaves("x", "a").Dials("a", "c", "1003").Rings("c").Answers("c").Bridge("y", "a", "c");
        rig.Tells("Delivered A 1003 calling 1001 called 1002 [newCall]", "Established A 1003 calling 1001 called 1002");
        rig.Model.AttendedTransferred("a", "a", stays: false);
        rig.Leaves("y", "a").Ends("a").Ends("b").Ends("c").Settles();
        rig.Tells(
            "Transferred by 1001 from A to 1003 {1001: A>-, 1002: A>A, 1003: A>A} [transfer]",
            $"ConnectionCleared A 1002 released by NotKnown {Cleared}",
            $"ConnectionCleared A 1003 released by NotKnown {Cleared}",
            $"CallCleared A {Cleared}"
        );
        Assert.Equal(0, rig.Model.ChannelCount);
    }

    [Fact]
    public void Rule_55_a_blind_transfer_keeps_the_call_and_shows_who_redirected()
    {
        var rig = new ModelRig().Talk("a", "1001", "b", "1002", "x");
        rig.Model.BlindTransferred("a", "1003");
        rig.Leaves("x", "a").Ends("a").Leaves("x", "b").Dials("b", "c", "1003", "1003").Rings("c").Answers("c").Bridge("y", "b", "c");
        rig.Tells(
            "Transferred by 1001 from A to 1003 {1001: A>-, 1002: A>A} [singleStepTransfer]",
            "Delivered A 1003 calling 1002 called 1003 redirected by 1001 [newCall]",
            "Established A 1003 calling 1002 called 1003 redirected by 1001"
        );
    }

    [Fact]
    public void Rule_05_the_older_call_survives_a_merge_whichever_was_transferred()
    {
        // The consulted party's call is the older one: 1003 was already talking when 1001 called into it by pickup of a room.
        var rig = new ModelRig().Talk("d", "1003", "e", "1004", "y").Talk("a", "1001", "b", "1002", "x");
        rig.Model.AttendedTransferred("a", "d", stays: false);
        rig.Tells("Transferred by 1001 from B and A to 1004 {1003: A>-, 1004: A>A, 1001: B>-, 1002: B>A} [transfer]");
    }

    [Fact]
    public void A_retrieve_that_is_part_of_a_transfer_is_not_told()
    {
        var rig = Consulting();
        rig.Model.Unheld("a");
        rig.Model.AttendedTransferred("a", "c", stays: false);
        rig.Settles();
        rig.Tells("Transferred by 1001 from A and B to 1003 {1001: A>-, 1002: A>A, 1001: B>-, 1003: B>A} [transfer]");
    }

    [Fact]
    public void A_transfer_by_who_was_never_connected_is_an_anomaly_and_changes_nothing()
    {
        var rig = new ModelRig().Calls("a", "1001", "1002").Dials("x", "b", "1002").Skip();
        rig.Anomalies.Clear();
        rig.Model.AttendedTransferred("b", "a", stays: true);
        rig.Model.BlindTransferred("b", "1003");
        rig.Tells();
        Assert.Equal(2, rig.Anomalies.Count);
    }

    [Fact]
    public void Two_known_calls_that_become_a_pair_without_a_bridge_are_an_inferred_conference()
    {
        var rig = new ModelRig().Calls("a", "1001", "1002").Calls("b", "1003", "1004").Skip();
        rig.Model.Paired("a", "b");
        rig.Settles();
        rig.Tells("Conferenced by NotKnown from A and B added 1003 {1001: A>A, 1003: B>A} [conference] inferred");
    }

    /// <summary>1001 holds 1002 (a, b) and talks to 1003 with a second channel (c, d).</summary>
    private static ModelRig Consulting()
    {
        var rig = new ModelRig().Talk("a", "1001", "b", "1002", "x");
        rig.Model.Held("a");
        return rig.Talk("c", "1001", "d", "1003", "y");
    }
}
