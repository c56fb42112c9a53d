using System.Reflection;
using CtiMiddleware.Adapters.LineText;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Model.Capabilities;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Snapshots;

namespace CtiMiddleware.Adapters.Tests.LineText;

public sealed class LineTextCommandTests
{
    private static readonly NativeConnection s_held = new("12", "30");
    private static readonly NativeConnection s_active = new("13", "31");

    private static readonly Dictionary<SwitchCommand, string> s_lines = new()
    {
        [new SwitchCommand.MakeCall("1001", "1002")] = "MAKE 2 dev=1001 to=1002",
        [new SwitchCommand.AnswerCall(s_held)] = "ANSWER 2 conn=12.30",
        [new SwitchCommand.DeflectCall(s_held, "1003")] = "DEFLECT 2 conn=12.30 to=1003",
        [new SwitchCommand.ClearConnection(s_held)] = "CLEAR 2 conn=12.30",
        [new SwitchCommand.ClearCall(s_held)] = "CLEARCALL 2 call=12",
        [new SwitchCommand.HoldCall(s_held)] = "HOLD 2 conn=12.30",
        [new SwitchCommand.RetrieveCall(s_held)] = "RETRIEVE 2 conn=12.30",
        [new SwitchCommand.ConsultationCall(s_held, "1003")] = "CONSULT 2 conn=12.30 to=1003",
        [new SwitchCommand.AlternateCall(s_held, s_active)] = "ALTERNATE 2 held=12.30 active=13.31",
        [new SwitchCommand.ReconnectCall(s_active, s_held)] = "RECONNECT 2 held=12.30 active=13.31",
        [new SwitchCommand.TransferCall(s_held, s_active)] = "TRANSFER 2 held=12.30 active=13.31",
        [new SwitchCommand.ConferenceCall(s_held, s_active)] = "CONFERENCE 2 held=12.30 active=13.31",
        [new SwitchCommand.SingleStepTransferCall(s_held, "1003")] = "BLIND 2 conn=12.30 to=1003",
        [new SwitchCommand.SetAgentState("1005", RequestedAgentState.NotReady, "1005", "610") { Reason = "lunch break" }] =
            "AGENT 2 agent=1005 dev=1005 group=group:610 state=not-ready reason=lunch%20break",
        [new SwitchCommand.RequestSnapshot(SnapshotScope.Calls)] = "LIST 2 what=calls",
    };

