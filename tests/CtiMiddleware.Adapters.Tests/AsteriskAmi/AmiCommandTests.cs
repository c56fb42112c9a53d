using CtiMiddleware.Adapters.AsteriskAmi;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;
using static CtiMiddleware.Model.Commands.SwitchCommand;

namespace CtiMiddleware.Adapters.Tests.AsteriskAmi;

/// <summary>Every command as the exact bytes it becomes, in a call of 1001 (channel 1.1) to 1002 (channel 1.2).</summary>
public sealed class AmiCommandTests
{
    private static readonly NativeConnection s_caller = new("1.1", "1.1");
    private static readonly NativeConnection s_called = new("1.1", "1.2");
    private static readonly NativeConnection s_gone = new("9.9", "9.9");

    private static readonly AsteriskAmiOptions s_all = LinkRig.Plain with { SipNotifyControl = true, ConferenceExtension = "620" };

    // Name of the case → the command while the call rings, and what is written.
    private static readonly Dictionary<string, (SwitchCommand Command, string Wire)> s_ringing = new(StringComparer.Ordinal)
    {
        ["AnswerCall"] = (new AnswerCall(s_called), "PJSIPNotify|Channel: PJSIP/1002-00000002|Variable: Event=talk"),
        ["DeflectCall redirects the caller"] = (
            new DeflectCall(s_called, "1003"),
            "Redirect|Channel: PJSIP/1001-00000001|Exten: 1003|Context: from-internal|Priority: 1"
        ),
        ["DirectedPickupCall"] = (
            new DirectedPickupCall(s_called, "1003"),
            "Originate|Channel: PJSIP/1003|Timeout: 30000|CallerID: <1003>|Async: true|Application: PickupChan|Data: PJSIP/1002-00000002"
        ),
        ["ClearConnection"] = (new ClearConnection(s_called), "Hangup|Channel: PJSIP/1002-00000002|Cause: 16"),
    };

