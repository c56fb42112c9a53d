using CtiMiddleware.Links.Capture;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Snapshots;
using CtiMiddleware.Model.States;
using static CtiMiddleware.Model.Commands.SwitchCommand;

namespace CtiMiddleware.Adapters.Tests.AsteriskAmi;

/// <summary>Calls as the list of channels tells them after events were lost.</summary>
public sealed class CallsSnapshotTests
{
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
}
