using System.Text;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Snapshots;
using static CtiMiddleware.Model.Commands.SwitchCommand;

namespace CtiMiddleware.Adapters.Tests.AsteriskAmi;

/// <summary>The present state as the switch lists it: devices, queues, agents; the calls are in <see cref="CallsSnapshotTests"/>.</summary>
public sealed class AmiSnapshotTests
{
    [Fact]
    public void Devices_come_from_both_drivers_and_the_one_that_is_missing_does_not_matter()
    {
        var rig = LinkRig.LoggedOn();
        var ticket = rig.Execute(new RequestSnapshot(SnapshotScope.Devices));
        Assert.Equal("Action: PJSIPShowEndpoints\r\nActionID: 2\r\n\r\n", rig.Wire());
        rig.Bytes(Recorded("queries", "queries-13", "2"));
        Assert.Equal("Action: SIPpeers\r\nActionID: 3\r\n\r\n", rig.Wire());
        rig.Packet(
            "Response: Error",
            "ActionID: 3",
            "Message: Invalid/unknown command: SIPpeers. Use Action: ListCommands to show available commands."
        );
        Assert.Equal(CommandOutcome.Acknowledged, rig.Answer(ticket).Outcome);
        Assert.Equal(
            ["1001 PJSIP/1001 False", "1002 PJSIP/1002 False", "1003 PJSIP/1003 False", "1004 PJSIP/1004 False"],
            Items<SnapshotItem.Device>(rig).Select(d => $"{d.Number} {d.NativeName} {d.InService}")
        );
        Assert.Contains(new ReplayItem.SnapshotEnded(SnapshotScope.Devices, Complete: true), rig.Output.Items);
    }

    [Fact]
    public void Devices_of_chan_sip_are_in_service_when_they_are_registered()
    {
        var rig = LinkRig.LoggedOn();
        rig.Execute(new RequestSnapshot(SnapshotScope.Devices));
        rig.Packet("Response: Error", "ActionID: 2", "Message: Invalid/unknown command: PJSIPShowEndpoints.");
        rig.Packet("Response: Success", "ActionID: 3", "EventList: start", "Message: Peer status list will follow");
        rig.Packet("Event: PeerEntry", "ActionID: 3", "Channeltype: SIP", "ObjectName: 2001", "Status: OK (3 ms)");
        rig.Packet("Event: PeerEntry", "ActionID: 3", "Channeltype: SIP", "ObjectName: 2002", "Status: UNKNOWN");
        rig.Packet("Event: PeerlistComplete", "ActionID: 3", "EventList: Complete", "ListItems: 2");
        Assert.Equal(["2001 True", "2002 False"], Items<SnapshotItem.Device>(rig).Select(d => $"{d.Number} {d.InService}"));
        Assert.Contains(new ReplayItem.SnapshotEnded(SnapshotScope.Devices, Complete: true), rig.Output.Items);
    }

    [Fact]
    public void A_switch_with_neither_driver_gives_an_incomplete_list_of_devices()
    {
        var rig = LinkRig.LoggedOn();
        rig.Execute(new RequestSnapshot(SnapshotScope.Devices));
        rig.Packet("Response: Error", "ActionID: 2", "Message: Invalid/unknown command: PJSIPShowEndpoints.");
        rig.Packet("Response: Error", "ActionID: 3", "Message: Invalid/unknown command: SIPpeers.");
        Assert.Contains(new ReplayItem.SnapshotEnded(SnapshotScope.Devices, Complete: false), rig.Output.Items);
    }

    [Fact]
    public void Queues_of_the_recording_are_groups()
    {
        var rig = LinkRig.LoggedOn();
        rig.Execute(new RequestSnapshot(SnapshotScope.Groups));
        Assert.Equal("Action: QueueStatus\r\nActionID: 2\r\n\r\n", rig.Wire());
        rig.Bytes(Recorded("queries", "queries-16", "2"));
        Assert.Equal(["support 0", "sales 0"], Items<SnapshotItem.Group>(rig).Select(g => $"{g.Number} {g.Waiting}"));
        Assert.Contains(new ReplayItem.SnapshotEnded(SnapshotScope.Groups, Complete: true), rig.Output.Items);
    }