    private static readonly Dictionary<string, (SwitchCommand Command, string Wire)> s_talking = new(StringComparer.Ordinal)
    {
        ["HoldCall"] = (new HoldCall(s_caller), "PJSIPNotify|Channel: PJSIP/1001-00000001|Variable: Event=hold"),
        ["RetrieveCall"] = (new RetrieveCall(s_caller), "PJSIPNotify|Channel: PJSIP/1001-00000001|Variable: Event=talk"),
        ["ConsultationCall"] = (
            new ConsultationCall(s_caller, "1003"),
            "Atxfer|Channel: PJSIP/1001-00000001|Exten: 1003|Context: from-internal"
        ),
        ["AlternateCall begins with the star of the feature code"] = (
            new AlternateCall(s_caller, new("1.1/1", "1.1")),
            "PlayDTMF|Channel: PJSIP/1001-00000001|Digit: *|Receive: true"
        ),
        ["ConferenceCall begins with the star of the feature code"] = (
            new ConferenceCall(s_caller, new("1.1/1", "1.1")),
            "PlayDTMF|Channel: PJSIP/1001-00000001|Digit: *|Receive: true"
        ),
        ["ReconnectCall with one channel"] = (
            new ReconnectCall(new("1.1/1", "1.1"), s_caller),
            "CancelAtxfer|Channel: PJSIP/1001-00000001"
        ),
        ["TransferCall with one channel completes by leaving"] = (
            new TransferCall(s_caller, new("1.1/1", "1.1")),
            "Hangup|Channel: PJSIP/1001-00000001|Cause: 16"
        ),
        ["SingleStepTransferCall"] = (
            new SingleStepTransferCall(s_caller, "1003"),
            "BlindTransfer|Channel: PJSIP/1001-00000001|Context: from-internal|Exten: 1003"
        ),
        ["SingleStepConferenceCall moves both into the room"] = (
            new SingleStepConferenceCall(s_caller, "1003"),
            "Redirect|Channel: PJSIP/1001-00000001|ExtraChannel: PJSIP/1002-00000002|Exten: 620|ExtraExten: 620|Context: from-internal|ExtraContext: from-internal|Priority: 1|ExtraPriority: 1"
        ),
        ["ParkCall parks the other party"] = (
            new ParkCall(s_caller, "705"),
            "Park|Channel: PJSIP/1002-00000002|TimeoutChannel: PJSIP/1001-00000001|ParkingSpace: 705"
        ),
        ["ParkCall lets the switch choose"] = (
            new ParkCall(s_caller, null),
            "Park|Channel: PJSIP/1002-00000002|TimeoutChannel: PJSIP/1001-00000001"
        ),
        ["GenerateDigits with a duration"] = (
            new GenerateDigits(s_caller, "5") { ToneDuration = TimeSpan.FromMilliseconds(120) },
            "PlayDTMF|Channel: PJSIP/1001-00000001|Digit: 5|Duration: 120|Receive: true"
        ),
        ["AssociateData"] = (
            new AssociateData(s_caller, new Dictionary<string, string?> { ["customer"] = "4711, \"Ann\"" }),
            "Setvar|Channel: PJSIP/1001-00000001|Variable: customer|Value: 4711, \"Ann\""
        ),
        ["AssociateData removes"] = (
            new AssociateData(s_caller, new Dictionary<string, string?> { ["customer"] = null }),
            "Setvar|Channel: PJSIP/1001-00000001|Variable: customer|Value: "
        ),
        ["RecordMessage"] = (new RecordMessage(s_caller, "a.wav"), "MixMonitor|Channel: PJSIP/1001-00000001|File: a.wav"),
        ["RecordMessage with a name of ours"] = (
            new RecordMessage(s_caller, null),
            "MixMonitor|Channel: PJSIP/1001-00000001|File: 1.1.wav"
        ),
        ["Stop"] = (new Stop(s_caller), "StopMixMonitor|Channel: PJSIP/1001-00000001"),
        ["SetMessageWaitingIndicator"] = (
            new SetMessageWaitingIndicator("1001", MessageWaitingOn: true),
            "MWIUpdate|Mailbox: 1001|NewMessages: 1|OldMessages: 0"
        ),
        ["SetAgentState loggedOn"] = (
            new SetAgentState("1001", RequestedAgentState.LoggedOn, "1001", "610") { AgentName = "Ann" },
            "QueueAdd|Queue: 610|Interface: PJSIP/1001|MemberName: Ann"
        ),
        ["SetAgentState loggedOff"] = (
            new SetAgentState("1001", RequestedAgentState.LoggedOff, "1001", "610"),
            "QueueRemove|Queue: 610|Interface: PJSIP/1001"
        ),
        ["SetAgentState notReady"] = (
            new SetAgentState("1001", RequestedAgentState.NotReady, "1001", "610") { Reason = "lunch" },
            "QueuePause|Interface: PJSIP/1001|Paused: true|Queue: 610|Reason: lunch"
        ),
        ["SetAgentState ready in all groups"] = (
            new SetAgentState("1001", RequestedAgentState.Ready, "1001", null),
            "QueuePause|Interface: PJSIP/1001|Paused: false"
        ),
        ["Escape keeps the order and our number"] = (
            new Escape([new("action", "BridgeList"), new("BridgeType", "basic"), new("ActionID", "mine"), new("X", "1"), new("X", "2")]),
            "BridgeList|BridgeType: basic|X: 1|X: 2"
        ),
    };

    public static TheoryData<string> Ringing => [.. s_ringing.Keys];

    public static TheoryData<string> Talking => [.. s_talking.Keys];

    [Theory]
    [MemberData(nameof(Ringing))]
    public void A_command_in_a_ringing_call_is_written_so(string name) =>
        Written(LinkRig.LoggedOn(s_all).Ringing(), s_ringing[name].Command, s_ringing[name].Wire);

    [Theory]
    [MemberData(nameof(Talking))]
    public void A_command_in_an_answered_call_is_written_so(string name) =>
        Written(LinkRig.LoggedOn(s_all).Talking(), s_talking[name].Command, s_talking[name].Wire);

    private static void Written(LinkRig rig, SwitchCommand command, string expected)
    {
        var ticket = rig.Execute(command);
        var parts = expected.Split('|');
        Assert.Equal(string.Join("\r\n", (string[])[$"Action: {parts[0]}", "ActionID: 2", .. parts[1..], "", ""]), rig.Wire());
        Assert.False(rig.IsAnswered(ticket));
        rig.Packet("Response: Error", "ActionID: 2", "Message: No such channel");
        Assert.Equal(CommandOutcome.Rejected, rig.Answer(ticket).Outcome);
    }

