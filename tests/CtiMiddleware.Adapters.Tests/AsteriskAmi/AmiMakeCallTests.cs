using CtiMiddleware.Links.Capture;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using static CtiMiddleware.Model.Commands.SwitchCommand;

namespace CtiMiddleware.Adapters.Tests.AsteriskAmi;

/// <summary>Making a call: bound before it is sent, one outcome whichever way it fails.</summary>
public sealed class AmiMakeCallTests
{
    [Fact]
    public void The_call_is_bound_to_an_identifier_of_ours_before_anything_is_written()
    {
        var (rig, ticket, call) = Made();
        Assert.Equal(
            $"Action: Originate\r\nActionID: 2\r\nChannel: PJSIP/1001\r\nContext: from-internal\r\nExten: 1002\r\nPriority: 1\r\nTimeout: 30000\r\nCallerID: <1001>\r\nAsync: true\r\nChannelId: {call.CallId}\r\n\r\n",
            rig.Wire()
        );
        Assert.False(rig.IsAnswered(ticket));
        Assert.Equal(call.CallId, call.DeviceId);
    }

    [Fact]
    public void Rule_17_the_calling_phone_rings_first_and_the_events_carry_the_bound_identifier()
    {
        var (rig, ticket, call) = Made();
        rig.Packet("Response: Success", "ActionID: 2", "Message: Originate successfully queued");
        Assert.Equal(CommandOutcome.Acknowledged, rig.Answer(ticket).Outcome);
        Assert.Empty(rig.Events);
        rig.NewChannel("PJSIP/1001-00000001", call.CallId, 0, "1001", "s", call.CallId);
        rig.Packet("Event: DialBegin", "DestChannel: PJSIP/1001-00000001", $"DestUniqueid: {call.CallId}");
        rig.Packet("Event: Newstate", "Channel: PJSIP/1001-00000001", "ChannelState: 5", $"Uniqueid: {call.CallId}");
        rig.Packet("Event: Newstate", "Channel: PJSIP/1001-00000001", "ChannelState: 6", $"Uniqueid: {call.CallId}");
        var initiated = Assert.IsType<CallEvent.ServiceInitiated>(rig.Events.First());
        Assert.Equal(call, initiated.InitiatedConnection);
        Assert.Equal("1002", initiated.CalledDevice.Number);
        var originated = Assert.IsType<CallEvent.Originated>(rig.Events.Last());
        Assert.Equal(call, originated.OriginatedConnection);
        Assert.Equal(EventCause.MakeCall, originated.Cause);
    }

    [Theory]
    [InlineData("0", EventCause.DestOutOfOrder)]
    [InlineData("1", EventCause.NormalClearing)]
    [InlineData("3", EventCause.CallNotAnswered)]
    [InlineData("5", EventCause.Busy)]
    [InlineData("8", EventCause.NetworkCongestion)]
    public void Rule_13_a_failure_without_a_channel_is_one_failed_and_the_end_of_the_call(string reason, EventCause cause)
    {
        var (rig, ticket, call) = Made();
        rig.Packet("Response: Success", "ActionID: 2", "Message: Originate successfully queued");
        Failed(rig, reason);
        Assert.Equal(CommandOutcome.Acknowledged, rig.Answer(ticket).Outcome);
        Assert.Equal(["Failed", "ConnectionCleared", "CallCleared"], rig.Events.Select(e => e.GetType().Name));
        Assert.All(rig.Events, e => Assert.Equal(cause, e.Cause));
        Assert.Equal(call, Assert.IsType<CallEvent.Failed>(rig.Events.First()).FailedConnection);
        Assert.Equal(call.CallId, Assert.IsType<CallEvent.CallCleared>(rig.Events.Last()).ClearedCall.CallId);
    }

    [Fact]
    public void Rule_13_a_failure_after_a_channel_is_told_by_the_channel_alone()
    {
        var (rig, _, call) = Made();
        rig.Packet("Response: Success", "ActionID: 2", "Message: Originate successfully queued");
        rig.NewChannel("PJSIP/1001-00000001", call.CallId, 0, "1001", "s", call.CallId);
        rig.Packet("Event: DialBegin", "DestChannel: PJSIP/1001-00000001", $"DestUniqueid: {call.CallId}");
        rig.Packet("Event: Newstate", "Channel: PJSIP/1001-00000001", "ChannelState: 5", $"Uniqueid: {call.CallId}");
        rig.Hangup("PJSIP/1001-00000001", call.CallId, 19);
        Failed(rig, "3");
        Assert.Equal(["ServiceInitiated", "ConnectionCleared", "CallCleared"], rig.Events.Select(e => e.GetType().Name));
    }

