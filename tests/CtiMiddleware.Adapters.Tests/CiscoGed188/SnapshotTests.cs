using CtiMiddleware.Adapters.CiscoGed188;
using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Capabilities;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Snapshots;
using CtiMiddleware.Model.States;

namespace CtiMiddleware.Adapters.Tests.CiscoGed188;

/// <summary>Snapshots and monitors.</summary>
public sealed class SnapshotTests
{
    private static readonly CiscoGed188Options s_listed = GedRig.Plain with { Devices = ["1001", "1002"] };

    [Fact]
    public void Rule_36_calls_that_vanished_during_an_outage_end_and_new_ones_appear_with_data()
    {
        var rig = GedRig.Open(s_listed).Talking(100);
        rig.Replay.Close();
        rig.Requests();
        rig.Connect();
        var ticket = rig.Replay.Execute(new SwitchCommand.RequestSnapshot(SnapshotScope.Calls));
        var devices = rig.Requests();
        Assert.Equal(["1001", "1002"], devices.Select(request => request["AGENT_INSTRUMENT"]));
        Device(rig, devices[0].Invoke);
        Device(rig, devices[1].Invoke, (900, "1002", GedConnectionState.Connect));
        var call = rig.Request();
        Assert.Equal(("SNAPSHOT_CALL_REQ", "900", "1002"), (call.Name, call["ConnectionCallID"], call["CONNECTION_DEVID"]));
        rig.Confirm(
            MessageType.SnapshotCallConf,
            call.Invoke,
            writer =>
            {
                writer
                    .Set(Field.CallType, (uint)GedCallType.AcdIn)
                    .Set(Field.NumCallDevices, 2)
                    .Text(Tag.Ani, "0301234567")
                    .Text(Tag.CallVariable1, "gold");
                Shown(writer, 900, "1002", DeviceIDType.AgentDevice, "1002", GedConnectionState.Connect);
                Shown(writer, 900, "T1", DeviceIDType.External, "0301234567", GedConnectionState.Connect);
            }
        );
        // No device shows call 100 any more; the server itself says that it is gone.
        var gone = rig.Request();
        Assert.Equal(("SNAPSHOT_CALL_REQ", "100"), (gone.Name, gone["ConnectionCallID"]));
        rig.Refuse(gone.Invoke, ControlFailureCode.InvalidCstaCallIdentifier);
        var items = rig.Items.OfType<ReplayItem.Snapshot>().Select(item => Assert.IsType<SnapshotItem.Call>(item.Item)).ToList();
        Assert.Equal(["900", "100"], items.Select(item => item.CallId));
        Assert.Equal(
            ["1002 Connected", "T1 Connected"],
            items[0].Connections.Select(shown => $"{shown.Connection.DeviceId} {shown.LocalConnectionState}")
        );
        Assert.Equal(("0301234567", DeviceCategory.Trunk), (items[0].CallingDevice.Number, items[0].Connections[1].Device.Category));
        Assert.Empty(items[1].Connections);
        Assert.Equal("gold", rig.Last<CallEvent.CallInformation>().AttachedData["CallVariable1"]);
        Assert.Contains(rig.Items, item => item is ReplayItem.SnapshotEnded { Scope: SnapshotScope.Calls, Complete: true });
        Assert.Equal(CommandOutcome.Acknowledged, rig.Answer(ticket).Outcome);
        rig.Held(900, "1002");
        Assert.Equal(new NativeConnection("900", "1002"), rig.Last<CallEvent.Held>().HeldConnection);
        Assert.Equal(1, rig.Protocol.CallCount);
    }

    [Fact]
    public void Rule_36_a_device_that_refuses_leaves_its_calls_and_the_snapshot_is_not_complete()
    {
        var rig = GedRig.Open(s_listed).Talking(100);
        rig.Requests();
        var ticket = rig.Replay.Execute(new SwitchCommand.RequestSnapshot(SnapshotScope.Calls));
        var devices = rig.Requests();
        Device(rig, devices[0].Invoke);
        rig.Refuse(devices[1].Invoke, ControlFailureCode.ServiceBusy);
        Assert.Contains(rig.Items, item => item is ReplayItem.SnapshotEnded { Complete: false });
        Assert.Contains("1002: SERVICE_BUSY", rig.Answer(ticket).Text, StringComparison.Ordinal);
        Assert.Equal(1, rig.Protocol.CallCount);
    }

