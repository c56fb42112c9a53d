using CtiMiddleware.Adapters.CiscoGed188;
using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Adapters.Tests.CiscoGed188;

/// <summary>Messages of the switch → uniform events.</summary>
public sealed class CallEventTests
{
    [Fact]
    public void A_call_from_device_to_device_has_its_ordinary_course()
    {
        var rig = GedRig.Open().Talking();
        rig.ConnectionCleared(100, "1001");
        rig.Cleared(100);
        rig.End(100);
        Assert.Equal(
            ["Originated", "Delivered", "Established", "ConnectionCleared", "ConnectionCleared", "CallCleared"],
            rig.Events.Select(e => e.GetType().Name)
        );
        // No message told the end of 1002: that of the call is its end.
        Assert.True(rig.Last<CallEvent.ConnectionCleared>().Inferred);
        var originated = rig.Last<CallEvent.Originated>();
        Assert.Equal(new NativeConnection("100", "1001"), originated.OriginatedConnection);
        Assert.Equal(("1001", DeviceCategory.Station), (originated.CallingDevice.Number, originated.CallingDevice.Category));
        Assert.Equal(new NativeConnection("100", "1002"), rig.Last<CallEvent.Established>().EstablishedConnection);
        Assert.Equal(0, rig.Protocol.CallCount);
        Assert.Empty(rig.Anomalies);
    }

    [Fact]
    public void Rule_2_a_dynamic_connection_is_kept_with_its_kind()
    {
        var rig = GedRig.Open();
        rig.Delivered(7, "1002", idType: ConnectionDeviceIDType.Dynamic, connection: "4F1A");
        Assert.Equal(new NativeConnection("7", "dynamic:4F1A"), rig.Last<CallEvent.Delivered>().Connection);
        Assert.Equal("1002", rig.Last<CallEvent.Delivered>().AlertingDevice.Number);
    }

    [Fact]
    public void Rule_2_an_identifier_that_looks_like_a_mark_is_not_taken_for_one()
    {
        var rig = GedRig.Open();
        rig.Delivered(7, "1002", idType: ConnectionDeviceIDType.Dynamic, connection: "9");
        rig.Delivered(7, "dynamic:9");
        Assert.Equal(["dynamic:9", "static:dynamic:9"], rig.Events.OfType<CallEvent.Delivered>().Select(e => e.Connection.DeviceId));
    }

    [Fact]
    public void Rule_24_a_trunk_is_never_the_caller_and_the_callers_number_is()
    {
        var rig = GedRig.Open();
        rig.Begin(100, ani: "0301234567");
        rig.Call(
            MessageType.CallDeliveredEvent,
            100,
            "1002",
            Tag.AlertingDeviceId,
            Field.AlertingDeviceType,
            writer =>
                writer
                    .Set(Field.CallingDeviceType, (uint)DeviceIDType.TrunkIdentifier)
                    .Text(Tag.CallingDeviceId, "T17")
                    .Set(Field.CalledDeviceType, GedWire.Unknown16)
        );
        var delivered = rig.Last<CallEvent.Delivered>();
        Assert.Equal("0301234567", delivered.CallingDevice.Number);
        Assert.Equal("9000", delivered.CalledDevice.Number);
    }

    [Fact]
    public void Rule_24_without_any_number_the_caller_is_not_known()
    {
        var rig = GedRig.Open();
        rig.Call(
            MessageType.CallDeliveredEvent,
            100,
            "1002",
            Tag.AlertingDeviceId,
            Field.AlertingDeviceType,
            writer => writer.Set(Field.CallingDeviceType, (uint)DeviceIDType.TrunkIdentifier).Text(Tag.CallingDeviceId, "T17")
        );
        Assert.Equal(
            (PartyStatus.NotKnown, (string?)null),
            (rig.Last<CallEvent.Delivered>().CallingDevice.Status, rig.Last<CallEvent.Delivered>().CallingDevice.Number)
        );
    }