    [Fact]
    public void Members_of_queues_are_agents_with_a_state_for_each_queue()
    {
        var rig = LinkRig.LoggedOn();
        rig.Execute(new RequestSnapshot(SnapshotScope.Agents));
        rig.Packet("Response: Success", "ActionID: 2", "EventList: start", "Message: Queue status will follow");
        Member(rig, "support", "Ann", "PJSIP/1001", inCall: 0, paused: 1, reason: "lunch");
        Member(rig, "sales", "Ann", "PJSIP/1001", inCall: 1, paused: 0);
        Member(rig, "sales", "Bob", "PJSIP/1002", inCall: 0, paused: 0);
        rig.Packet("Event: QueueStatusComplete", "ActionID: 2", "EventList: Complete", "ListItems: 3");
        Assert.Equal(
            ["1001 Ann 1001: support AgentNotReady lunch, sales AgentBusy ", "1002 Bob 1002: sales AgentReady "],
            Items<SnapshotItem.Agent>(rig)
                .Select(a =>
                    $"{a.AgentID} {a.Name} {a.AgentDevice}: {string.Join(", ", a.Groups.Select(g => $"{g.Group} {g.State} {g.Reason}"))}"
                )
        );
    }

    [Fact]
    public void A_state_that_the_list_told_is_not_told_again_by_the_next_event()
    {
        var rig = LinkRig.LoggedOn();
        rig.Execute(new RequestSnapshot(SnapshotScope.Agents));
        rig.Packet("Response: Success", "ActionID: 2", "EventList: start", "Message: Queue status will follow");
        Member(rig, "support", "Ann", "PJSIP/1001", inCall: 0, paused: 0);
        rig.Packet("Event: QueueStatusComplete", "ActionID: 2", "EventList: Complete", "ListItems: 1");
        rig.Packet("Event: QueueMemberPause", "Queue: support", "MemberName: Ann", "Interface: PJSIP/1001", "Paused: 0");
        Assert.Empty(rig.Events);
    }