    [Fact]
    public void Without_a_list_the_devices_of_known_calls_are_asked_and_the_snapshot_says_that_it_is_not_complete()
    {
        var rig = GedRig.Open().Talking(100);
        rig.Requests();
        rig.Replay.Execute(new SwitchCommand.RequestSnapshot(SnapshotScope.Calls));
        foreach (var request in rig.Requests())
            Device(rig, request.Invoke);
        rig.Refuse(rig.Request().Invoke, StatusCode.InvalidCallId);
        Assert.Contains(rig.Items, item => item is ReplayItem.SnapshotEnded { Complete: false });
        Assert.Equal(0, rig.Protocol.CallCount);
        foreach (var scope in (SnapshotScope[])[SnapshotScope.Devices, SnapshotScope.Agents, SnapshotScope.Groups])
            Assert.Equal(CommandOutcome.NotSupported, rig.Answer(rig.Replay.Execute(new SwitchCommand.RequestSnapshot(scope))).Outcome);
    }

    [Fact]
    public void A_live_call_at_a_phone_that_the_server_refuses_to_show_goes_on()
    {
        var rig = GedRig.Open(s_listed).Talking(100);
        rig.Requests();
        var ticket = rig.Replay.Execute(new SwitchCommand.RequestSnapshot(SnapshotScope.Calls));
        var devices = rig.Requests();
        rig.Refuse(devices[0].Invoke, StatusCode.AgentNotLoggedOn);
        rig.Refuse(devices[1].Invoke, StatusCode.InvalidDevice);
        var call = rig.Request();
        Assert.Equal(("SNAPSHOT_CALL_REQ", "100", "1001"), (call.Name, call["ConnectionCallID"], call["CONNECTION_DEVID"]));
        rig.Confirm(
            MessageType.SnapshotCallConf,
            call.Invoke,
            writer =>
            {
                Shown(writer, 100, "1001", DeviceIDType.AgentDevice, "1001", GedConnectionState.Connect);
                Shown(writer, 100, "1002", DeviceIDType.AgentDevice, "1002", GedConnectionState.Connect);
            }
        );
        var item = Assert.IsType<SnapshotItem.Call>(Assert.Single(rig.Items.OfType<ReplayItem.Snapshot>()).Item);
        Assert.Equal(2, item.Connections.Count);
        Assert.Equal(1, rig.Protocol.CallCount);
        Assert.Contains(rig.Items, ended => ended is ReplayItem.SnapshotEnded { Complete: true });
        Assert.Null(rig.Answer(ticket).Text);
    }

    [Fact]
    public void A_call_that_the_server_cannot_tell_of_now_is_kept_and_the_snapshot_is_not_complete()
    {
        var rig = GedRig.Open(s_listed).Talking(100);
        rig.Requests();
        rig.Replay.Execute(new SwitchCommand.RequestSnapshot(SnapshotScope.Calls));
        foreach (var request in rig.Requests())
            Device(rig, request.Invoke);
        rig.Refuse(rig.Request().Invoke, ControlFailureCode.ServiceBusy);
        Assert.Equal(1, rig.Protocol.CallCount);
        Assert.Contains(rig.Items, ended => ended is ReplayItem.SnapshotEnded { Complete: false });
    }

    [Fact]
    public void A_call_heard_of_during_the_snapshot_is_not_taken_for_vanished()
    {
        var rig = GedRig.Open(s_listed);
        rig.Requests();
        rig.Replay.Execute(new SwitchCommand.RequestSnapshot(SnapshotScope.Calls));
        var devices = rig.Requests();
        Device(rig, devices[0].Invoke);
        rig.Delivered(700, "1001");
        Device(rig, devices[1].Invoke);
        Assert.Empty(rig.Items.OfType<ReplayItem.Snapshot>());
        Assert.Equal(1, rig.Protocol.CallCount);
    }

    [Fact]
    public void Many_devices_are_asked_a_few_at_a_time()
    {
        var rig = GedRig.Open(GedRig.Plain with { Devices = [.. Enumerable.Range(2000, 100).Select(number => $"{number}")] });
        rig.Requests();
        rig.Replay.Execute(new SwitchCommand.RequestSnapshot(SnapshotScope.Calls));
        var total = 0;
        for (var open = rig.Requests(); open.Count > 0; open = rig.Requests())
        {
            Assert.True(open.Count <= 16);
            total += open.Count;
            foreach (var request in open)
                Device(rig, request.Invoke);
        }
        Assert.Equal(100, total);
        Assert.Contains(rig.Items, item => item is ReplayItem.SnapshotEnded { Complete: true });
    }