    [Fact]
    public void Rule_29_what_several_monitors_or_connections_tell_is_one_event()
    {
        var rig = GedRig.Open();
        rig.Begin(100, "1001", "1002");
        rig.Originated(100, "1001", "1002");
        rig.Originated(100, "1001", "1002");
        foreach (var monitor in (uint[])[1, 2, 3])
            rig.Delivered(100, "1002", "1001", monitor);
        rig.Established(100, "1002", "1001", 1);
        // Monitor 2 is behind: it tells the alerting and the answer once more.
        rig.Delivered(100, "1002", "1001", 4);
        rig.Established(100, "1002", "1001", 2);
        rig.Established(100, "1002", "1001", 4);
        rig.Held(100, "1002", 1);
        rig.Held(100, "1002", 2);
        rig.Retrieved(100, "1002", 1);
        rig.Retrieved(100, "1002", 2);
        rig.Held(100, "1002", 2);
        rig.Held(100, "1002", 1);
        Assert.Equal(["Originated", "Delivered", "Established", "Held", "Retrieved", "Held"], rig.Events.Select(e => e.GetType().Name));
        Assert.Equal(9, rig.Output.IgnoredFrames);
    }

    [Fact]
    public void Rule_29_the_view_of_the_other_party_is_the_same_happening()
    {
        var rig = GedRig.Open();
        rig.Originated(100, "1001", "1002");
        rig.Delivered(100, "1002", "1001");
        // The same, told of the caller's connection: which rings is 1002 all the same.
        rig.Delivered(100, "1002", "1001", connection: "1001");
        rig.Established(100, "1002", "1001", connection: "1001");
        rig.Established(100, "1002", "1001");
        Assert.Equal(["Originated", "Delivered", "Established"], rig.Events.Select(e => e.GetType().Name));
        Assert.Equal(new NativeConnection("100", "1002"), rig.Last<CallEvent.Established>().EstablishedConnection);
    }

    [Fact]
    public void A_party_that_only_others_told_of_can_be_seen_and_not_addressed()
    {
        var rig = GedRig.Open();
        rig.Originated(100, "1001", "0301234567");
        rig.Established(100, "0301234567", "1001", connection: "1001");
        var native = rig.Last<CallEvent.Established>().EstablishedConnection;
        Assert.Equal(new NativeConnection("100", "@0301234567"), native);
        var ticket = rig.Replay.Execute(new Model.Commands.SwitchCommand.HoldCall(native));
        Assert.Equal(Failure.InvalidConnection, rig.Answer(ticket).Failure);
    }

    [Fact]
    public void Rule_3_and_9_a_transfer_is_one_event_with_every_connection_old_and_new()
    {
        var rig = GedRig.Open().Consulting();
        rig.Merge(
            MessageType.CallTransferredEvent,
            100,
            200,
            "1002",
            "1003",
            (100, DeviceIDType.AgentDevice, "1001"),
            (100, DeviceIDType.AgentDevice, "1003")
        );
        var transferred = rig.Last<CallEvent.Transferred>();
        Assert.Equal(
            (new NativeConnection("100", "1002"), new NativeConnection("200", "1002")),
            (transferred.PrimaryOldCall, transferred.SecondaryOldCall)
        );
        Assert.Equal(("1002", "1003"), (transferred.TransferringDevice.Number, transferred.TransferredToDevice.Number));
        Assert.Equal(
            ["100/1001 -> 100/1001", "200/1003 -> 100/1003", "100/1002 -> ", "200/1002 -> "],
            List(transferred.TransferredConnections)
        );
        rig.ConnectionCleared(100, "1003");
        Assert.Equal(new NativeConnection("100", "1003"), rig.Last<CallEvent.ConnectionCleared>().DroppedConnection);
        rig.Cleared(100);
        rig.End(200);
        Assert.Equal(0, rig.Protocol.CallCount);
        Assert.Empty(rig.Anomalies);
    }

    [Fact]
    public void Rule_3_the_consultation_call_may_be_the_one_that_survives()
    {
        var rig = GedRig.Open().Consulting();
        rig.Merge(
            MessageType.CallTransferredEvent,
            100,
            200,
            "1002",
            "1003",
            (200, DeviceIDType.AgentDevice, "1003"),
            (200, DeviceIDType.AgentDevice, "1001")
        );
        Assert.Equal(
            ["200/1003 -> 200/1003", "100/1001 -> 200/1001", "100/1002 -> ", "200/1002 -> "],
            List(rig.Last<CallEvent.Transferred>().TransferredConnections)
        );
        rig.ConnectionCleared(200, "1001");
        Assert.Equal(new NativeConnection("200", "1001"), rig.Last<CallEvent.ConnectionCleared>().DroppedConnection);
    }