    [Fact]
    public void Every_command_of_the_model_is_tried_here()
    {
        var tried = s_ringing.Values.Concat(s_talking.Values).Select(pair => pair.Command.GetType()).ToHashSet();
        // These have tests of their own.
        tried.UnionWith([typeof(MakeCall), typeof(ClearCall), typeof(RequestSnapshot)]);
        var all = typeof(SwitchCommand).GetNestedTypes().Where(type => type.IsAssignableTo(typeof(SwitchCommand)));
        Assert.Equal(all.Select(type => type.Name).Order(), tried.Select(type => type.Name).Order());
    }

    [Fact]
    public void A_phone_with_two_channels_is_transferred_by_bridging_its_parties()
    {
        var rig = TwoCalls();
        rig.Execute(new TransferCall(s_caller, new("2.1", "2.1")));
        Assert.Equal(
            "Action: Bridge\r\nActionID: 2\r\nChannel1: PJSIP/1002-00000002\r\nChannel2: PJSIP/1003-00000004\r\nTone: no\r\n\r\n",
            rig.Wire()
        );
    }

    [Fact]
    public void A_phone_with_two_channels_is_reconnected_by_ending_the_active_one()
    {
        var rig = TwoCalls();
        rig.Execute(new ReconnectCall(new("2.1", "2.1"), s_caller));
        Assert.Equal("Action: Hangup\r\nActionID: 2\r\nChannel: PJSIP/1001-00000003\r\nCause: 16\r\n\r\n", rig.Wire());
    }

    [Fact]
    public void A_parked_call_is_picked_up_by_dialling_its_place()
    {
        var rig = LinkRig.LoggedOn().Talking();
        rig.Packet("Event: ParkedCall", "ParkeeChannel: PJSIP/1001-00000001", "ParkeeUniqueid: 1.1", "ParkingSpace: 701");
        rig.Execute(new DirectedPickupCall(new("1.1", "1.1@701"), "1003"));
        Assert.Equal(
            "Action: Originate\r\nActionID: 2\r\nChannel: PJSIP/1003\r\nTimeout: 30000\r\nCallerID: <1003>\r\nAsync: true\r\nContext: from-internal\r\nExten: 701\r\nPriority: 1\r\n\r\n",
            rig.Wire()
        );
    }

    [Fact]
    public void A_queued_call_is_deflected_by_redirecting_who_waits()
    {
        var rig = LinkRig.LoggedOn().Ringing();
        rig.Packet("Event: QueueCallerJoin", "Channel: PJSIP/1001-00000001", "Uniqueid: 1.1", "Queue: support", "Position: 1", "Count: 1");
        rig.Execute(new DeflectCall(new("1.1", "1.1@support"), "1003"));
        Assert.StartsWith("Action: Redirect\r\nActionID: 2\r\nChannel: PJSIP/1001-00000001\r\n", rig.Wire(), StringComparison.Ordinal);
    }

