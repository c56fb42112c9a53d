using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Tests;

/// <summary>Answers of actions, word for word as recorded from Asterisk 22.10.1 where a recording holds them.</summary>
public sealed class AmiActionTests
{
    public static TheoryData<string, string, string> Refusals =>
        new()
        {
            // Recordings ami-bridged-local, ami-redirect, ami-misc, ami-queue, ami-queries.
            { "Hangup", "Channel=Local/nope", "No such channel" },
            { "Redirect", "Channel=nope;Context=x;Exten=1;Priority=1", "Channel does not exist: nope" },
            { "BlindTransfer", "Channel=x;Context=c", "No extension specified" },
            { "Bridge", "Channel1={1001};Channel2=nope", "Channel2 does not exist: nope" },
            { "Originate", "Channel=PJSIP/1001", "Originate with 'Exten' requires 'Context' and 'Priority'" },
            { "QueueAdd", "Queue=nope;Interface=PJSIP/1001", "Unable to add interface to queue: No such queue" },
            { "QueueRemove", "Queue=support;Interface=PJSIP/1001", "Unable to remove interface: Not there" },
            { "ConfbridgeListRooms", "", "No active conferences." },
        };

    public static TheoryData<string, string, string> Acceptances =>
        new()
        {
            { "Hangup", "Channel={1001}", "Channel Hungup" },
            { "Redirect", "Channel={1001};Context=from-internal;Exten=1003;Priority=1", "Redirect successful" },
            { "Redirect", "Channel={1001};ExtraChannel={1002};Context=from-internal;Exten=620;Priority=1", "Dual Redirect successful" },
            { "Atxfer", "Channel={1001};Exten=1003", "Atxfer successfully queued" },
            { "CancelAtxfer", "Channel={1001}", "CancelAtxfer successfully queued" },
            { "BlindTransfer", "Channel={1001};Context=from-internal;Exten=1003", "Transfer succeeded" },
            { "BlindTransfer", "Channel={1001};Context=from-internal;Exten=nosuch", "Transfer succeeded" },
            { "Park", "Channel={1002}", "Park successful" },
            { "Setvar", "Channel={1001};Variable=CTI_X;Value=hello world", "Variable Set" },
            { "PlayDTMF", "Channel={1001};Digit=5;Receive=true", "DTMF successfully queued" },
            { "QueueAdd", "Queue=support;Interface=PJSIP/1003", "Added interface to queue" },
            { "Originate", "Channel=Foo/1;Context=from-internal;Exten=601;Priority=1;Async=true", "Originate successfully queued" },
        };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Refusals_have_Asterisks_words(string action, string headers, string message)
    {
        var answer = Ask(action, headers);
        Assert.Equal("Error", answer[0].Value);
        Assert.Equal(message, Story.Get(answer, "Message"));
    }

    [Theory]
    [MemberData(nameof(Acceptances))]
    public void Acceptances_have_Asterisks_words(string action, string headers, string message)
    {
        var answer = Ask(action, headers);
        Assert.Equal("Success", answer[0].Value);
        Assert.Equal(message, Story.Get(answer, "Message"));
    }

    [Fact]
    public void Failed_originates_say_why()
    {
        var rig = new SwitchRig();
        var reasons = new List<string>();
        void Try(string channel, Action meanwhile)
        {
            rig.Drain();
            rig.Send(
                "Originate",
                ("Channel", channel),
                ("Context", "from-internal"),
                ("Exten", "1002"),
                ("Priority", "1"),
                ("Timeout", "3000"),
                ("Async", "true")
            );
            rig.Wait(1);
            meanwhile();
            rig.Wait(4);
            var answer = Story.Packets(rig.Drain()).Single(p => p[0].Value == "OriginateResponse");
            Assert.Equal("Failure", Story.Get(answer, "Response"));
            Assert.Equal(channel, Story.Get(answer, "Channel"));
            Assert.Equal("<unknown>", Story.Get(answer, "Uniqueid"));
            reasons.Add(Story.Get(answer, "Reason"));
        }
        Try("PJSIP/1001", () => rig.Engine.Refuse(rig.Leg("1001")));
        Try("PJSIP/1001", () => { });
        Try("Foo/1", () => { });
        rig.Engine.SetService(rig.Phone("1004"), inService: false);
        Try("PJSIP/1004", () => { });
        // ami-originate.txt: 5 busy, 3 rang out, 0 everything else.
        Assert.Equal(["5", "3", "0", "0"], reasons);
    }