    [Fact]
    public void Rule_3_both_calls_may_end_and_a_third_one_go_on()
    {
        var rig = GedRig.Open().Consulting();
        rig.Merge(
            MessageType.CallTransferredEvent,
            100,
            200,
            "1002",
            "1003",
            (300, DeviceIDType.AgentDevice, "1001"),
            (300, DeviceIDType.AgentDevice, "1003")
        );
        Assert.Equal(
            ["100/1001 -> 300/1001", "200/1003 -> 300/1003", "100/1002 -> ", "200/1002 -> "],
            List(rig.Last<CallEvent.Transferred>().TransferredConnections)
        );
        Assert.Equal(1, rig.Protocol.CallCount);
    }

    [Fact]
    public void A_conference_folds_the_two_connections_of_its_controller_into_one()
    {
        var rig = GedRig.Open().Consulting();
        rig.Merge(
            MessageType.CallConferencedEvent,
            100,
            200,
            "1002",
            "1003",
            (100, DeviceIDType.AgentDevice, "1001"),
            (100, DeviceIDType.AgentDevice, "1002"),
            (100, DeviceIDType.AgentDevice, "1003")
        );
        Assert.Equal(
            ["100/1001 -> 100/1001", "100/1002 -> 100/1002", "200/1002 -> 100/1002", "200/1003 -> 100/1003"],
            List(rig.Last<CallEvent.Conferenced>().ConferenceConnections)
        );
    }

    [Fact]
    public void Rule_8_a_merge_told_once_for_each_connection_is_one_event()
    {
        var rig = GedRig.Open().Consulting();
        for (var copy = 0; copy < 3; copy++)
            rig.Merge(
                MessageType.CallTransferredEvent,
                100,
                200,
                "1002",
                "1003",
                (100, DeviceIDType.AgentDevice, "1001"),
                (100, DeviceIDType.AgentDevice, "1003")
            );
        Assert.Single(rig.Events.OfType<CallEvent.Transferred>());
    }

    [Fact]
    public void Rule_4_the_first_event_of_a_call_may_be_its_transfer()
    {
        var rig = GedRig.Open();
        rig.Merge(
            MessageType.CallTransferredEvent,
            100,
            200,
            "1002",
            "1003",
            (100, DeviceIDType.External, "0301234567"),
            (100, DeviceIDType.AgentDevice, "1003")
        );
        var transferred = rig.Last<CallEvent.Transferred>();
        Assert.Equal([" -> 100/0301234567", " -> 100/1003"], List(transferred.TransferredConnections));
        Assert.Equal(DeviceCategory.Trunk, transferred.TransferredConnections[0].Endpoint.Category);
        rig.ConnectionCleared(100, "1003");
        Assert.Equal(new NativeConnection("100", "1003"), rig.Last<CallEvent.ConnectionCleared>().DroppedConnection);
    }

    [Fact]
    public void A_single_step_transfer_has_no_second_call()
    {
        var rig = GedRig.Open().Talking();
        rig.Merge(
            MessageType.CallTransferredEvent,
            100,
            GedWire.Unknown,
            "1002",
            "1003",
            (100, DeviceIDType.AgentDevice, "1001"),
            (100, DeviceIDType.AgentDevice, "1003")
        );
        Assert.Null(rig.Last<CallEvent.Transferred>().SecondaryOldCall);
        Assert.Equal(
            ["100/1001 -> 100/1001", " -> 100/1003", "100/1002 -> "],
            List(rig.Last<CallEvent.Transferred>().TransferredConnections)
        );
    }

    [Fact]
    public void A_dynamic_identifier_that_changes_in_the_merge_is_found_by_elimination()
    {
        var rig = GedRig.Open();
        rig.Delivered(100, "1001", idType: ConnectionDeviceIDType.Dynamic, connection: "A1");
        rig.Established(100, "1001", idType: ConnectionDeviceIDType.Dynamic, connection: "A1");
        rig.Delivered(200, "1002", idType: ConnectionDeviceIDType.Dynamic, connection: "B1");
        rig.Merge(MessageType.CallTransferredEvent, 100, 200, "1009", "1002", (200, (DeviceIDType)1, "B1"), (200, (DeviceIDType)1, "A2"));
        Assert.Equal(
            ["200/dynamic:B1 -> 200/dynamic:B1", "100/dynamic:A1 -> 200/dynamic:A2"],
            List(rig.Last<CallEvent.Transferred>().TransferredConnections)
        );
    }