    // Name → a command that is refused without asking the switch, the value of the failure.
    private static readonly Dictionary<string, (SwitchCommand Command, Failure? Failure)> s_refused = new(StringComparer.Ordinal)
    {
        ["a connection that is gone"] = (new ClearConnection(s_gone), Failure.InvalidConnection),
        ["a call that is gone"] = (new ClearCall(s_gone), Failure.InvalidCall),
        ["consultation in a call that is gone"] = (new ConsultationCall(s_gone, "1003"), Failure.InvalidConnection),
        ["blind transfer of a call that is gone"] = (new SingleStepTransferCall(s_gone, "1003"), Failure.InvalidConnection),
        ["transfer of a call that is gone"] = (new TransferCall(s_gone, s_gone), Failure.InvalidConnection),
        ["transfer of calls without another party"] = (new TransferCall(s_gone, s_caller), Failure.InvalidConnectionState),
        ["alternate in a call that is gone"] = (new AlternateCall(s_gone, s_gone), Failure.InvalidConnection),
        ["conference of two channels"] = (new ConferenceCall(s_caller, s_gone), null),
        ["alternate of two channels"] = (new AlternateCall(s_caller, s_gone), null),
        ["deflection of an answered connection"] = (new DeflectCall(s_called, "1003"), Failure.InvalidConnectionState),
        ["deflection where nobody calls"] = (new DeflectCall(s_gone, "1003"), Failure.InvalidConnection),
        ["pickup of what is gone"] = (new DirectedPickupCall(s_gone, "1003"), Failure.InvalidConnection),
        ["parking of what is gone"] = (new ParkCall(s_gone, null), Failure.InvalidConnectionState),
        ["no digit"] = (new GenerateDigits(s_caller, "5x"), Failure.InvalidParameter),
        ["no digits at all"] = (new GenerateDigits(s_caller, ""), Failure.InvalidParameter),
        ["too many digits"] = (new GenerateDigits(s_caller, new string('1', 65)), Failure.InvalidParameter),
        ["digits into a call that is gone"] = (new GenerateDigits(s_gone, "1"), Failure.InvalidConnection),
        ["data of a call that is gone"] = (
            new AssociateData(s_gone, new Dictionary<string, string?> { ["a"] = "b" }),
            Failure.InvalidConnection
        ),
        ["no data"] = (new AssociateData(s_caller, new Dictionary<string, string?>()), Failure.InvalidParameter),
        ["data whose key is a function of the dial plan"] = (
            new AssociateData(s_caller, new Dictionary<string, string?> { ["FILE(/etc/passwd)"] = "x" }),
            Failure.InvalidParameter
        ),
        ["a recording of what is gone"] = (new RecordMessage(s_gone, null), Failure.InvalidConnection),
        ["a recording out of its folder"] = (new RecordMessage(s_caller, "../../x.wav"), Failure.InvalidParameter),
        ["a recording with an option in its name"] = (new RecordMessage(s_caller, "x.wav,b,rm"), Failure.InvalidParameter),
        ["log on without a queue"] = (new SetAgentState("1001", RequestedAgentState.LoggedOn, "1001", null), Failure.InvalidAgentGroup),
        ["log off without a queue"] = (new SetAgentState("1001", RequestedAgentState.LoggedOff, "1001", null), Failure.InvalidAgentGroup),
        ["work after call"] = (new SetAgentState("1001", RequestedAgentState.WorkingAfterCall, "1001", "610"), null),
        ["answer without phones that obey"] = (new AnswerCall(s_called), null),
        ["hold without phones that obey"] = (new HoldCall(s_called), null),
        ["retrieve without phones that obey"] = (new RetrieveCall(s_called), null),
        ["a conference without a room"] = (new SingleStepConferenceCall(s_caller, "1003"), null),
        ["an escape without an action"] = (new Escape([new("Channel", "x")]), Failure.InvalidParameter),
        ["an escape without anything"] = (new Escape([]), Failure.InvalidParameter),
        ["an escape that ends the session"] = (new Escape([new("Action", "Logoff")]), Failure.InvalidParameter),
        ["an escape that ends the session in small letters"] = (new Escape([new("Action", "logoff")]), Failure.InvalidParameter),
        ["an escape that ends the session after a blank"] = (new Escape([new("Action", " Logoff ")]), Failure.InvalidParameter),
        ["an escape that switches our events off"] = (
            new Escape([new("Action", "Events"), new("EventMask", "off")]),
            Failure.InvalidParameter
        ),
        ["an escape that filters our events"] = (
            new Escape([new("Action", "Filter"), new("Operation", "Add"), new("Filter", "!Event: Hangup")]),
            Failure.InvalidParameter
        ),
        ["an escape whose originate would block the link"] = (
            new Escape([new("Action", "Originate"), new("Channel", "PJSIP/1001"), new("Application", "Wait")]),
            Failure.InvalidParameter
        ),
    };

    public static TheoryData<string> Refused => [.. s_refused.Keys];

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_command_that_cannot_be_carried_out_is_refused_with_its_reason_and_nothing_is_written(string name)
    {
        var (command, failure) = s_refused[name];
        var rig = LinkRig.LoggedOn().Talking();
        var answer = rig.Answer(rig.Execute(command));
        Assert.Equal("", rig.Wire());
        Assert.False(string.IsNullOrEmpty(answer.Text));
        Assert.Equal(failure is null ? CommandOutcome.NotSupported : CommandOutcome.Rejected, answer.Outcome);
        Assert.Equal(failure ?? Failure.InvalidFeature, answer.Failure);
    }

    private static readonly string s_long = new('1', 1100);

