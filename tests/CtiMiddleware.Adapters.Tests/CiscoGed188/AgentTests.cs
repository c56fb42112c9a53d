using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Snapshots;
using CtiMiddleware.Model.States;

namespace CtiMiddleware.Adapters.Tests.CiscoGed188;

/// <summary>Agents and skill groups.</summary>
public sealed class AgentTests
{
    [Fact]
    public void Rule_12_each_skill_group_has_its_own_machine_and_calls_change_none()
    {
        var rig = GedRig.Open();
        State(rig, GedAgentState.NotReady, 15, (77, GedAgentState.NotReady), (78, GedAgentState.NotReady));
        State(rig, GedAgentState.Talking, 0, (77, GedAgentState.Talking), (78, GedAgentState.BusyOther));
        Assert.Equal(
            ["AgentNotReady 77", "AgentNotReady 78", "AgentBusy 77", "AgentBusy 78"],
            rig.Events.Cast<AgentEvent>().Select(e => $"{e.GetType().Name} {e.AcdGroup.Number}")
        );
        Assert.Equal("15", ((AgentEvent.AgentNotReady)rig.Events[0]).Reason);
        Assert.Equal(
            [AgentOccupation.Talking, AgentOccupation.OtherGroup],
            rig.Events.OfType<AgentEvent.AgentBusy>().Select(e => e.Occupation!.Value)
        );
        rig.Established(100, "3001");
        Assert.Equal(5, rig.Events.Count);
    }

    [Theory]
    [InlineData(GedAgentState.Login, "AgentLoggedOn")]
    [InlineData(GedAgentState.Logout, "AgentLoggedOff")]
    [InlineData(GedAgentState.NotReady, "AgentNotReady")]
    [InlineData(GedAgentState.Available, "AgentReady")]
    [InlineData(GedAgentState.Talking, "AgentBusy")]
    [InlineData(GedAgentState.WorkNotReady, "AgentWorkingAfterCall")]
    [InlineData(GedAgentState.WorkReady, "AgentWorkingAfterCall")]
    [InlineData(GedAgentState.BusyOther, "AgentBusy")]
    [InlineData(GedAgentState.Reserved, "AgentBusy")]
    [InlineData(GedAgentState.Hold, "AgentBusy")]
    [InlineData(GedAgentState.Active, "AgentBusy")]
    [InlineData(GedAgentState.Paused, "AgentBusy")]
    [InlineData(GedAgentState.Interrupted, "AgentBusy")]
    [InlineData(GedAgentState.NotActive, "AgentNotReady")]
    public void Every_state_of_the_protocol_has_its_event_and_keeps_its_name(GedAgentState state, string expected)
    {
        var rig = GedRig.Open();
        State(rig, state, 0);
        var e = Assert.IsAssignableFrom<AgentEvent>(Assert.Single(rig.Events));
        Assert.Equal((expected, "1001", "3001"), (e.GetType().Name, e.AgentID, e.AgentDevice.Number));
        Assert.Equal(Enumeration.Find("AgentState")!.TextOf((uint)state), e.NativeState);
    }

    [Fact]
    public void A_state_that_tells_nothing_is_an_anomaly()
    {
        var rig = GedRig.Open();
        State(rig, GedAgentState.Unknown, 0);
        Assert.Empty(rig.Events);
        Assert.Single(rig.Anomalies);
    }

    [Fact]
    public void The_same_state_told_for_each_group_is_told_once()
    {
        var rig = GedRig.Open();
        for (var copy = 0; copy < 3; copy++)
            State(rig, GedAgentState.Available, 0, (77, GedAgentState.Available), (78, GedAgentState.Available));
        Assert.Equal(2, rig.Events.Count);
        Assert.Equal(2, rig.Output.IgnoredFrames);
    }

    [Fact]
    public void The_state_that_follows_is_told_where_the_switch_tells_it()
    {
        var rig = GedRig.Open();
        State(rig, GedAgentState.Talking, 0, next: GedAgentState.NotReady);
        Assert.Equal(AgentState.AgentNotReady, rig.Last<AgentEvent.AgentBusy>().PendingAgentState);
        State(rig, GedAgentState.WorkReady, 0);
        Assert.Equal(AgentState.AgentReady, rig.Last<AgentEvent.AgentWorkingAfterCall>().PendingAgentState);
    }