    [Fact]
    public void A_switch_that_lists_no_party_leaves_everybody_else_in_the_primary_call()
    {
        var rig = GedRig.Open().Consulting();
        rig.Merge(MessageType.CallTransferredEvent, 100, 200, "1002", "1003");
        Assert.Equal(
            ["100/1001 -> 100/1001", "200/1003 -> 100/1003", "100/1002 -> ", "200/1002 -> "],
            List(rig.Last<CallEvent.Transferred>().TransferredConnections)
        );
    }

    [Fact]
    public void Rule_29_a_merge_that_lists_no_party_is_told_once_whoever_repeats_it()
    {
        var rig = GedRig.Open().Consulting();
        rig.Merge(MessageType.CallTransferredEvent, 100, 200, "1002", "1003");
        rig.Merge(MessageType.CallTransferredEvent, 100, 200, "1002", "1003");
        Assert.Single(rig.Events.OfType<CallEvent.Transferred>());
        // The one who was transferred to transfers on: another merge of the same call.
        rig.Merge(MessageType.CallTransferredEvent, 100, GedWire.Unknown, "1003", "1004");
        rig.Merge(MessageType.CallTransferredEvent, 100, GedWire.Unknown, "1003", "1004");
        Assert.Equal(2, rig.Events.OfType<CallEvent.Transferred>().Count());
    }

    [Fact]
    public void Rule_7_a_consultation_points_to_the_call_that_its_device_holds()
    {
        var rig = GedRig.Open().Consulting();
        Assert.Equal("100", rig.Events.OfType<CallEvent.Originated>().Last().ParentCall);
        Assert.Equal("100", rig.Last<CallEvent.Established>().ParentCall);
    }

    [Fact]
    public void Rule_7_the_fields_on_behalf_of_consult_name_the_parent()
    {
        var rig = GedRig.Open().Talking();
        rig.Begin(
            200,
            "1002",
            "1003",
            writer =>
                writer.Number(Tag.CocConnectionCallId, 100).Number(Tag.CocConnectionDeviceIdType, 0).Text(Tag.CocConnectionDeviceId, "1002")
        );
        rig.Originated(200, "1002", "1003");
        Assert.Equal("100", rig.Last<CallEvent.Originated>().ParentCall);
    }

    [Fact]
    public void Rule_1_a_call_whose_identifier_changes_keeps_its_name_and_is_asked_by_the_new_one()
    {
        var rig = GedRig.Open().Talking();
        rig.Say(
            MessageType.CallDataUpdateEvent,
            writer =>
                writer
                    .Set(Field.MonitorID, 1)
                    .Set(Field.ConnectionCallID, 100)
                    .Set(Field.NewConnectionCallID, 900)
                    .Set(Field.ConnectionDeviceIDType, 0)
                    .Text(Tag.ConnectionDeviceId, "1002")
                    .Text(Tag.NewConnectionDeviceId, "1002")
        );
        rig.Held(900, "1002");
        Assert.Equal(new NativeConnection("100", "1002"), rig.Last<CallEvent.Held>().HeldConnection);
        var (_, request) = rig.Do(new Model.Commands.SwitchCommand.RetrieveCall(new NativeConnection("100", "1002")));
        Assert.Equal("900", request["HeldConnectionCallID"]);
        // Meanwhile the old identifier is given to another call, which must not be taken for the first.
        rig.Delivered(100, "1005");
        Assert.Equal(new NativeConnection("100/2", "1005"), rig.Last<CallEvent.Delivered>().Connection);
    }