    [Fact]
    public void Blind_transfer_to_nowhere_succeeds_and_ends_both()
    {
        var rig = new SwitchRig();
        rig.Talk("1001", "1002");
        rig.Send("BlindTransfer", ("Channel", rig.Channel("1001")), ("Context", "from-internal"), ("Exten", "nosuch"));
        Assert.Equal(0, rig.Face.Channels);
        Assert.Equal(2, Story.Packets(rig.Drain()).Count(p => p[0].Value == "Hangup"));
    }

    [Fact]
    public void Park_chooses_the_slot_whatever_is_asked_for()
    {
        var rig = new SwitchRig();
        rig.Talk("1001", "1002");
        rig.Wait(1);
        rig.Drain();
        rig.Send("Park", ("Channel", rig.Channel("1002")), ("TimeoutChannel", rig.Channel("1001")), ("ParkingSpace", "705"));
        rig.Wait(1);
        var parked = Story.Packets(rig.Drain()).Single(p => p[0].Value == "ParkedCall");
        Assert.Equal("701", Story.Get(parked, "ParkingSpace"));
    }

    [Fact]
    public void Cancelled_consultation_brings_the_first_call_back()
    {
        var rig = new SwitchRig();
        rig.Talk("1001", "1002");
        rig.Send("Atxfer", ("Channel", rig.Channel("1001")), ("Exten", "1003"));
        rig.Wait(1);
        rig.Engine.Answer(rig.Leg("1003"));
        rig.Wait(1);
        rig.Drain();
        rig.Send("CancelAtxfer", ("Channel", rig.Channel("1001")));
        rig.Wait(1);
        var story = rig.Tell();
        Assert.Contains(story, line => line.StartsWith("Unhold c=1001.1", StringComparison.Ordinal));
        Assert.Contains(story, line => line.StartsWith("Hangup c=1003.1", StringComparison.Ordinal));
        Assert.Equal(LegState.Connected, rig.Leg("1001").State);
        Assert.Equal(2, rig.Face.Channels);
    }

    [Fact]
    public void Queue_status_lists_members_and_waiting_callers()
    {
        var rig = new SwitchRig();
        rig.Send(
            "QueueAdd",
            ("Queue", "support"),
            ("Interface", "PJSIP/1002"),
            ("MemberName", "Bob"),
            ("Paused", "true"),
            ("Reason", "Lunch")
        );
        rig.Engine.Inbound(rig.Engine.FindTrunk("carrier")!, "5551000", "610", "Cust");
        rig.Wait(7);
        rig.Drain();
        rig.Send("QueueStatus", ("Queue", "support"));
        var packets = Story.Packets(rig.Drain());
        Assert.Equal(["Success", "QueueParams", "QueueMember", "QueueEntry", "QueueStatusComplete"], packets.Select(p => p[0].Value));
        Assert.Equal("1", Story.Get(packets[1], "Calls"));
        Assert.Equal(
            ("1", "Lunch", "1"),
            (Story.Get(packets[2], "Paused"), Story.Get(packets[2], "PausedReason"), Story.Get(packets[2], "Status"))
        );
        Assert.Equal(
            ("1", "5551000", "7"),
            (Story.Get(packets[3], "Position"), Story.Get(packets[3], "CallerIDNum"), Story.Get(packets[3], "Wait"))
        );
        Assert.Equal("3", Story.Get(packets[4], "ListItems"));
    }

    [Fact]
    public void Agents_that_ring_too_long_ring_again()
    {
        var rig = new SwitchRig();
        rig.Send("QueueAdd", ("Queue", "support"), ("Interface", "PJSIP/1002"));
        rig.Engine.FindGroup("support")!.RingTime = TimeSpan.FromSeconds(5);
        rig.Engine.Dial(rig.Phone("1001"), "610");
        rig.Wait(5.5);
        // ami-queue.txt, 18.368: AgentRingNoAnswer, DialEnd NOANSWER, DialEnd CANCEL, Hangup with cause 0.
        Assert.Equal(
            ["AgentRingNoAnswer", "DialEnd status=NOANSWER", "DialEnd status=CANCEL", "Hangup cause=0"],
            rig.Tell()
                .SkipWhile(line => !line.StartsWith("AgentRingNoAnswer", StringComparison.Ordinal))
                .Select(line =>
                    string.Join(
                        ' ',
                        line.Split(' ')
                            .Where(
                                (word, i) =>
                                    i == 0
                                    || word.StartsWith("status=", StringComparison.Ordinal)
                                    || word.StartsWith("cause=", StringComparison.Ordinal)
                            )
                    )
                )
        );
        rig.Wait(1);
        Assert.Equal(LegState.Alerting, rig.Leg("1002").State);
        rig.Engine.HangUp(rig.Leg("1001"));
        rig.Ready();
        Assert.Contains(rig.Tell(), line => line.StartsWith("QueueCallerAbandon", StringComparison.Ordinal));
        Assert.Equal(0, rig.Face.Channels);
    }