    [Theory]
    [InlineData(RequestedAgentState.LoggedOn, "LOGIN")]
    [InlineData(RequestedAgentState.LoggedOff, "LOGOUT")]
    [InlineData(RequestedAgentState.Ready, "AVAILABLE")]
    [InlineData(RequestedAgentState.NotReady, "NOT_READY")]
    [InlineData(RequestedAgentState.WorkingAfterCall, "WORK_NOT_READY")]
    public void Each_state_can_be_asked_for(RequestedAgentState requested, string expected)
    {
        var rig = GedRig.Open();
        var (ticket, request) = rig.Do(
            new SwitchCommand.SetAgentState("3001", requested, "1001", "77") { Reason = "12", Password = "hush" }
        );
        Assert.Equal(
            ("SET_AGENT_STATE_REQ", expected, "3001", "1001", "hush", "77", "1", "12"),
            (
                request.Name,
                request["AgentState"],
                request["AGENT_INSTRUMENT"],
                request["AGENT_ID"],
                request["AGENT_PASSWORD"],
                request["SKILL_GROUP_NUMBER"],
                request["NumSkillGroups"],
                request["EventReasonCode"]
            )
        );
        rig.Confirm(MessageType.SetAgentStateConf, request.Invoke);
        Assert.Equal(CommandOutcome.Acknowledged, rig.Answer(ticket).Outcome);
    }

    [Fact]
    public void A_reason_or_a_group_that_is_no_number_is_refused_by_name()
    {
        var rig = GedRig.Open();
        rig.Requests();
        var reason = rig.Replay.Execute(
            new SwitchCommand.SetAgentState("3001", RequestedAgentState.NotReady, "1001", null) { Reason = "lunch" }
        );
        var group = rig.Replay.Execute(new SwitchCommand.SetAgentState("3001", RequestedAgentState.NotReady, "1001", "sales"));
        Assert.Contains("lunch", rig.Answer(reason).Text, StringComparison.Ordinal);
        Assert.Contains("sales", rig.Answer(group).Text, StringComparison.Ordinal);
        Assert.Empty(rig.Requests());
    }