    [Fact]
    public void Rule_1_an_identifier_that_begins_again_under_another_router_key_ends_the_first_call()
    {
        var rig = GedRig.Open();
        rig.Begin(100, more: writer => writer.Number(Tag.RouterCallKeyDay, 1).Number(Tag.RouterCallKeyCallId, 10));
        rig.Delivered(100, "1002");
        Assert.Equal("1-10", rig.Last<CallEvent.Delivered>().GlobalCallLinkage);
        rig.Begin(100, more: writer => writer.Number(Tag.RouterCallKeyDay, 1).Number(Tag.RouterCallKeyCallId, 11));
        Assert.True(rig.Last<CallEvent.CallCleared>().Inferred);
        rig.Delivered(100, "1003");
        Assert.Equal("100/2", rig.Last<CallEvent.Delivered>().Connection.CallId);
        Assert.Single(rig.Anomalies);
    }

    [Fact]
    public void An_end_of_the_bracket_alone_ends_the_call_and_says_that_it_is_inferred()
    {
        var rig = GedRig.Open().Talking();
        rig.End(100);
        Assert.True(rig.Last<CallEvent.CallCleared>().Inferred);
        rig.End(100);
        rig.Cleared(100);
        Assert.Single(rig.Events.OfType<CallEvent.CallCleared>());
    }

