using System.Text;
using CtiMiddleware.Adapters.AsteriskAmi;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Snapshots;
using CtiMiddleware.Model.States;
using static CtiMiddleware.Model.Commands.SwitchCommand;

namespace CtiMiddleware.Adapters.Tests.AsteriskAmi;

/// <summary>The present state as the switch lists it: devices, queues, agents, and calls after events were lost.</summary>
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
    public void An_empty_list_said_as_an_error_is_an_empty_list()
    {
        var rig = LinkRig.LoggedOn();
        var ticket = rig.Execute(new RequestSnapshot(SnapshotScope.Calls));
        rig.Bytes("Response: Error\r\nActionID: 2\r\nMessage: No Contacts found\n\r\n\r\n");
        Assert.Equal(CommandOutcome.Acknowledged, rig.Answer(ticket).Outcome);
        Assert.Contains(new ReplayItem.SnapshotEnded(SnapshotScope.Calls, Complete: true), rig.Output.Items);
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

    [Fact]
    public void Rule_36_a_call_that_ended_during_the_outage_is_not_in_the_list_and_its_channels_are_forgotten()
    {
        var rig = LinkRig.LoggedOn().Talking();
        rig.Replay.Close();
        rig.Connect();
        var id = List(rig);
        rig.Packet("Event: CoreShowChannelsComplete", $"ActionID: {id}", "EventList: Complete", "ListItems: 0");
        Assert.Empty(Items<SnapshotItem.Call>(rig));
        Assert.Equal(0, rig.Protocol.ChannelCount);
        Assert.Contains(new ReplayItem.SnapshotEnded(SnapshotScope.Calls, Complete: true), rig.Output.Items);
    }

    [Fact]
    public void Rule_36_a_call_that_lasted_over_the_outage_keeps_its_identifier_and_its_hold()
    {
        var rig = LinkRig.LoggedOn().Talking();
        rig.Packet("Event: Hold", "Channel: PJSIP/1002-00000002", "Uniqueid: 1.2");
        rig.Replay.Close();
        rig.Connect();
        var id = List(rig);
        Channel(rig, id, "PJSIP/1001-00000001", "1.1", "1.1", "b1", "Dial");
        Channel(rig, id, "PJSIP/1002-00000002", "1.2", "1.1", "b1", "AppDial");
        rig.Packet("Event: CoreShowChannelsComplete", $"ActionID: {id}", "EventList: Complete", "ListItems: 2");
        var call = Assert.Single(Items<SnapshotItem.Call>(rig));
        Assert.Equal("1.1", call.CallId);
        Assert.Equal("1001", call.CallingDevice.Number);
        Assert.Equal(
            [LocalConnectionState.Connected, LocalConnectionState.Hold],
            call.Connections.Select(connection => connection.LocalConnectionState)
        );
    }

    [Theory]
    [InlineData("b1", "9.9", "9.8")] // by the bridge alone
    [InlineData("", "1.1", "1.1")] // by the linkage alone, evidence when nothing better is left
    public void Channels_that_appeared_during_the_outage_are_grouped(string bridge, string firstLinked, string secondLinked)
    {
        var rig = LinkRig.LoggedOn();
        var id = List(rig);
        Channel(rig, id, "PJSIP/1001-00000001", "1.1", firstLinked, bridge, "Dial");
        Channel(rig, id, "PJSIP/1002-00000002", "1.2", secondLinked, bridge, "AppDial");
        Channel(rig, id, "PJSIP/1003-00000003", "1.3", "1.3", "b3", "Wait");
        rig.Packet("Event: CoreShowChannelsComplete", $"ActionID: {id}", "EventList: Complete", "ListItems: 3");
        Assert.Equal(
            ["1001 1002", "1003"],
            Items<SnapshotItem.Call>(rig).Select(call => string.Join(' ', call.Connections.Select(c => c.Device.Number)))
        );
    }

    [Fact]
    public void Halves_of_a_pair_that_appeared_during_the_outage_are_one_call()
    {
        var rig = LinkRig.LoggedOn();
        var id = List(rig);
        Channel(rig, id, "PJSIP/1001-00000001", "1.1", "1.1", "b1", "Dial");
        Channel(rig, id, "Local/5@x-00000001;1", "1.2", "1.2", "b1", "AppDial");
        Channel(rig, id, "Local/5@x-00000001;2", "1.3", "1.3", "b2", "Dial");
        Channel(rig, id, "PJSIP/1002-00000002", "1.4", "1.4", "b2", "AppDial");
        rig.Packet("Event: CoreShowChannelsComplete", $"ActionID: {id}", "EventList: Complete", "ListItems: 4");
        var call = Assert.Single(Items<SnapshotItem.Call>(rig));
        Assert.Equal(["1001", "1002"], call.Connections.Select(c => c.Device.Number));
    }

    [Fact]
    public void Two_known_calls_that_became_one_during_the_outage_are_one()
    {
        // 1001 transferred 1002 to 1003 by its phone while nobody listened: what is left is a bridge of 1002 and 1003.
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
        rig.Replay.Close();
        rig.Connect();
        var id = List(rig);
        Channel(rig, id, "PJSIP/1002-00000002", "1.2", "1.1", "b1", "AppDial");
        Channel(rig, id, "PJSIP/1003-00000004", "2.2", "1.1", "b1", "AppDial");
        rig.Packet("Event: CoreShowChannelsComplete", $"ActionID: {id}", "EventList: Complete", "ListItems: 2");
        var call = Assert.Single(Items<SnapshotItem.Call>(rig));
        Assert.Equal("1.1", call.CallId);
        Assert.Equal(["1.1/1.2", "1.1/2.2"], call.Connections.Select(c => $"{c.Connection.CallId}/{c.Connection.DeviceId}"));
    }

    [Fact]
    public void A_channel_that_does_not_ring_yet_is_no_connection_and_ends_without_a_word()
    {
        var rig = LinkRig.LoggedOn();
        rig.NewChannel("PJSIP/1001-00000001", "1.1", 4, "1001", "1002", "1.1");
        rig.NewChannel("PJSIP/1002-00000002", "1.2", 0, "1002", "s", "1.1");
        rig.Packet(
            "Event: DialBegin",
            "Channel: PJSIP/1001-00000001",
            "Uniqueid: 1.1",
            "DestChannel: PJSIP/1002-00000002",
            "DestUniqueid: 1.2"
        );
        var id = List(rig);
        Channel(rig, id, "PJSIP/1001-00000001", "1.1", "1.1", "", "Dial", state: 4);
        Channel(rig, id, "PJSIP/1002-00000002", "1.2", "1.1", "", "AppDial", state: 0);
        rig.Packet("Event: CoreShowChannelsComplete", $"ActionID: {id}", "EventList: Complete", "ListItems: 2");
        Assert.Single(Assert.Single(Items<SnapshotItem.Call>(rig)).Connections);
        rig.Hangup("PJSIP/1002-00000002", "1.2");
        Assert.Empty(rig.Events.OfType<CallEvent.ConnectionCleared>());
    }

    [Fact]
    public void A_channel_that_begins_while_the_list_is_given_is_kept_and_one_that_ends_does_not_come_back()
    {
        var rig = LinkRig.LoggedOn().Talking();
        var id = List(rig);
        rig.NewChannel("PJSIP/1003-00000003", "3.1", 4, "1003", "1004", "3.1");
        rig.Hangup("PJSIP/1001-00000001", "1.1");
        Channel(rig, id, "PJSIP/1001-00000001", "1.1", "1.1", "b1", "Dial");
        Channel(rig, id, "PJSIP/1002-00000002", "1.2", "1.1", "b1", "AppDial");
        rig.Packet("Event: CoreShowChannelsComplete", $"ActionID: {id}", "EventList: Complete", "ListItems: 2");
        Assert.Equal(
            ["1002", "1003"],
            Items<SnapshotItem.Call>(rig).SelectMany(call => call.Connections).Select(c => c.Device.Number).Order()
        );
    }

    private static IEnumerable<T> Items<T>(LinkRig rig)
        where T : SnapshotItem => rig.Output.Items.OfType<ReplayItem.Snapshot>().Select(item => item.Item).OfType<T>();

    /// <summary>Asks for the calls; the number of the request, its list begun.</summary>
    private static string List(LinkRig rig)
    {
        rig.Wire();
        rig.Execute(new RequestSnapshot(SnapshotScope.Calls));
        var wire = rig.Wire();
        Assert.StartsWith("Action: CoreShowChannels\r\n", wire, StringComparison.Ordinal);
        var id = LinkRig.ActionIds(wire)[^1];
        rig.Packet("Response: Success", $"ActionID: {id}", "EventList: start", "Message: Channels will follow");
        return id;
    }

    private static void Channel(
        LinkRig rig,
        string request,
        string name,
        string id,
        string linked,
        string bridge,
        string application,
        int state = 6
    ) =>
        rig.Packet(
            "Event: CoreShowChannel",
            $"ActionID: {request}",
            $"Channel: {name}",
            $"ChannelState: {state}",
            "CallerIDNum: <unknown>",
            "Exten: 1002",
            $"Uniqueid: {id}",
            $"Linkedid: {linked}",
            $"Application: {application}",
            $"BridgeId: {bridge}"
        );

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