    [Fact]
    public void Rule_11_the_outcome_may_come_before_the_answer()
    {
        var (rig, ticket, _) = Made();
        Failed(rig, "0");
        rig.Packet("Response: Success", "ActionID: 2", "Message: Originate successfully queued");
        Assert.Equal(CommandOutcome.Acknowledged, rig.Answer(ticket).Outcome);
        Assert.Equal(["Failed", "ConnectionCleared", "CallCleared"], rig.Events.Select(e => e.GetType().Name));
        Assert.Empty(rig.Output.Items.OfType<ReplayItem.Unknown>());
    }

    [Fact]
    public void A_refused_originate_ends_the_command_and_no_call_is_told()
    {
        var (rig, ticket, _) = Made();
        rig.Packet("Response: Error", "ActionID: 2", "Message: Permission denied");
        Assert.Equal(Failure.Security, rig.Answer(ticket).Failure);
        Assert.Empty(rig.Events);
    }

    [Fact]
    public void The_answer_of_a_successful_originate_says_nothing_new()
    {
        var (rig, _, _) = Made();
        rig.Packet("Response: Success", "ActionID: 2", "Message: Originate successfully queued");
        rig.Packet("Event: OriginateResponse", "ActionID: 2", "Response: Success", "Reason: 4", "Uniqueid: x");
        Assert.Empty(rig.Events);
        Assert.Empty(rig.Anomalies);
    }

    [Fact]
    public void Attached_data_reaches_the_dial_plan_unchanged_whatever_characters_it_holds()
    {
        // Asterisk takes a Variable header for a list separated by commas, with quotes and backslashes (manager.c, man_do_variable_value).
        var rig = LinkRig.LoggedOn();
        rig.Execute(
            new MakeCall("1001", "1002")
            {
                UserData = new Dictionary<string, string?>
                {
                    ["customer"] = "4711,CALLERID(num)=1",
                    ["said"] = "\"a\\b\"",
                    ["none"] = null,
                },
            }
        );
        var wire = rig.Wire();
        Assert.Contains("\r\nVariable: customer=4711\\,CALLERID(num)=1\r\n", wire, StringComparison.Ordinal);
        Assert.Contains("\r\nVariable: said=\\\"a\\\\b\\\"\r\n", wire, StringComparison.Ordinal);
        Assert.Contains("\r\nVariable: none=\r\n", wire, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CALLERID(num)")]
    [InlineData("a,b")]
    [InlineData("a=b")]
    [InlineData("")]
    [InlineData("a b")]
    public void A_key_that_is_no_name_of_a_variable_is_refused(string key)
    {
        var rig = LinkRig.LoggedOn();
        var ticket = rig.Execute(new MakeCall("1001", "1002") { UserData = new Dictionary<string, string?> { [key] = "x" } });
        Assert.Equal(Failure.InvalidParameter, rig.Answer(ticket).Failure);
        Assert.Equal("", rig.Wire());
    }

    private static (LinkRig Rig, CommandTicket Ticket, NativeConnection Call) Made()
    {
        var rig = LinkRig.LoggedOn();
        var ticket = rig.Execute(new MakeCall("1001", "1002"));
        var bound = Assert.IsType<ReplayItem.Bound>(rig.Output.Items[^1]);
        Assert.Equal(ticket, bound.Ticket);
        return (rig, ticket, bound.Connection);
    }

    private static void Failed(LinkRig rig, string reason) =>
        rig.Packet(
            "Event: OriginateResponse",
            "Privilege: call,all",
            "ActionID: 2",
            "Response: Failure",
            "Channel: PJSIP/1001",
            "Context: from-internal",
            "Exten: 1002",
            $"Reason: {reason}",
            "Uniqueid: <unknown>",
            "CallerIDNum: 1001",
            "CallerIDName: <unknown>"
        );
}