    [Fact]
    public void Attached_data_come_with_the_call_once_and_again_when_they_change()
    {
        var rig = GedRig.Open();
        rig.Begin(
            100,
            more: writer =>
                writer
                    .Text(Tag.CallVariable1, "gold")
                    .Text(Tag.CallWrapupData, "w")
                    .NamedVariable("user.id", "4711")
                    .NamedArray(2, "user.list", "x")
        );
        Assert.Empty(rig.Events);
        rig.Delivered(100, "1002");
        var first = rig.Last<CallEvent.CallInformation>().AttachedData;
        Assert.Equal("CallVariable1=gold CallWrapupData=w user.id=4711 user.list[2]=x", Data(first));
        rig.Delivered(100, "1002", monitor: 2);
        Assert.Single(rig.Events.OfType<CallEvent.CallInformation>());
        rig.Say(
            MessageType.CallDataUpdateEvent,
            writer =>
                writer
                    .Set(Field.ConnectionCallID, 100)
                    .Set(Field.NewConnectionCallID, GedWire.Unknown)
                    .Text(Tag.ConnectionDeviceId, "1002")
                    .Text(Tag.CallVariable1, "")
                    .Text(Tag.CallVariable10, "ten")
        );
        Assert.Equal("CallVariable1= CallVariable10=ten", Data(rig.Last<CallEvent.CallInformation>().AttachedData));
        Assert.Null(rig.Last<CallEvent.CallInformation>().AttachedData["CallVariable1"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Another_peripheral_s_calls_are_said_to_be_left_out_and_never_mixed_with_those_of_the_same_identifier(bool configured)
    {
        var rig = GedRig.Open(GedRig.Plain with { PeripheralId = configured ? 5000 : null });
        rig.Delivered(100, "1001");
        var before = rig.Events.Count;
        for (var copy = 0; copy < 3; copy++)
            rig.Call(MessageType.CallEstablishedEvent, 100, "7001", Tag.AnsweringDeviceId, Field.AnsweringDeviceType, peripheral: 5001);
        rig.Say(
            MessageType.AgentStateEvent,
            writer => writer.Set(Field.PeripheralID, 5001).Set(Field.AgentState, (uint)GedAgentState.Available).Text(Tag.AgentId, "77")
        );
        Assert.Equal(before, rig.Events.Count);
        Assert.Equal(4, rig.Output.IgnoredFrames);
        Assert.Contains(
            "peripheral 5001 speaks on the link of peripheral 5000",
            Assert.Single(rig.Anomalies).Detail,
            StringComparison.Ordinal
        );
        rig.Established(100, "1001");
        Assert.Equal("1001", rig.Last<CallEvent.Established>().AnsweringDevice.Number);
        Assert.Single(rig.Anomalies);
    }

    [Fact]
    public void Named_values_that_cannot_be_read_are_an_anomaly_and_the_others_are_kept()
    {
        var rig = GedRig.Open();
        rig.Begin(
            100,
            more: writer =>
                writer
                    .Text(Tag.NamedVariable, "noValue")
                    .Text(Tag.NamedArray, "x")
                    .Text(Tag.CallVariable1, "gold")
                    .NamedVariable("user.id", "7")
        );
        rig.Delivered(100, "1002");
        Assert.Equal("CallVariable1=gold user.id=7", Data(rig.Last<CallEvent.CallInformation>().AttachedData));
        Assert.Equal([AnomalyKind.InvalidField, AnomalyKind.InvalidField], rig.Anomalies.Select(anomaly => anomaly.Kind));
    }

    [Fact]
    public void A_queue_a_redirection_a_failure_and_the_network_are_told()
    {
        var rig = GedRig.Open();
        rig.Begin(100);
        rig.Call(
            MessageType.CallQueuedEvent,
            100,
            "Q1",
            Tag.QueueDeviceId,
            Field.QueueDeviceType,
            writer =>
                writer.Set(Field.NumQueued, 3).Set(Field.NumSkillGroups, 1).Number(Tag.SkillGroupNumber, 77).Number(Tag.SkillGroupId, 5),
            DeviceIDType.Queue,
            cause: GedEventCause.NoAvailableAgents
        );
        var queued = rig.Last<CallEvent.Queued>();
        Assert.Equal(
            ("77", 3, EventCause.NoAvailableAgents, "NO_AVAILABLE_AGENTS"),
            (queued.Queue.Number, queued.NumberQueued, queued.Cause, queued.NativeCause)
        );
        rig.Call(
            MessageType.CallDequeuedEvent,
            100,
            "Q1",
            Tag.QueueDeviceId,
            Field.QueueDeviceType,
            writer => writer.Set(Field.LocalConnectionState, 0),
            DeviceIDType.Queue
        );
        Assert.Equal(new NativeConnection("100", "Q1"), rig.Last<CallEvent.Diverted>().Connection);

        rig.Delivered(100, "1002");
        rig.Call(
            MessageType.CallDivertedEvent,
            100,
            "1002",
            Tag.DivertingDeviceId,
            Field.DivertingDeviceType,
            writer => writer.Set(Field.CalledDeviceType, (uint)DeviceIDType.AgentDevice).Text(Tag.CalledDeviceId, "1003"),
            cause: GedEventCause.CallForwardNoAnswer
        );
        var diverted = rig.Last<CallEvent.Diverted>();
        Assert.Equal(
            ("1002", "1003", EventCause.CallForwardNoAnswer),
            (diverted.DivertingDevice.Number, diverted.NewDestination.Number, diverted.Cause)
        );

        rig.Call(MessageType.CallFailedEvent, 100, "1003", Tag.FailingDeviceId, Field.FailingDeviceType, cause: GedEventCause.Busy);
        Assert.Equal((EventCause.Busy, "BUSY"), (rig.Last<CallEvent.Failed>().Cause, rig.Last<CallEvent.Failed>().NativeCause));

        rig.Originated(300, "1001", "0301234567");
        rig.Call(
            MessageType.CallReachedNetworkEvent,
            300,
            "T5",
            Tag.TrunkUsedDeviceId,
            Field.TrunkUsedDeviceType,
            writer => writer.Set(Field.CalledDeviceType, (uint)DeviceIDType.External).Text(Tag.CalledDeviceId, "0301234567"),
            DeviceIDType.TrunkIdentifier
        );
        var network = rig.Last<CallEvent.NetworkReached>();
        Assert.Equal(
            ("T5", DeviceCategory.Trunk, "0301234567"),
            (network.NetworkInterfaceUsed.Number, network.NetworkInterfaceUsed.Category, network.CalledDevice.Number)
        );
        rig.Call(MessageType.CallServiceInitiatedEvent, 400, "1001", Tag.CallingDeviceId, Field.CallingDeviceType);
        Assert.Equal("1001", rig.Last<CallEvent.ServiceInitiated>().InitiatingDevice.Number);
    }

    [Fact]
    public void Rule_24_null_values_are_not_known_and_never_numbers()
    {
        var rig = GedRig.Open();
        rig.Call(
            MessageType.CallQueuedEvent,
            100,
            "Q1",
            Tag.QueueDeviceId,
            Field.QueueDeviceType,
            writer => writer.Set(Field.NumQueued, GedWire.Unknown16).Set(Field.EventCause, GedWire.Unknown16),
            DeviceIDType.Queue
        );
        var queued = rig.Last<CallEvent.Queued>();
        Assert.Equal(((int?)null, EventCause.Unknown, (string?)null), (queued.NumberQueued, queued.Cause, queued.NativeCause));
        Assert.Equal(PartyStatus.NotKnown, queued.CallingDevice.Status);
    }

    [Fact]
    public void A_released_party_who_was_never_shown_is_ignored_and_counted()
    {
        var rig = GedRig.Open();
        rig.Delivered(100, "1002");
        rig.ConnectionCleared(100, "0301234567");
        rig.ConnectionCleared(101, "1002");
        Assert.Single(rig.Events);
        Assert.Equal(2, rig.Output.IgnoredFrames);
    }

    [Fact]
    public void What_the_standard_has_no_event_for_is_private_and_what_nobody_described_is_kept_raw()
    {
        var rig = GedRig.Open();
        rig.Bytes(PublishedSample.Of("CALL_TRANSLATION_ROUTE_EVENT").Bytes);
        rig.Bytes(PublishedSample.Of("AGENT_PRE_CALL_EVENT").Bytes);
        rig.Bytes(PublishedSample.Of("RTP_STOPPED_EVENT").Bytes);
        rig.Bytes(PublishedSample.Of("CALL_ATTRIBUTE_CHANGE_EVENT").Bytes);
        Assert.Equal(
            ["CALL_TRANSLATION_ROUTE_EVENT", "AGENT_PRE_CALL_EVENT", "RTP_STOPPED_EVENT", "CALL_ATTRIBUTE_CHANGE_EVENT"],
            rig.Events.Cast<PrivateEvent>().Select(e => e.Name)
        );
        Assert.Contains(new KeyValuePair<string, string>("ANI", "09012345678"), ((PrivateEvent)rig.Events[0]).Fields);
        rig.Bytes([0, 0, 0, 2, 0, 0, 0, 213, 1, 2]);
        rig.Bytes([0, 0, 0, 0, 0, 0, 3, 0]);
        Assert.Equal(["ROUTE_REQUEST_EVENT", "768"], rig.Items.OfType<ReplayItem.Unknown>().Select(item => item.Type));
    }

    [Fact]
    public void Every_published_sample_is_taken_without_an_exception_and_the_link_goes_on()
    {
        // The peripheral of the samples.
        var rig = GedRig.Open(GedRig.Plain with { PeripheralId = 0x02030405 });
        foreach (var sample in PublishedSample.All.Where(sample => sample.Name is not ("FAILURE_EVENT" or "CLOSE_CONF")))
            rig.Bytes(sample.Bytes);
        Assert.DoesNotContain(rig.Items, item => item is ReplayItem.Close);
        var established = rig.Last<CallEvent.Established>();
        Assert.Equal(new NativeConnection("50595078", "dynamic:ConnectionDeviceID"), established.EstablishedConnection);
        Assert.Equal(
            ("AnsweringDeviceID", DeviceCategory.Station),
            (established.AnsweringDevice.Number, established.AnsweringDevice.Category)
        );
        Assert.Equal(("CallingDeviceID", DeviceCategory.Trunk), (established.CallingDevice.Number, established.CallingDevice.Category));
        Assert.Equal(("CalledDeviceID", DeviceCategory.RoutePoint), (established.CalledDevice.Number, established.CalledDevice.Category));
    }

    [Fact]
    public void Instruments_go_out_of_service_and_come_back()
    {
        var rig = GedRig.Open();
        foreach (var id in (SystemEventID[])[SystemEventID.InstrumentOutOfService, SystemEventID.InstrumentBackInService])
            rig.Say(
                MessageType.SystemEvent,
                writer =>
                    writer
                        .Set(Field.SystemEventID, (uint)id)
                        .Set(Field.EventDeviceType, (uint)DeviceIDType.AgentDevice)
                        .Text(Tag.EventDeviceId, "1001")
            );
        Assert.Equal("1001", rig.Last<DeviceEvent.OutOfService>().Device.Number);
        Assert.Equal("1001", rig.Last<DeviceEvent.BackInService>().Device.Number);
    }

    [Fact]
    public void Rule_25_a_caller_from_outside_is_concluded_so_that_the_call_does_not_end_with_its_queue()
    {
        var rig = GedRig.Open();
        rig.Begin(100, ani: "0301234567");
        rig.Call(
            MessageType.CallQueuedEvent,
            100,
            "Q1",
            Tag.QueueDeviceId,
            Field.QueueDeviceType,
            writer => writer.Set(Field.CallingDeviceType, (uint)DeviceIDType.External).Text(Tag.CallingDeviceId, "0301234567"),
            DeviceIDType.Queue
        );
        var originated = rig.Last<CallEvent.Originated>();
        Assert.True(originated.Inferred);
        Assert.Equal(new NativeConnection("100", "@0301234567"), originated.OriginatedConnection);
        rig.Delivered(100, "1002");
        rig.Merge(
            MessageType.CallTransferredEvent,
            100,
            GedWire.Unknown,
            "1002",
            "1003",
            (100, DeviceIDType.External, "0301234567"),
            (100, DeviceIDType.AgentDevice, "1003")
        );
        Assert.Contains("100/@0301234567 -> 100/@0301234567", List(rig.Last<CallEvent.Transferred>().TransferredConnections));
        rig.ConnectionCleared(100, "0301234567");
        Assert.Equal("@0301234567", rig.Last<CallEvent.ConnectionCleared>().DroppedConnection.DeviceId);
    }

    [Fact]
    public void An_association_that_ends_for_one_connection_leaves_the_others()
    {
        var rig = GedRig.Open();
        foreach (var device in (string[])["1001", "1002"])
            rig.Say(
                MessageType.BeginCallEvent,
                writer => writer.Set(Field.ConnectionCallID, 100).Set(Field.ConnectionDeviceIDType, 0).Text(Tag.ConnectionDeviceId, device)
            );
        rig.Originated(100, "1001", "1002");
        rig.Delivered(100, "1002", "1001");
        Ends("1002");
        Assert.Equal("1002", rig.Last<CallEvent.ConnectionCleared>().DroppedConnection.DeviceId);
        Assert.Equal(1, rig.Protocol.CallCount);
        Ends("1001");
        Assert.True(rig.Last<CallEvent.CallCleared>().Inferred);
        Assert.Equal(0, rig.Protocol.CallCount);

        void Ends(string device) =>
            rig.Say(
                MessageType.EndCallEvent,
                writer => writer.Set(Field.ConnectionCallID, 100).Set(Field.ConnectionDeviceIDType, 0).Text(Tag.ConnectionDeviceId, device)
            );
    }

    [Fact]
    public void Rule_29_a_late_word_about_a_connection_that_ended_does_not_begin_it_anew()
    {
        var rig = GedRig.Open().Talking();
        rig.ConnectionCleared(100, "1002");
        rig.Established(100, "1002", "1001", monitor: 2);
        rig.Held(100, "1002", monitor: 2);
        Assert.IsType<CallEvent.ConnectionCleared>(rig.Events[^1]);
        Assert.Equal(2, rig.Output.IgnoredFrames);
    }

    [Fact]
    public void Rule_13_a_failure_that_names_no_connection_is_that_of_the_call_which_dialled_there()
    {
        var rig = GedRig.Open();
        rig.Originated(100, "1001", "1002");
        rig.Say(
            MessageType.CallFailedEvent,
            writer =>
                writer
                    .Set(Field.ConnectionCallID, GedWire.Unknown)
                    .Set(Field.ConnectionDeviceIDType, GedWire.Unknown16)
                    .Set(Field.FailingDeviceType, (uint)DeviceIDType.AgentDevice)
                    .Set(Field.EventCause, (uint)GedEventCause.Busy)
                    .Text(Tag.FailingDeviceId, "1002")
        );
        Assert.Equal(
            ("100", "1002", EventCause.Busy),
            (
                rig.Last<CallEvent.Failed>().FailedConnection.CallId,
                rig.Last<CallEvent.Failed>().FailingDevice.Number,
                rig.Last<CallEvent.Failed>().Cause
            )
        );
    }

    private static IEnumerable<string> List(IEnumerable<ConnectionListItem> items) =>
        items.Select(item => $"{Name(item.OldConnection)} -> {Name(item.NewConnection)}");

    private static string Name(NativeConnection? connection) => connection is { } known ? $"{known.CallId}/{known.DeviceId}" : "";

    private static string Data(IReadOnlyDictionary<string, string?> data) =>
        string.Join(' ', data.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"));
}