    [Fact]
    public void An_event_between_the_item_of_an_agent_and_the_end_of_the_list_counts()
    {
        var rig = LinkRig.LoggedOn();
        rig.Execute(new RequestSnapshot(SnapshotScope.Agents));
        rig.Packet("Response: Success", "ActionID: 2", "EventList: start", "Message: Queue status will follow");
        Member(rig, "support", "Ann", "PJSIP/1001", inCall: 0, paused: 0);
        Member(rig, "support", "Bob", "PJSIP/1002", inCall: 0, paused: 0);
        rig.Packet("Event: QueueMemberPause", "Queue: support", "MemberName: Ann", "Interface: PJSIP/1001", "Paused: 1");
        rig.Packet("Event: QueueMemberRemoved", "Queue: support", "MemberName: Bob", "Interface: PJSIP/1002", "Paused: 0");
        rig.Packet("Event: QueueMemberAdded", "Queue: support", "MemberName: Cy", "Interface: PJSIP/1003", "Paused: 0");
        rig.Packet("Event: QueueStatusComplete", "ActionID: 2", "EventList: Complete", "ListItems: 2");
        Assert.Equal(
            ["1001 AgentNotReady", "1003 AgentReady"],
            Items<SnapshotItem.Agent>(rig).Select(a => $"{a.AgentID} {Assert.Single(a.Groups).State}").Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void An_agent_that_a_later_list_does_not_name_is_gone()
    {
        var rig = LinkRig.LoggedOn();
        rig.Packet("Event: QueueMemberAdded", "Queue: support", "MemberName: Ann", "Interface: PJSIP/1001", "Paused: 0");
        rig.Execute(new RequestSnapshot(SnapshotScope.Agents));
        rig.Packet("Response: Success", "ActionID: 2", "EventList: start", "Message: Queue status will follow");
        Member(rig, "support", "Bob", "PJSIP/1002", inCall: 0, paused: 0);
        rig.Packet("Event: QueueStatusComplete", "ActionID: 2", "EventList: Complete", "ListItems: 1");
        Assert.Equal("1002", Assert.Single(Items<SnapshotItem.Agent>(rig)).AgentID);
    }

    [Fact]
    public void An_empty_list_said_as_an_error_is_an_empty_list()
    {
        var rig = LinkRig.LoggedOn();
        var ticket = rig.Execute(new RequestSnapshot(SnapshotScope.Agents));
        rig.Bytes("Response: Error\r\nActionID: 2\r\nMessage: No Contacts found\n\r\n\r\n");
        Assert.Equal(CommandOutcome.Acknowledged, rig.Answer(ticket).Outcome);
        Assert.Contains(new ReplayItem.SnapshotEnded(SnapshotScope.Agents, Complete: true), rig.Output.Items);
    }

    [Theory]
    [InlineData(SnapshotScope.Calls, "No channels found")]
    [InlineData(SnapshotScope.Calls, "Out of memory")]
    [InlineData(SnapshotScope.Groups, "Failed to allocate")]
    [InlineData(SnapshotScope.Agents, "No such command")]
    public void A_list_refused_in_other_words_is_incomplete_and_ends_nothing(SnapshotScope scope, string words)
    {
        var rig = LinkRig.LoggedOn().Talking();
        var ticket = rig.Execute(new RequestSnapshot(scope));
        rig.Packet("Response: Error", "ActionID: 2", $"Message: {words}");
        Assert.Equal(CommandOutcome.Acknowledged, rig.Answer(ticket).Outcome);
        Assert.Contains(new ReplayItem.SnapshotEnded(scope, Complete: false), rig.Output.Items);
        Assert.Equal(2, rig.Protocol.ChannelCount);
    }

    [Fact]
    public void Without_the_right_to_list_channels_the_link_is_blocked_and_the_right_is_named()
    {
        var rig = LinkRig.LoggedOn();
        var ticket = rig.Execute(new RequestSnapshot(SnapshotScope.Calls));
        rig.Packet("Response: Error", "ActionID: 2", "Message: Permission denied");
        Assert.Equal(Failure.Security, rig.Answer(ticket).Failure);
        var close = Assert.IsType<ReplayItem.Close>(rig.Output.Items[^1]);
        Assert.Equal(CloseNext.Blocked, close.Next);
        Assert.Contains("write permission", close.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_the_right_to_list_queues_the_agents_are_incomplete_and_the_link_goes_on()
    {
        var rig = LinkRig.LoggedOn();
        var ticket = rig.Execute(new RequestSnapshot(SnapshotScope.Agents));
        rig.Packet("Response: Error", "ActionID: 2", "Message: Permission denied");
        Assert.Equal(CommandOutcome.Acknowledged, rig.Answer(ticket).Outcome);
        Assert.Contains(new ReplayItem.SnapshotEnded(SnapshotScope.Agents, Complete: false), rig.Output.Items);
        Assert.Empty(rig.Output.Items.OfType<ReplayItem.Close>());
    }

    [Fact]
    public void A_broken_item_of_a_list_is_an_anomaly_and_the_others_count()
    {
        var rig = LinkRig.LoggedOn();
        rig.Execute(new RequestSnapshot(SnapshotScope.Calls));
        rig.Packet("Response: Success", "ActionID: 2", "EventList: start", "Message: Channels will follow");
        rig.Packet("Event: CoreShowChannel", "ActionID: 2", "Channel: PJSIP/1001-1", "ChannelState: x", "Uniqueid: 1.1");
        rig.Packet(
            "Event: CoreShowChannel",
            "ActionID: 2",
            "Channel: PJSIP/1002-2",
            "ChannelState: 6",
            "Uniqueid: 1.2",
            "Application: Wait"
        );
        rig.Packet("Event: CoreShowChannelsComplete", "ActionID: 2", "EventList: Complete", "ListItems: 2");
        Assert.Equal(AnomalyKind.MissingField, Assert.Single(rig.Anomalies).Kind);
        Assert.Equal("1.2", Assert.Single(Items<SnapshotItem.Call>(rig)).CallId);
    }

    private static IEnumerable<T> Items<T>(LinkRig rig)
        where T : SnapshotItem => rig.Output.Items.OfType<ReplayItem.Snapshot>().Select(item => item.Item).OfType<T>();

    private static void Member(LinkRig rig, string queue, string name, string location, int inCall, int paused, string reason = "") =>
        rig.Packet(
            "Event: QueueMember",
            $"Queue: {queue}",
            $"Name: {name}",
            $"Location: {location}",
            $"StateInterface: {location}",
            $"InCall: {inCall}",
            "Status: 1",
            $"Paused: {paused}",
            $"PausedReason: {reason}",
            "ActionID: 2"
        );

    /// <summary>All packets of one request of a recording, under the number of ours.</summary>
    private static string Recorded(string name, string request, string ours) =>
        string.Concat(
            Encoding
                .Latin1.GetString(Recording.Load(name).AllBytes())
                .Split("\r\n\r\n")
                .Where(packet =>
                    packet.Contains($"ActionID: {request}\r\n", StringComparison.Ordinal)
                    || packet.EndsWith($"ActionID: {request}", StringComparison.Ordinal)
                )
                .Select(packet => packet.Replace($"ActionID: {request}", $"ActionID: {ours}", StringComparison.Ordinal) + "\r\n\r\n")
        );
}