    [Fact]
    public void Devices_agents_and_groups_of_the_configuration_are_shown_as_the_switch_shows_them()
    {
        var rig = GedRig.Open(s_listed with { SkillGroups = [77] });
        rig.Requests();
        rig.Replay.Execute(new SwitchCommand.RequestSnapshot(SnapshotScope.Devices));
        var devices = rig.Requests();
        rig.Confirm(
            MessageType.QueryDeviceInfoConf,
            devices[0].Invoke,
            writer => writer.Set(Field.TypeOfDevice, (uint)TypeOfDevice.Station)
        );
        rig.Refuse(devices[1].Invoke, ControlFailureCode.InvalidCstaDeviceIdentifier);
        rig.Replay.Execute(new SwitchCommand.RequestSnapshot(SnapshotScope.Agents));
        var agents = rig.Requests();
        rig.Confirm(
            MessageType.QueryAgentStateConf,
            agents[0].Invoke,
            writer =>
                writer
                    .Set(Field.AgentState, (uint)GedAgentState.Available)
                    .Set(Field.NumSkillGroups, 1)
                    .Text(Tag.AgentId, "4711")
                    .Text(Tag.AgentExtension, "1001")
                    .Number(Tag.SkillGroupNumber, 77)
                    .Number(Tag.SkillGroupId, 1)
                    .Number(Tag.SkillGroupPriority, 0)
                    .Number(Tag.SkillGroupState, (uint)GedAgentState.Available)
        );
        rig.Refuse(agents[1].Invoke, StatusCode.AgentNotLoggedOn);
        rig.Replay.Execute(new SwitchCommand.RequestSnapshot(SnapshotScope.Groups));
        rig.Confirm(MessageType.QuerySkillGroupStatisticsConf, rig.Request().Invoke);

        var items = rig.Items.OfType<ReplayItem.Snapshot>().Select(item => item.Item).ToList();
        Assert.Equal(["1001 ", "1002 False"], items.OfType<SnapshotItem.Device>().Select(device => $"{device.Number} {device.InService}"));
        var agent = Assert.Single(items.OfType<SnapshotItem.Agent>());
        Assert.Equal(
            ("4711", "1001", "77", AgentState.AgentReady),
            (agent.AgentID, agent.AgentDevice, agent.Groups[0].Group, agent.Groups[0].State)
        );
        Assert.Equal("77", Assert.Single(items.OfType<SnapshotItem.Group>()).Number);
        Assert.Equal(
            ["Devices True", "Agents True", "Groups True"],
            rig.Items.OfType<ReplayItem.SnapshotEnded>().Select(ended => $"{ended.Scope} {ended.Complete}")
        );
    }

    [Fact]
    public void Rule_27_a_monitor_is_followed_by_the_calls_that_exist_already()
    {
        var rig = Monitored();
        var (ticket, request) = rig.Do(new SwitchCommand.MonitorStart("1001"));
        Assert.Equal(("MONITOR_START_REQ", "1001"), (request.Name, request["MONITORED_DEVID"]));
        rig.Confirm(MessageType.MonitorStartConf, request.Invoke, writer => writer.Set(Field.MonitorID, 9));
        Assert.Contains(rig.Items, item => item is ReplayItem.Observation { Device: "1001", Observed: DeviceObservation.Yes });
        Assert.Equal(CommandOutcome.Acknowledged, rig.Answer(ticket).Outcome);
        Device(rig, rig.Request().Invoke, (100, "1001", GedConnectionState.Hold));
        var call = rig.Request();
        rig.Confirm(MessageType.SnapshotCallConf, call.Invoke);
        var item = Assert.IsType<SnapshotItem.Call>(Assert.Single(rig.Items.OfType<ReplayItem.Snapshot>()).Item);
        Assert.Equal(LocalConnectionState.Hold, Assert.Single(item.Connections).LocalConnectionState);

        var (stop, stopRequest) = rig.Do(new SwitchCommand.MonitorStop("1001"));
        Assert.Equal("9", stopRequest["MonitorID"]);
        rig.Confirm(MessageType.MonitorStopConf, stopRequest.Invoke);
        Assert.Equal(CommandOutcome.Acknowledged, rig.Answer(stop).Outcome);
        Assert.Contains(rig.Items, observed => observed is ReplayItem.Observation { Observed: DeviceObservation.No });
    }

    [Fact]
    public void A_monitor_that_the_server_does_not_know_is_gone()
    {
        var rig = Monitored();
        var (_, start) = rig.Do(new SwitchCommand.MonitorStart("1001"));
        rig.Confirm(MessageType.MonitorStartConf, start.Invoke, writer => writer.Set(Field.MonitorID, 9));
        rig.Refuse(rig.Do(new SwitchCommand.MonitorStop("1001")).Request.Invoke, StatusCode.InvalidMonitorid);
        Assert.Contains(rig.Items, item => item is ReplayItem.Observation { Observed: DeviceObservation.No });
        rig.Requests();
        rig.Replay.Execute(new SwitchCommand.MonitorStop("1001"));
        Assert.Empty(rig.Requests());
    }