    [Fact]
    public void Every_command_of_the_capabilities_is_one_line_and_every_other_is_refused_at_once()
    {
        foreach (var (command, line) in s_lines)
        {
            var rig = LineTextRig.LoggedIn();
            rig.Replay.Execute(command);
            Assert.Equal(line + "\r\n", rig.Output.TakeWire());
            Assert.Empty(rig.Said<ReplayItem.Completed>());
            rig.Receive("OK 2 count=0");
            Assert.Equal(CommandAnswer.Acknowledged, Assert.Single(rig.Said<ReplayItem.Completed>()).Answer);
        }
        var claimed = LineTextCapabilities.All.Services.Where(static service => service.Support != ServiceSupport.NotSupported);
        Assert.Equal(
            claimed.Select(static service => service.Name).Order(StringComparer.Ordinal),
            s_lines.Keys.Select(static command => command.GetType().Name).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void What_is_denied_is_refused_at_once_with_a_reason()
    {
        foreach (var type in typeof(SwitchCommand).GetNestedTypes())
        {
            if (LineTextCapabilities.All.Service(type.Name).Support != ServiceSupport.NotSupported)
                continue;
            var rig = LineTextRig.LoggedIn();
            rig.Replay.Execute(Make(type));
            Assert.Empty(rig.Output.TakeWire());
            var answer = Assert.Single(rig.Said<ReplayItem.Completed>()).Answer;
            Assert.Equal(CommandOutcome.NotSupported, answer.Outcome);
            Assert.Contains(type.Name, answer.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_the_protocol_has_no_place_for_is_refused_instead_of_left_out()
    {
        foreach (
            var command in new SwitchCommand[]
            {
                new SwitchCommand.MakeCall("1001", "1002") { UserData = new Dictionary<string, string?> { ["a"] = "b" } },
                new SwitchCommand.SetAgentState("1005", RequestedAgentState.WorkingAfterCall, "1005", "610"),
                new SwitchCommand.SetAgentState("1005", RequestedAgentState.LoggedOn, "1005", "610") { Password = "1234" },
            }
        )
        {
            var rig = LineTextRig.LoggedIn();
            rig.Replay.Execute(command);
            Assert.Equal(CommandOutcome.NotSupported, Assert.Single(rig.Said<ReplayItem.Completed>()).Answer.Outcome);
            Assert.Empty(rig.Output.TakeWire());
        }
    }

    [Fact]
    public void Rule_13_the_call_of_a_command_is_bound_before_its_events()
    {
        var rig = LineTextRig.LoggedIn();
        var ticket = rig.Replay.Execute(new SwitchCommand.MakeCall("1001", "1002"));
        rig.Receive("OK 2 conn=5.9", "EV 1 INITIATED conn=5.9 dev=1001 to=1002 cause=make");
        Assert.Equal(
            [typeof(ReplayItem.Bound), typeof(ReplayItem.Completed), typeof(ReplayItem.Emitted)],
            rig.Output.Items.Skip(2).Select(static item => item.GetType())
        );
        Assert.Equal(new ReplayItem.Bound(ticket, new NativeConnection("5", "9")), rig.Said<ReplayItem.Bound>().Single());
    }

    [Fact]
    public void A_late_answer_to_a_command_that_was_given_up_is_still_told()
    {
        var rig = LineTextRig.LoggedIn();
        var ticket = rig.Replay.Execute(new SwitchCommand.HoldCall(s_held));
        rig.Replay.Abandon(ticket);
        rig.Receive("OK 2");
        Assert.Equal(new ReplayItem.Completed(ticket, CommandAnswer.Acknowledged), Assert.Single(rig.Said<ReplayItem.Completed>()));
    }

    [Fact]
    public void The_list_of_a_request_that_was_given_up_decides_about_nothing()
    {
        var rig = LineTextRig.LoggedIn();
        var ticket = rig.Replay.Execute(new SwitchCommand.RequestSnapshot(SnapshotScope.Calls));
        rig.Receive("ITEM 2 CALL conn=1.1 dev=1001 state=connected");
        rig.Replay.Abandon(ticket);
        rig.Receive("ITEM 2 CALL conn=2.1 dev=1002 state=connected", "OK 2 count=2");
        Assert.Empty(rig.Said<ReplayItem.Snapshot>());
        Assert.Empty(rig.Said<ReplayItem.SnapshotEnded>());
        Assert.Empty(rig.Said<ReplayItem.Anomaly>());
        Assert.Equal(ticket, Assert.Single(rig.Said<ReplayItem.Completed>()).Ticket);
    }

    [Fact]
    public void Commands_that_were_given_up_and_never_answered_do_not_fill_the_table_for_ever()
    {
        var rig = LineTextRig.LoggedIn();
        for (var count = 0; count < 10_001; count++)
            rig.Replay.Abandon(rig.Replay.Execute(new SwitchCommand.HoldCall(s_held)));
        Assert.Empty(rig.Said<ReplayItem.Completed>());

        rig.Receive("OK 2", "OK 10002");
        Assert.Single(rig.Said<ReplayItem.Completed>());
        Assert.Contains("number 2, which is not under way", Assert.Single(rig.Said<ReplayItem.Anomaly>()).Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("denied", CommandOutcome.Rejected, "security")]
    [InlineData("bad-device", CommandOutcome.Rejected, "invalidDeviceID")]
    [InlineData("bad-number", CommandOutcome.Rejected, "invalidDestination")]
    [InlineData("bad-call", CommandOutcome.Rejected, "invalidCallID")]
    [InlineData("bad-conn", CommandOutcome.Rejected, "invalidConnectionID")]
    [InlineData("bad-state", CommandOutcome.Rejected, "invalidConnectionState")]
    [InlineData("bad-agent", CommandOutcome.Rejected, "invalidAgentIdentifier")]
    [InlineData("bad-group", CommandOutcome.Rejected, "invalidAgentGroup")]
    [InlineData("bad-field", CommandOutcome.Rejected, "invalidParameterValue")]
    [InlineData("no-line", CommandOutcome.Rejected, "resourceOutOfService")]
    [InlineData("overload", CommandOutcome.Rejected, "performanceLimitExceeded")]
    [InlineData("unsupported", CommandOutcome.NotSupported, "invalidFeature")]
    [InlineData("because", CommandOutcome.Rejected, "generic")]
    public void The_code_of_a_refusal_decides_the_failure(string code, CommandOutcome outcome, string failure)
    {
        var rig = LineTextRig.LoggedIn();
        rig.Replay.Execute(new SwitchCommand.HoldCall(s_held));
        rig.Receive($"ERR 2 {code} text=in%20words");
        var answer = Assert.Single(rig.Said<ReplayItem.Completed>()).Answer;
        Assert.Equal((outcome, $"{code}: in words"), (answer.Outcome, answer.Text));
        Assert.Contains(failure, $"{answer.Failure!.Value.Category} {answer.Failure.Value.Value}", StringComparison.OrdinalIgnoreCase);
    }

    private static SwitchCommand Make(Type type)
    {
        var constructor = type.GetConstructors().Single();
        return (SwitchCommand)constructor.Invoke([.. constructor.GetParameters().Select(Value)]);
    }

    private static object? Value(ParameterInfo parameter) =>
        parameter.ParameterType switch
        {
            var type when type == typeof(string) => "1001",
            var type when type == typeof(IReadOnlyDictionary<string, string?>) => new Dictionary<string, string?>(),
            var type when type == typeof(IReadOnlyList<KeyValuePair<string, string>>) => Array.Empty<KeyValuePair<string, string>>(),
            var type when type.IsValueType => Activator.CreateInstance(type),
            _ => null,
        };
}