    [Fact]
    public void Member_states_follow_their_telephones()
    {
        var rig = new SwitchRig();
        rig.Send("QueueAdd", ("Queue", "support"), ("Interface", "PJSIP/1002"));
        rig.Drain();
        rig.Engine.Dial(rig.Phone("1001"), "610");
        rig.Wait(1);
        rig.Engine.Answer(rig.Leg("1002"));
        rig.Wait(1);
        rig.Engine.HangUp(rig.Leg("1001"));
        rig.Wait(1);
        var states = Story
            .Packets(rig.Drain())
            .Where(p => p[0].Value == "QueueMemberStatus")
            .Select(p => (Story.Get(p, "Status"), Story.Get(p, "InCall"), Story.Get(p, "CallsTaken")));
        // ami-sip-queue.txt: ringing, in use and in a call, free with one call taken.
        Assert.Equal([("6", "0", "0"), ("2", "1", "0"), ("1", "0", "1")], states);
    }

    [Fact]
    public void Telephones_obey_notifies_that_ask_them_to_answer_and_to_hold()
    {
        var rig = new SwitchRig();
        rig.Engine.Dial(rig.Phone("1001"), "1002");
        rig.Wait(1);
        foreach (
            var (variable, state) in new[]
            {
                ("Event=talk", LegState.Connected),
                ("Event=hold", LegState.Held),
                ("Event=talk", LegState.Connected),
            }
        )
        {
            Assert.Equal(
                "NOTIFY sent",
                Story.Get(rig.Ask("PJSIPNotify", ("Channel", rig.Channel("1002")), ("Variable", variable)), "Message")
            );
            Assert.Equal(state, rig.Leg("1002").State);
        }
    }

    [Fact]
    public void Everybody_meets_in_the_room()
    {
        var rig = new SwitchRig();
        rig.Talk("1001", "1002");
        rig.Drain();
        rig.Send(
            "Redirect",
            ("Channel", rig.Channel("1001")),
            ("ExtraChannel", rig.Channel("1002")),
            ("Context", "from-internal"),
            ("Exten", "620"),
            ("Priority", "1")
        );
        rig.Send("Originate", ("Channel", "PJSIP/1003"), ("Application", "ConfBridge"), ("Data", "5000"), ("Async", "true"));
        rig.Wait(1);
        rig.Engine.Answer(rig.Leg("1003"));
        rig.Ready();
        Assert.Equal(3, rig.Tell().Count(line => line.StartsWith("ConfbridgeJoin", StringComparison.Ordinal)));
        Assert.Equal(
            "3",
            Story.Get(Story.Packets(Text(rig, "ConfbridgeListRooms")).Single(p => p[0].Value == "ConfbridgeListRooms"), "Parties")
        );
        rig.Engine.HangUp(rig.Leg("1002"));
        rig.Ready();
        Assert.Equal(2, rig.Face.Channels);
    }

    private static byte[] Text(SwitchRig rig, string action)
    {
        rig.Drain();
        rig.Send(action);
        return rig.Drain();
    }

    /// <summary>Asks while 1001 and 1002 talk; <c>{1001}</c> in a header reads that telephone's channel.</summary>
    private static List<(string Key, string Value)> Ask(string action, string headers)
    {
        var rig = new SwitchRig();
        rig.Talk("1001", "1002");
        var pairs = headers
            .Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(header => header.Split('=', 2))
            .Select(pair => (pair[0], pair[1].StartsWith('{') ? rig.Channel(pair[1][1..^1]) : pair[1]))
            .ToArray();
        return rig.Ask(action, pairs);
    }
}
