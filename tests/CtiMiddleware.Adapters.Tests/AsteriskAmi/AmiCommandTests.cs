using CtiMiddleware.Adapters.AsteriskAmi;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;
using static CtiMiddleware.Model.Commands.SwitchCommand;

namespace CtiMiddleware.Adapters.Tests.AsteriskAmi;

/// <summary>Every command as the exact bytes it becomes, in a call of 1001 (channel 1.1) to 1002 (channel 1.2).</summary>
public sealed class AmiCommandTests
{
    private static readonly NativeConnection s_caller = new("1.1", "1.1");
    private static readonly NativeConnection s_called = new("1.1", "1.2");

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

    public static TheoryData<SwitchCommand> Refused =>
        [
            new GroupPickupCall("1001"),
            new MonitorStart("1001"),
            new MonitorStop("1001"),
            new PlayMessage(s_called, ["menu"]),
            new Suspend(s_called),
            new Resume(s_called),
            new StartDataCollection(s_called),
            new StopDataCollection(s_called),
        ];

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_the_manager_has_no_action_for_is_refused_at_once_and_nothing_is_written(SwitchCommand command)
    {
        var rig = LinkRig.LoggedOn(s_all);
        Assert.Equal(CommandOutcome.NotSupported, rig.Answer(rig.Execute(command)).Outcome);
        Assert.Equal("", rig.Wire());
    }

    [Fact]
    public void A_recording_that_shall_end_by_itself_is_refused_instead_of_running_on()
    {
        foreach (
            var command in new[]
            {
                new RecordMessage(s_called, null) { Beep = true },
                new RecordMessage(s_called, null) { MaxDuration = TimeSpan.FromSeconds(1) },
                new RecordMessage(s_called, null) { Termination = new VoiceTermination { Digits = "#" } },
            }
        )
        {
            var rig = LinkRig.LoggedOn(s_all).Talking();
            Assert.Equal(CommandOutcome.NotSupported, rig.Answer(rig.Execute(command)).Outcome);
            Assert.Equal("", rig.Wire());
        }
    }

    [Fact]
    public void Every_command_of_the_model_is_tried_here()
    {
        var tried = s_ringing.Values.Concat(s_talking.Values).Select(pair => pair.Command.GetType()).ToHashSet();
        // These have tests of their own.
        tried.UnionWith([typeof(MakeCall), typeof(ClearCall), typeof(RequestSnapshot)]);
        tried.UnionWith(Refused.Select(row => row.Data.GetType()));
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
    public void A_queued_call_cannot_be_picked_up_because_dialling_the_queue_would_queue_the_device()
    {
        var rig = LinkRig.LoggedOn();
        rig.NewChannel("PJSIP/1001-00000001", "1.1", 4, "1001", "610", "1.1");
        rig.Packet("Event: QueueCallerJoin", "Channel: PJSIP/1001-00000001", "Uniqueid: 1.1", "Queue: support", "Position: 1", "Count: 1");
        var answer = rig.Answer(rig.Execute(new DirectedPickupCall(new("1.1", "1.1@support"), "1003")));
        Assert.Equal(Model.Causes.Failure.InvalidConnectionState, answer.Failure);
        Assert.Equal("", rig.Wire());
    }

    [Fact]
    public void A_queued_call_is_deflected_by_redirecting_who_waits()
    {
        var rig = LinkRig.LoggedOn().Ringing();
        rig.Packet("Event: QueueCallerJoin", "Channel: PJSIP/1001-00000001", "Uniqueid: 1.1", "Queue: support", "Position: 1", "Count: 1");
        rig.Execute(new DeflectCall(new("1.1", "1.1@support"), "1003"));
        Assert.StartsWith("Action: Redirect\r\nActionID: 2\r\nChannel: PJSIP/1001-00000001\r\n", rig.Wire(), StringComparison.Ordinal);
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