    // Name → a command with a line break, a NUL or more than a line of Asterisk in it.
    private static readonly Dictionary<string, SwitchCommand> s_injections = new(StringComparer.Ordinal)
    {
        ["called number"] = new MakeCall("1001", "1002\r\nApplication: System"),
        ["data value"] = new MakeCall("1001", "1002") { UserData = new Dictionary<string, string?> { ["a"] = "b\r\n\r\nAction: Logoff" } },
        ["data key"] = new MakeCall("1001", "1002") { UserData = new Dictionary<string, string?> { ["a\n"] = "b" } },
        ["transfer target"] = new SingleStepTransferCall(s_caller, "1003\rX: y"),
        ["consulted number"] = new ConsultationCall(s_caller, "1003\r\n"),
        ["park slot"] = new ParkCall(s_caller, "701\n"),
        ["associated value"] = new AssociateData(s_caller, new Dictionary<string, string?> { ["a"] = "x\0y" }),
        ["reason"] = new SetAgentState("1001", RequestedAgentState.NotReady, "1001", null) { Reason = "a\nb" },
        ["agent name"] = new SetAgentState("1001", RequestedAgentState.LoggedOn, "1001", "610") { AgentName = "a\r\nb" },
        ["mailbox"] = new SetMessageWaitingIndicator("1001\r\n", MessageWaitingOn: true),
        ["file"] = new RecordMessage(s_caller, "a\nb.wav"),
        ["escape value"] = new Escape([new("Action", "Ping"), new("A", "b\r\nAction: Logoff")]),
        ["escape key"] = new Escape([new("Action", "Ping"), new("A: b\r\nC", "d")]),
        ["escape key with a colon"] = new Escape([new("Action", "Ping"), new("Secret:", "d")]),
        ["escape action"] = new Escape([new("Action", "Ping\r\nX: y")]),
        ["escape without a key"] = new Escape([new("Action", "Ping"), new("", "d")]),
        ["long called number"] = new MakeCall("1001", s_long),
        ["long value"] = new AssociateData(s_caller, new Dictionary<string, string?> { ["a"] = s_long }),
        ["long value in UTF-8 only"] = new AssociateData(s_caller, new Dictionary<string, string?> { ["a"] = new string('ü', 600) }),
        ["long escape action"] = new Escape([new("Action", s_long)]),
        ["long escape key"] = new Escape([new("Action", "Ping"), new(s_long, "x")]),
        ["more headers than are read"] = new Escape([
            new("Action", "Ping"),
            .. Enumerable.Range(0, 130).Select(i => new KeyValuePair<string, string>("X", $"{i}")),
        ]),
    };

    public static TheoryData<string> Injections => [.. s_injections.Keys];

    [Theory]
    [MemberData(nameof(Injections))]
    public void What_would_be_read_as_another_header_or_cut_is_refused_and_nothing_is_written(string name)
    {
        var rig = LinkRig.LoggedOn().Talking();
        var answer = rig.Answer(rig.Execute(s_injections[name]));
        Assert.Equal("", rig.Wire());
        Assert.Equal(Failure.InvalidParameter, answer.Failure);
        Assert.Empty(rig.Output.Items.OfType<Links.Capture.ReplayItem.Bound>());
    }

    [Fact]
    public void A_number_cannot_lead_out_of_the_dial_template()
    {
        // PJSIP/1001/sip:… would call an address of the application's choice instead of the device.
        foreach (var number in (string[])["1001/sip:evil@example.com", "1001&PJSIP/1002", "1001@trunk", "", "a b", "1001\nData: x"])
        {
            var rig = LinkRig.LoggedOn();
            var answer = rig.Answer(rig.Execute(new MakeCall(number, "1002")));
            Assert.Equal(Failure.InvalidCallingDevice, answer.Failure);
            Assert.Equal("", rig.Wire());
        }
    }

    /// <summary>1001 has a second channel (2.1) in an answered call with 1003 (2.2).</summary>
    private static LinkRig TwoCalls()
    {
        var rig = LinkRig.LoggedOn().Talking();
        rig.NewChannel("PJSIP/1001-00000003", "2.1", 4, "1001", "1003", "2.1");
        rig.NewChannel("PJSIP/1003-00000004", "2.2", 0, "1003", "s", "2.1");
        rig.Packet(
            "Event: DialBegin",
            "Channel: PJSIP/1001-00000003",
            "Uniqueid: 2.1",
            "DestChannel: PJSIP/1003-00000004",
            "DestUniqueid: 2.2"
        );
        rig.Packet("Event: DialEnd", "DestChannel: PJSIP/1003-00000004", "DestUniqueid: 2.2", "DialStatus: ANSWER");
        rig.Enter("b2", "PJSIP/1001-00000003", "2.1");
        rig.Enter("b2", "PJSIP/1003-00000004", "2.2");
        return rig;
    }
}