    [Fact]
    public void Of_two_starts_that_are_both_confirmed_the_older_monitor_is_stopped()
    {
        var rig = Monitored();
        var (lost, first) = rig.Do(new SwitchCommand.MonitorStart("1001"));
        rig.Replay.Abandon(lost);
        var (_, second) = rig.Do(new SwitchCommand.MonitorStart("1001"));
        rig.Confirm(MessageType.MonitorStartConf, first.Invoke, writer => writer.Set(Field.MonitorID, 9));
        rig.Requests();
        rig.Confirm(MessageType.MonitorStartConf, second.Invoke, writer => writer.Set(Field.MonitorID, 10));
        var stop = Assert.Single(rig.Requests(), request => request.Name == "MONITOR_STOP_REQ");
        Assert.Equal("9", stop["MonitorID"]);
        rig.Confirm(MessageType.MonitorStopConf, stop.Invoke);
        Assert.Equal("10", rig.Do(new SwitchCommand.MonitorStop("1001")).Request["MonitorID"]);
    }

    [Fact]
    public void A_monitor_whose_stop_was_refused_is_still_there_and_can_be_stopped()
    {
        var rig = Monitored();
        var (_, start) = rig.Do(new SwitchCommand.MonitorStart("1001"));
        rig.Confirm(MessageType.MonitorStartConf, start.Invoke, writer => writer.Set(Field.MonitorID, 9));
        var (refused, first) = rig.Do(new SwitchCommand.MonitorStop("1001"));
        rig.Refuse(first.Invoke, ControlFailureCode.ServiceBusy);
        Assert.Equal(CommandOutcome.Rejected, rig.Answer(refused).Outcome);
        Assert.DoesNotContain(rig.Items, item => item is ReplayItem.Observation { Observed: DeviceObservation.No });
        var (stopped, second) = rig.Do(new SwitchCommand.MonitorStop("1001"));
        Assert.Equal("9", second["MonitorID"]);
        rig.Confirm(MessageType.MonitorStopConf, second.Invoke);
        Assert.Equal(CommandOutcome.Acknowledged, rig.Answer(stopped).Outcome);
        Assert.Single(rig.Items.OfType<ReplayItem.Observation>(), item => item.Observed == DeviceObservation.No);
    }

    [Fact]
    public void Rule_31_a_refused_monitor_names_the_licence()
    {
        var rig = Monitored();
        var (ticket, request) = rig.Do(new SwitchCommand.MonitorStart("1001"));
        rig.Refuse(request.Invoke, ControlFailureCode.OverallMonitorLimitExceeded);
        Assert.Equal(Model.Causes.Failure.MonitorLimit, rig.Answer(ticket).Failure);
        Assert.Contains("licensed", rig.Answer(ticket).Text, StringComparison.Ordinal);
        Assert.Contains(rig.Items, item => item is ReplayItem.Observation { Observed: DeviceObservation.Refused });
    }

    [Fact]
    public void A_link_that_sees_everything_needs_no_monitor()
    {
        var rig = GedRig.Open();
        rig.Requests();
        var ticket = rig.Replay.Execute(new SwitchCommand.MonitorStart("1001"));
        Assert.Equal(CommandOutcome.NotSupported, rig.Answer(ticket).Outcome);
        Assert.Empty(rig.Requests());
        Assert.Equal(
            Model.Capabilities.ServiceSupport.NotSupported,
            new CiscoGed188Factory().CapabilitiesFor(GedRig.Plain).Service("MonitorStart").Support
        );
        Assert.Equal(
            SwitchObservation.PerDevice,
            new CiscoGed188Factory().CapabilitiesFor(GedRig.Plain with { Mode = GedMode.Monitors }).Observes
        );
    }

    private static GedRig Monitored() =>
        GedRig.Open(
            GedRig.Plain with
            {
                Mode = GedMode.Monitors,
            },
            CtiServiceMask.PeripheralMonitor
                | CtiServiceMask.ConnectionMonitor
                | CtiServiceMask.CallDataUpdate
                | CtiServiceMask.ClientControl
        );

    private static void Device(GedRig rig, uint invoke, params (uint Call, string Device, GedConnectionState State)[] calls) =>
        rig.Confirm(
            MessageType.SnapshotDeviceConf,
            invoke,
            writer =>
            {
                writer.Set(Field.NumCalls, (uint)calls.Length);
                foreach (var (call, device, state) in calls)
                    writer
                        .Number(Tag.CallConnectionCallId, call)
                        .Number(Tag.CallConnectionDeviceIdType, 0)
                        .Text(Tag.CallConnectionDeviceId, device)
                        .Number(Tag.CallState, (uint)state);
            }
        );

    private static void Shown(
        GedMessageWriter writer,
        uint call,
        string connection,
        DeviceIDType type,
        string device,
        GedConnectionState state
    ) =>
        writer
            .Number(Tag.CallConnectionCallId, call)
            .Number(Tag.CallConnectionDeviceIdType, 0)
            .Text(Tag.CallConnectionDeviceId, connection)
            .Number(Tag.CallDeviceIdType, (uint)type)
            .Text(Tag.CallDeviceId, device)
            .Number(Tag.CallDeviceConnectionState, (uint)state);
}
