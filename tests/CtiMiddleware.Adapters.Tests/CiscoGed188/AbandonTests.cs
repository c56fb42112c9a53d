using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Model.Capabilities;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Snapshots;

namespace CtiMiddleware.Adapters.Tests.CiscoGed188;

/// <summary>Commands whose time ran out, and servers that do not answer.</summary>
public sealed class AbandonTests
{
    [Fact]
    public void A_server_that_never_confirms_does_not_shut_the_link_to_later_commands_and_memory_stays_bounded()
    {
        var rig = GedRig.Open().Talking();
        for (var i = 0; i < 12_000; i++)
            rig.Replay.Abandon(rig.Replay.Execute(new SwitchCommand.HoldCall(new NativeConnection("100", "1001"))));
        Assert.InRange(rig.Protocol.OutstandingCount, 1, 5000);
        var (ticket, request) = rig.Do(new SwitchCommand.HoldCall(new NativeConnection("100", "1001")));
        rig.Confirm(MessageType.HoldCallConf, request.Invoke);
        Assert.Equal(CommandOutcome.Acknowledged, rig.Answer(ticket).Outcome);
    }

    [Fact]
    public void Commands_that_are_all_still_waited_for_are_refused_beyond_the_bound()
    {
        var rig = GedRig.Open().Talking();
        for (var i = 0; i < 10_000; i++)
            rig.Replay.Execute(new SwitchCommand.HoldCall(new NativeConnection("100", "1001")));
        rig.Requests();
        var ticket = rig.Replay.Execute(new SwitchCommand.HoldCall(new NativeConnection("100", "1001")));
        Assert.Equal(Failure.PerformanceLimitExceeded, rig.Answer(ticket).Failure);
        Assert.Empty(rig.Requests());
    }

    [Fact]
    public void A_group_whose_count_is_still_out_is_not_asked_for_again_and_that_is_said_once()
    {
        var rig = GedRig.Open(GedRig.Plain with { SkillGroups = [77, 78], StatisticsInterval = TimeSpan.FromSeconds(1) });
        rig.Requests();
        rig.Replay.Advance(TimeSpan.FromSeconds(1));
        var asked = rig.Requests();
        Assert.Equal(["77", "78"], asked.Select(request => request["SkillGroupNumber"]));
        rig.Confirm(MessageType.QuerySkillGroupStatisticsConf, asked[1].Invoke);
        rig.Replay.Advance(TimeSpan.FromSeconds(1));
        var second = rig.Request();
        Assert.Equal("78", second["SkillGroupNumber"]);
        rig.Replay.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(2, rig.Anomalies.Count());
        Assert.Equal(2, rig.Protocol.OutstandingCount);
        rig.Requests();
        rig.Confirm(MessageType.QuerySkillGroupStatisticsConf, asked[0].Invoke);
        rig.Refuse(second.Invoke, ControlFailureCode.ServiceBusy);
        rig.Replay.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(["77", "78"], rig.Requests().Where(request => request.Name != "HEARTBEAT_REQ").Select(r => r["SkillGroupNumber"]));
    }

    [Fact]
    public void A_call_that_somebody_makes_by_hand_is_not_taken_for_one_whose_time_ran_out()
    {
        var rig = GedRig.Open();
        var (ticket, request) = rig.Do(new SwitchCommand.MakeCall("1001", "1002"));
        rig.Replay.Abandon(ticket);
        rig.Originated(700, "1001", "1003");
        Assert.Null(rig.Bound(ticket));
        // Its own call is named by the confirmation, however late it comes.
        rig.Originated(701, "1001", "1002");
        rig.Confirm(
            MessageType.MakeCallConf,
            request.Invoke,
            writer => writer.Set(Field.NewConnectionCallID, 701).Text(Tag.NewConnectionDeviceId, "1001")
        );
        Assert.Equal(new NativeConnection("701", "1001"), rig.Bound(ticket));
    }

    [Fact]
    public void A_late_confirmation_of_a_call_that_is_over_begins_no_call()
    {
        var rig = GedRig.Open();
        var (ticket, request) = rig.Do(new SwitchCommand.MakeCall("1001", "1002"));
        rig.Replay.Abandon(ticket);
        rig.Originated(701, "1001", "1002");
        rig.Cleared(701);
        rig.End(701);
        Assert.Equal(0, rig.Protocol.CallCount);
        rig.Confirm(
            MessageType.MakeCallConf,
            request.Invoke,
            writer => writer.Set(Field.NewConnectionCallID, 701).Text(Tag.NewConnectionDeviceId, "1001")
        );
        Assert.Equal(0, rig.Protocol.CallCount);
    }

    [Fact]
    public void An_abandoned_snapshot_stops_asking_and_ends_nothing_of_its_successor()
    {
        var rig = GedRig.Open(GedRig.Plain with { Devices = [.. Enumerable.Range(1001, 20).Select(number => $"{number}")] }).Talking();
        rig.Requests();
        var first = rig.Replay.Execute(new SwitchCommand.RequestSnapshot(SnapshotScope.Calls));
        var asked = rig.Requests();
        rig.Replay.Abandon(first);
        rig.Replay.Execute(new SwitchCommand.RequestSnapshot(SnapshotScope.Calls));
        rig.Requests();
        foreach (var request in asked)
            rig.Confirm(MessageType.SnapshotDeviceConf, request.Invoke);
        Assert.Empty(rig.Requests());
        Assert.DoesNotContain(rig.Items, item => item is ReplayItem.SnapshotEnded);
        Assert.Equal(1, rig.Protocol.CallCount);
    }
}
