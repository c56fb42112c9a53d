using CtiMiddleware.Links.Capture;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using static CtiMiddleware.Model.Commands.SwitchCommand;

namespace CtiMiddleware.Adapters.Tests.AsteriskAmi;

/// <summary>What the switch answers to a command, and when.</summary>
public sealed class AmiAnswerTests
{
    private static readonly NativeConnection s_caller = new("1.1", "1.1");

    // The words as Asterisk 22 said them in the recordings; where it never did, as its source has them.
    [Theory]
    [InlineData("Permission denied", FailureCategory.Security, "generic")]
    [InlineData("No such channel", FailureCategory.Operation, "invalidConnectionID")]
    [InlineData("Channel does not exist.", FailureCategory.Operation, "invalidConnectionID")]
    [InlineData("Channel does not exist: nope", FailureCategory.Operation, "invalidConnectionID")]
    [InlineData("Channel2 does not exist: nope", FailureCategory.Operation, "invalidConnectionID")]
    [InlineData("Channel specified does not exist", FailureCategory.Operation, "invalidConnectionID")]
    [InlineData("Extension does not exist.", FailureCategory.Operation, "invalidDestination")]
    [InlineData("No such agent", FailureCategory.Operation, "invalidAgentIdentifier")]
    [InlineData("Interface not found", FailureCategory.Operation, "invalidAgentIdentifier")]
    [InlineData("Unable to add interface to queue: No such queue", FailureCategory.Operation, "invalidAgentGroup")]
    [InlineData("Unable to add interface: Already there", FailureCategory.StateIncompatibility, "invalidObjectState")]
    [InlineData("Unable to remove interface: Not there", FailureCategory.StateIncompatibility, "invalidObjectState")]
    [InlineData("Originate failed", FailureCategory.Operation, "generic")]
    [InlineData("Originate with 'Exten' requires 'Context' and 'Priority'", FailureCategory.Operation, "generic")]
    [InlineData("Missing action in request", FailureCategory.Operation, "generic")]
    [InlineData("", FailureCategory.Operation, "generic")]
    public void The_words_of_a_refusal_decide_the_failure(string words, FailureCategory category, string value)
    {
        var rig = LinkRig.LoggedOn().Talking();
        var ticket = rig.Execute(new Stop(s_caller));
        rig.Packet("Response: Error", "ActionID: 2", $"Message: {words}");
        Assert.Equal(CommandAnswer.Rejected(new Failure(category, value), words), rig.Answer(ticket));
    }

    [Fact]
    public void A_command_that_the_switch_does_not_have_is_not_supported()
    {
        var rig = LinkRig.LoggedOn();
        var ticket = rig.Execute(new SetMessageWaitingIndicator("1001", MessageWaitingOn: true));
        rig.Packet(
            "Response: Error",
            "ActionID: 2",
            "Message: Invalid/unknown command: MWIUpdate. Use Action: ListCommands to show available commands."
        );
        Assert.Equal(CommandOutcome.NotSupported, rig.Answer(ticket).Outcome);
        Assert.Equal(Failure.InvalidFeature, rig.Answer(ticket).Failure);
    }

    [Fact]
    public void Every_refusal_of_the_recordings_is_known_here()
    {
        var heard = Recording
            .Names.SelectMany(name => Refusals(System.Text.Encoding.Latin1.GetString(Recording.Load(name).AllBytes())))
            .Select(words => words.Split(':')[0])
            .ToHashSet(StringComparer.Ordinal);
        // Refusals of queries and of the login, which no command of the model brings; a query's word for an empty list is in AmiSnapshotTests.
        heard.ExceptWith([
            "Authentication failed",
            "Command output follows",
            "No Contacts found",
            "No active conferences.",
            "No extension specified",
            "Event Sent",
        ]);
        Assert.Equal(
            [
                "Channel does not exist",
                "Channel does not exist.",
                "Channel2 does not exist",
                "Invalid/unknown command",
                "Missing action in request",
                "No such agent",
                "No such channel",
                "Originate failed",
                "Originate with 'Exten' requires 'Context' and 'Priority'",
                "Permission denied",
                "Unable to add interface",
                "Unable to add interface to queue",
                "Unable to remove interface",
            ],
            heard.Order(StringComparer.Ordinal)
        );
    }