    [Fact]
    public void Skill_groups_of_the_configuration_are_counted()
    {
        var rig = GedRig.Open(GedRig.Plain with { SkillGroups = [77] });
        rig.Requests();
        rig.Replay.Advance(TimeSpan.FromSeconds(10));
        var query = rig.Requests().Single(request => request.Name == "QUERY_SKILL_GROUP_STATISTICS_REQ");
        Assert.Equal("77", query["SkillGroupNumber"]);
        var layout = MessageLayout.Find((uint)MessageType.QuerySkillGroupStatisticsConf, 19)!;
        rig.Confirm(
            MessageType.QuerySkillGroupStatisticsConf,
            query.Invoke,
            writer =>
            {
                foreach (var field in layout.Fields.Where(field => field.Name != "InvokeID"))
                    writer.Set(field, GedWire.Unknown);
                Set(writer, "AgentsLoggedOn", 9);
                Set(writer, "AgentsAvail", 3);
                Set(writer, "AgentsTalkingIn", 4);
                Set(writer, "AgentsHold", 1);
                Set(writer, "CallsQNow", 6);
                Set(writer, "LongestCallQNow", 42);
                Set(writer, "HandledCallsToday", 200);
            }
        );
        var counted = rig.Last<DeviceEvent.GroupCounted>();
        Assert.Equal("77", counted.Group.Number);
        Assert.Equal(
            (9, 3, 5, 6, 42, (int?)null),
            (
                counted.Statistics.AgentsLoggedOn,
                counted.Statistics.AgentsReady,
                counted.Statistics.AgentsBusy,
                counted.Statistics.CallsWaiting,
                counted.Statistics.LongestWaitSeconds,
                counted.Statistics.AgentsNotReady
            )
        );
        Assert.Equal("200", counted.Statistics.Native["HandledCallsToday"]);
        Assert.DoesNotContain("AvailTimeToday", counted.Statistics.Native.Keys);

        void Set(GedMessageWriter writer, string name, uint value)
        {
            Assert.True(layout.TryFind(name, out var field));
            writer.Set(field, value);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_agent_whom_a_snapshot_did_not_find_is_told_again_when_the_next_one_finds_him(bool saysLogout)
    {
        var rig = GedRig.Open(GedRig.Plain with { Devices = ["3001"] });
        rig.Requests();
        rig.Replay.Execute(new SwitchCommand.RequestSnapshot(SnapshotScope.Agents));
        Queried(rig, rig.Request().Invoke, GedAgentState.NotReady);
        Assert.Single(rig.Events);
        // He logs off during an outage, and on again during the next one.
        Reconnect(rig);
        rig.Replay.Execute(new SwitchCommand.RequestSnapshot(SnapshotScope.Agents));
        var query = rig.Request();
        if (saysLogout)
            Queried(rig, query.Invoke, GedAgentState.Logout);
        else
            rig.Refuse(query.Invoke, StatusCode.AgentNotLoggedOn);
        Assert.Single(rig.Events);
        Reconnect(rig);
        rig.Replay.Execute(new SwitchCommand.RequestSnapshot(SnapshotScope.Agents));
        Queried(rig, rig.Request().Invoke, GedAgentState.NotReady);
        Assert.Equal(2, rig.Events.OfType<AgentEvent.AgentNotReady>().Count());
    }

    [Fact]
    public void An_agent_whom_no_snapshot_could_name_is_told_again()
    {
        var rig = GedRig.Open(GedRig.Plain with { Devices = ["3002"] });
        State(rig, GedAgentState.NotReady, 0);
        Reconnect(rig);
        rig.Replay.Execute(new SwitchCommand.RequestSnapshot(SnapshotScope.Agents));
        rig.Refuse(rig.Request().Invoke, StatusCode.AgentNotLoggedOn);
        State(rig, GedAgentState.NotReady, 0);
        Assert.Equal(2, rig.Events.OfType<AgentEvent.AgentNotReady>().Count());
    }

    private static void Reconnect(GedRig rig)
    {
        rig.Replay.Close();
        rig.Requests();
        rig.Connect();
    }

    private static void Queried(GedRig rig, uint invoke, GedAgentState state) =>
        rig.Confirm(
            MessageType.QueryAgentStateConf,
            invoke,
            writer => writer.Set(Field.AgentState, (uint)state).Text(Tag.AgentId, "1001").Text(Tag.AgentExtension, "3001")
        );

    private static void State(GedRig rig, GedAgentState state, uint reason, params (uint Group, GedAgentState State)[] groups) =>
        State(rig, state, reason, null, groups);

    private static void State(
        GedRig rig,
        GedAgentState state,
        uint reason,
        GedAgentState? next,
        params (uint Group, GedAgentState State)[] groups
    ) =>
        rig.Say(
            MessageType.AgentStateEvent,
            writer =>
            {
                writer
                    .Set(Field.PeripheralID, 5000)
                    .Set(Field.AgentState, (uint)state)
                    .Set(Field.EventReasonCode, reason)
                    .Set(Field.SkillGroupNumber, GedWire.Unknown)
                    .Set(Field.NumFltSkillGroups, (uint)groups.Length)
                    .Text(Tag.AgentId, "1001")
                    .Text(Tag.AgentExtension, "3001")
                    .Text(Tag.AgentInstrument, "3001");
                if (next is { } follows)
                    writer.Number(Tag.NextAgentState, (uint)follows);
                foreach (var (group, towards) in groups)
                    writer
                        .Number(Tag.SkillGroupNumber, group)
                        .Number(Tag.SkillGroupId, 1)
                        .Number(Tag.SkillGroupPriority, 0)
                        .Number(Tag.SkillGroupState, (uint)towards);
            }
        );
}