    private static IEnumerable<string> Refusals(string text) =>
        text.Split("\r\n\r\n")
            .Where(packet => packet.StartsWith("Response: Error", StringComparison.Ordinal))
            .SelectMany(packet => packet.Split("\r\n"))
            .Where(line => line.StartsWith("Message: ", StringComparison.Ordinal))
            .Select(line => line["Message: ".Length..].TrimEnd('\n'));

    [Fact]
    public void A_sequence_goes_on_only_when_the_one_before_succeeded()
    {
        var rig = LinkRig.LoggedOn().Talking();
        var ticket = rig.Execute(new GenerateDigits(s_caller, "12#"));
        Assert.Equal(["2"], LinkRig.ActionIds(rig.Wire()));
        rig.Packet("Response: Success", "ActionID: 2", "Message: DTMF successfully queued");
        Assert.Contains("Digit: 2", rig.Wire(), StringComparison.Ordinal);
        Assert.False(rig.IsAnswered(ticket));
        rig.Packet("Response: Success", "ActionID: 3", "Message: DTMF successfully queued");
        Assert.Contains("Digit: #", rig.Wire(), StringComparison.Ordinal);
        rig.Packet("Response: Success", "ActionID: 4", "Message: DTMF successfully queued");
        Assert.Equal(CommandOutcome.Acknowledged, rig.Answer(ticket).Outcome);
    }

    [Fact]
    public void A_sequence_stops_at_the_first_refusal()
    {
        var rig = LinkRig.LoggedOn().Talking();
        var ticket = rig.Execute(new GenerateDigits(s_caller, "12"));
        rig.Wire();
        rig.Packet("Response: Error", "ActionID: 2", "Message: Channel not found");
        Assert.Equal(Failure.InvalidConnection, rig.Answer(ticket).Failure);
        Assert.Equal("", rig.Wire());
    }

    [Fact]
    public void A_sequence_that_is_refused_half_way_tells_what_was_done()
    {
        var rig = LinkRig.LoggedOn().Talking();
        var ticket = rig.Execute(new GenerateDigits(s_caller, "123"));
        rig.Packet("Response: Success", "ActionID: 2", "Message: DTMF successfully queued");
        rig.Packet("Response: Error", "ActionID: 3", "Message: Channel not found");
        var answer = rig.Answer(ticket);
        Assert.Equal(Failure.InvalidConnection, answer.Failure);
        Assert.Equal("Channel not found; already done: 1 of 3 (PlayDTMF)", answer.Text);
    }

    [Fact]
    public void A_sequence_with_an_action_that_cannot_be_sent_is_not_begun()
    {
        var rig = LinkRig.LoggedOn().Talking();
        rig.Wire();
        var data = new Dictionary<string, string?> { ["good"] = "1", ["bad"] = "a\r\nb" };
        var answer = rig.Answer(rig.Execute(new AssociateData(s_caller, data)));
        Assert.Equal(Failure.InvalidParameter, answer.Failure);
        Assert.Equal("", rig.Wire());
    }

    [Fact]
    public void Clearing_a_call_tries_every_channel_and_one_success_is_enough()
    {
        var rig = LinkRig.LoggedOn().Talking();
        var ticket = rig.Execute(new ClearCall(s_caller));
        Assert.Equal("Action: Hangup\r\nActionID: 2\r\nChannel: PJSIP/1001-00000001\r\nCause: 16\r\n\r\n", rig.Wire());
        rig.Packet("Response: Success", "ActionID: 2", "Message: Channel Hungup");
        Assert.Equal("Action: Hangup\r\nActionID: 3\r\nChannel: PJSIP/1002-00000002\r\nCause: 16\r\n\r\n", rig.Wire());
        rig.Packet("Response: Error", "ActionID: 3", "Message: No such channel");
        var answer = rig.Answer(ticket);
        Assert.Equal(CommandOutcome.Acknowledged, answer.Outcome);
        Assert.NotEqual("No such channel", answer.Text);
    }

    [Fact]
    public void Clearing_a_call_fails_when_no_channel_was_there()
    {
        var rig = LinkRig.LoggedOn().Talking();
        var ticket = rig.Execute(new ClearCall(s_caller));
        rig.Packet("Response: Error", "ActionID: 2", "Message: No such channel");
        rig.Packet("Response: Error", "ActionID: 3", "Message: No such channel");
        Assert.Equal(Failure.InvalidConnection, rig.Answer(ticket).Failure);
    }

    [Fact]
    public void Associated_data_is_told_to_everybody_when_all_of_it_was_set()
    {
        var rig = LinkRig.LoggedOn().Talking();
        var data = new Dictionary<string, string?> { ["customer"] = "4711", ["colour"] = null };
        var ticket = rig.Execute(new AssociateData(s_caller, data));
        rig.Packet("Response: Success", "ActionID: 2", "Message: Variable Set");
        Assert.Empty(rig.Events.OfType<CallEvent.CallInformation>());
        rig.Packet("Response: Success", "ActionID: 3", "Message: Variable Set");
        var told = Assert.Single(rig.Events.OfType<CallEvent.CallInformation>());
        Assert.Equal(data, told.AttachedData);
        Assert.Equal(CommandOutcome.Acknowledged, rig.Answer(ticket).Outcome);
    }

    [Fact]
    public void A_recording_tells_where_its_file_lies()
    {
        var rig = LinkRig.LoggedOn().Talking();
        var ticket = rig.Execute(new RecordMessage(s_caller, "a.wav"));
        rig.Packet("Response: Success", "ActionID: 2", "MixMonitorID: 0x7f", "Message: MixMonitor started");
        Assert.Contains(new("file", "monitor/a.wav"), rig.Answer(ticket).Fields);
    }

    [Fact]
    public void Rule_11_the_answer_may_come_after_the_events_it_causes()
    {
        var rig = LinkRig.LoggedOn().Talking();
        var ticket = rig.Execute(new ClearConnection(s_caller));
        rig.Hangup("PJSIP/1001-00000001", "1.1");
        Assert.Single(rig.Events.OfType<CallEvent.ConnectionCleared>());
        Assert.False(rig.IsAnswered(ticket));
        rig.Packet("Response: Success", "ActionID: 2", "Message: Channel Hungup");
        Assert.Equal(CommandOutcome.Acknowledged, rig.Answer(ticket).Outcome);
    }

    [Fact]
    public void A_late_answer_to_a_command_that_was_given_up_is_still_told()
    {
        var rig = LinkRig.LoggedOn().Talking();
        var ticket = rig.Execute(new Stop(s_caller));
        rig.Replay.Abandon(ticket);
        rig.Packet("Response: Success", "ActionID: 2", "Message: x");
        Assert.Equal(CommandOutcome.Acknowledged, rig.Answer(ticket).Outcome);
        Assert.Empty(rig.Output.Items.OfType<ReplayItem.Unknown>());
    }

    [Fact]
    public void Answers_in_another_order_reach_their_commands()
    {
        var rig = LinkRig.LoggedOn().Talking();
        var first = rig.Execute(new Stop(s_caller));
        var second = rig.Execute(new ClearConnection(s_caller));
        rig.Packet("Response: Error", "ActionID: 3", "Message: No such channel");
        rig.Packet("Response: Success", "ActionID: 2", "Message: x");
        Assert.Equal(CommandOutcome.Acknowledged, rig.Answer(first).Outcome);
        Assert.Equal(CommandOutcome.Rejected, rig.Answer(second).Outcome);
    }

    [Fact]
    public void An_answer_that_nobody_waits_for_is_kept_and_ends_nothing()
    {
        var rig = LinkRig.LoggedOn().Talking();
        var ticket = rig.Execute(new Stop(s_caller));
        rig.Packet("Response: Success", "ActionID: 99", "Message: x");
        rig.Packet("Response: Success", "Message: x");
        Assert.False(rig.IsAnswered(ticket));
        Assert.Equal(2, rig.Output.Items.OfType<ReplayItem.Unknown>().Count());
    }

    [Fact]
    public void Rule_34_nothing_of_a_lost_connection_answers_a_command_of_the_next()
    {
        var rig = LinkRig.LoggedOn().Talking();
        var ticket = rig.Execute(new Stop(s_caller));
        rig.Replay.Close();
        rig.Connect();
        rig.Packet("Response: Success", "ActionID: 2", "Message: x");
        Assert.False(rig.IsAnswered(ticket));
    }

    [Fact]
    public void More_requests_than_can_wait_are_refused_with_the_reason()
    {
        var rig = LinkRig.LoggedOn().Talking();
        for (var i = 0; i < 10_000; i++)
            rig.Execute(new Stop(s_caller));
        var ticket = rig.Execute(new Stop(s_caller));
        Assert.Equal(Failure.PerformanceLimitExceeded, rig.Answer(ticket).Failure);
    }
}
