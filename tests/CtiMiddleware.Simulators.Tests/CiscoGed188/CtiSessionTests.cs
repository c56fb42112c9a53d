using System.Buffers.Binary;
using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Simulators.Switch.CiscoGed188;
using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Simulators.Tests.CiscoGed188;

public sealed class CtiSessionTests
{
    [Fact]
    public void A_session_opens_with_what_the_server_grants()
    {
        var rig = new CtiRig(open: false);
        var answer = rig.Client.Open("ALL_EVENTS|CLIENT_CONTROL|ALL_TASK_EVENTS")!;
        Assert.Equal("OPEN_CONF", answer.Name);
        Assert.Equal(("CLIENT_CONTROL|ALL_EVENTS", "0", "0"), (answer["ServiceGranted"], answer["MonitorID"], answer["PGStatus"]));
        Assert.Equal(("true", "ENTERPRISE_AGENT", "1"), (answer["PeripheralOnline"], answer["PeripheralType"], answer["NUM_PERIPHERALS"]));
        Assert.Equal((uint)SwitchRig.Start.ToUnixTimeSeconds(), answer.Number("ICMCentralControllerTime"));
        Assert.True(rig.Client.Session.IsOpen);
    }

    [Theory]
    [InlineData("VersionNumber", "8", "INVALID_VERSION")]
    [InlineData("VersionNumber", "20", "INVALID_VERSION")]
    [InlineData("CLIENT_PASSWORD", "wrong", "INVALID_PASSWORD")]
    [InlineData("CLIENT_PASSWORD", "", "REQUIRED_DATA_MISSING")]
    [InlineData("CLIENT_ID", "", "REQUIRED_DATA_MISSING")]
    [InlineData("IdleTimeout", "19", "INVALID_TIMEOUT")]
    [InlineData("ServiceRequested", "0x40000000", "INVALID_SERVICE_MASK")]
    [InlineData("CallMsgMask", "0x10000000", "INVALID_CALL_MSG_MASK")]
    [InlineData("AgentStateMask", "0x10000", "INVALID_AGENT_STATE_MASK")]
    [InlineData("Reserved2", "1", "INVALID_RESERVED_FIELD")]
    [InlineData("PeripheralID", "17", "INVALID_PERIPHERAL_ID")]
    public void A_session_is_refused_with_the_status_that_fits(string field, string value, string status)
    {
        var rig = new CtiRig(open: false);
        var answer = rig.Client.Open(fields: (field, value))!;
        Assert.Equal(("FAILURE_CONF", status), (answer.Name, answer["StatusCode"]));
        Assert.False(rig.Client.Session.IsClosed);
        Assert.Equal("OPEN_CONF", rig.Client.Open()!.Name);
    }

    [Theory]
    [InlineData(9)]
    [InlineData(13)]
    [InlineData(14)]
    [InlineData(19)]
    public void Every_version_is_spoken_and_a_call_can_be_made(int version)
    {
        var rig = new CtiRig(open: false);
        Assert.Equal("OPEN_CONF", rig.Client.Open(fields: ("VersionNumber", $"{version}"))!.Name);
        var made = rig.Ask(MessageType.MakeCallReq, ("PeripheralID", "5000"), ("AGENT_INSTRUMENT", "1001"), ("DIALED_NUMBER", "1002"))!;
        Assert.Equal("MAKE_CALL_CONF", made.Name);
    }

    [Fact]
    public void Version_20_writes_wide_tags_when_the_option_allows_it()
    {
        var rig = new CtiRig(options: new CtiServerOptions { MaxVersion = 20 }, open: false);
        Assert.Equal("OPEN_CONF", rig.Client.Open(fields: ("VersionNumber", "20"))!.Name);
        rig.Engine.Dial(rig.Phone("1001"), "1002");
        Assert.Equal("1001", rig.Client.Events[0]["CONNECTION_DEVID"]);
        var layout = MessageLayout.Find((uint)MessageType.BeginCallEvent, 20)!;
        var bytes = rig.Client.Raw.First(static raw =>
            BinaryPrimitives.ReadUInt32BigEndian(raw.AsSpan(4)) == (uint)MessageType.BeginCallEvent
        );
        Assert.Equal((ushort)Tag.ConnectionDeviceId, BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(8 + layout.FixedLength)));
    }

    [Fact]
    public void A_second_opening_and_requests_before_the_first_are_refused()
    {
        var rig = new CtiRig(open: false);
        var early = rig.Ask(MessageType.SnapshotDeviceReq, ("PeripheralID", "5000"), ("AGENT_INSTRUMENT", "1001"))!;
        Assert.Equal("SESSION_NOT_OPEN", early["StatusCode"]);
        rig.Client.Open();
        Assert.Equal("SESSION_ALREADY_OPEN", rig.Client.Open()!["StatusCode"]);
    }

    [Fact]
    public void A_client_of_one_agent_hears_only_his_station_and_the_calls_that_are_there()
    {
        var rig = new CtiRig(open: false);
        rig.Engine.LogOn(rig.Engine.FindAgent("5002")!, rig.Phone("1002"));
        rig.Talk();
        var answer = rig.Client.Open("CLIENT_EVENTS", ("PeripheralID", "5000"), ("AGENT_ID", "5002"))!;
        Assert.Equal(
            ("OPEN_CONF", "1002", "5002", "TALKING"),
            (answer.Name, answer["AGENT_INSTRUMENT"], answer["AGENT_ID"], answer["AgentState"])
        );
        Assert.Equal(["BEGIN_CALL 1/1002"], rig.Client.Story);
        Assert.Equal(answer["MonitorID"], rig.Client.Events[0]["MonitorID"]);
        rig.Client.Clear();
        rig.Engine.Hold(rig.Leg("1001"));
        rig.Engine.Dial(rig.Phone("1003"), "1004");
        rig.Run();
        Assert.Equal(["CALL_HELD 1/1002 CONNECT"], rig.Client.Story);
    }

    [Theory]
    [InlineData("AGENT_ID", "9999", "INVALID_AGENT_DATA")]
    [InlineData("AGENT_INSTRUMENT", "4711", "INVALID_AGENT_DATA")]
    [InlineData("PeripheralID", "4294967295", "INVALID_PERIPHERAL_ID")]
    public void A_client_of_one_agent_must_name_one(string field, string value, string status)
    {
        var rig = new CtiRig(open: false);
        Assert.Equal(status, rig.Client.Open("CLIENT_EVENTS", ("PeripheralID", "5000"), (field, value))!["StatusCode"]);
    }

    [Fact]
    public void Rule_39_heartbeats_are_answered_and_a_silent_client_loses_its_session()
    {
        var rig = new CtiRig(open: false);
        rig.Client.Open(fields: ("IdleTimeout", "20"));
        rig.Run(19_000);
        Assert.Equal("HEARTBEAT_CONF", rig.Ask(MessageType.HeartbeatReq)!.Name);
        rig.Run(19_000);
        Assert.Null(rig.Client.Closed);
        rig.Run(2_000);
        Assert.Equal(("FAILURE_EVENT", "TIMEOUT"), (rig.Client.Last.Name, rig.Client.Last["StatusCode"]));
        Assert.NotNull(rig.Client.Closed);
        Assert.Equal(0, rig.Face.Clients);
    }

    [Fact]
    public void A_session_closes_when_the_client_asks_for_it()
    {
        var rig = new CtiRig();
        Assert.Equal("CLOSE_CONF", rig.Ask(MessageType.CloseReq, ("StatusCode", "0"))!.Name);
        Assert.Equal("the client closed the session", rig.Client.Closed);
        Assert.Equal(0, rig.Face.Clients);
    }

    [Fact]
    public void Bytes_may_come_in_any_pieces_and_several_messages_at_once()
    {
        var rig = new CtiRig(open: false);
        var one = rig.Client.Write(MessageType.HeartbeatReq, ("InvokeID", "7"));
        foreach (var piece in one)
            rig.Client.Session.Receive([piece]);
        rig.Client.Session.Receive([.. one, .. one]);
        Assert.Equal(3, rig.Client.Received.Count(static message => message.Name == "HEARTBEAT_CONF"));
    }

    [Theory]
    [InlineData(4322)]
    [InlineData(-1)]
    public void A_lying_length_ends_the_session_with_the_reason(int length)
    {
        var rig = new CtiRig();
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt32BigEndian(bytes, length);
        rig.Client.Session.Receive(bytes);
        Assert.Equal(("FAILURE_EVENT", "BAD_MESSAGE_FORMAT"), (rig.Client.Last.Name, rig.Client.Last["StatusCode"]));
        Assert.Contains("length", rig.Client.Closed, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_server_does_not_know_or_do_is_said()
    {
        var rig = new CtiRig();
        rig.Client.Session.Receive([0, 0, 0, 4, 0, 0, 3, 231, 0, 0, 0, 77]);
        Assert.Equal(("INVALID_MESSAGE_TYPE", "77"), (rig.Client.Last["StatusCode"], rig.Client.Last["InvokeID"]));
        Assert.Equal("FUNCTION_NOT_AVAILABLE", rig.Ask(MessageType.StartRecordingReq, ("PeripheralID", "5000"))!["StatusCode"]);
    }

    [Fact]
    public void A_monitor_of_a_device_has_its_own_id_and_ends_when_stopped()
    {
        var rig = new CtiRig(open: false);
        rig.Client.Open("PERIPHERAL_MONITOR");
        var started = rig.Ask(
            MessageType.MonitorStartReq,
            ("PeripheralID", "5000"),
            ("CallMsgMask", "0xFFFFFFF"),
            ("MONITORED_DEVID", "1002")
        )!;
        Assert.Equal("MONITOR_START_CONF", started.Name);
        rig.Engine.Dial(rig.Phone("1001"), "1002");
        rig.Run();
        Assert.Equal(["BEGIN_CALL 1/1002", "CALL_DELIVERED 1/1002 ALERTING"], rig.Client.Story);
        Assert.All(rig.Client.Events, e => Assert.Equal(started["MonitorID"], e["MonitorID"]));
        Assert.Equal("MONITOR_STOP_CONF", rig.Ask(MessageType.MonitorStopReq, ("MonitorID", started["MonitorID"]!))!.Name);
        rig.Client.Clear();
        rig.Engine.Answer(rig.Leg("1002"));
        Assert.Empty(rig.Client.Events);
        Assert.Equal("INVALID_MONITORID", rig.Ask(MessageType.MonitorStopReq, ("MonitorID", started["MonitorID"]!))!["StatusCode"]);
    }

    [Fact]
    public void Rule_28_a_monitor_of_a_call_follows_it_through_a_transfer()
    {
        var rig = new CtiRig(open: false);
        rig.Client.Open("CONNECTION_MONITOR");
        var (held, _) = rig.Talk();
        var started = rig.Ask(MessageType.MonitorStartReq, [.. CtiRig.Of(held), ("CallMsgMask", "0xFFFFFFF")])!;
        Assert.Equal("MONITOR_START_CONF", started.Name);
        var consulting = rig.Engine.Consult(held, "1003")!;
        rig.Run();
        rig.Engine.Answer(rig.Leg("1003"));
        Assert.DoesNotContain(rig.Client.Events, static e => e["ConnectionCallID"] == "2");
        rig.Client.Clear();
        rig.Engine.Transfer(held, consulting);
        rig.Engine.HangUp(rig.Leg("1003"));
        Assert.Contains("CALL_TRANSFERRED 1/1002 CONNECT", rig.Client.Story);
        Assert.Equal("END_CALL 1/1002", rig.Client.Story[^1]);
    }

    [Theory]
    [InlineData("4711", "CONTROL_FAILURE_CONF", "INVALID_CSTA_DEVICE_IDENTIFIER")]
    [InlineData("1003", "FAILURE_CONF", "MONITOR_ALREADY_EXISTS")]
    [InlineData("1004", "CONTROL_FAILURE_CONF", "OVERALL_MONITOR_LIMIT_EXCEEDED")]
    public void Rule_31_monitors_are_refused_with_the_reason(string device, string answer, string reason)
    {
        var rig = new CtiRig(with: static profile =>
        {
            profile.MonitorQuota = 1;
            return profile;
        });
        Assert.Equal(
            "MONITOR_START_CONF",
            rig.Ask(MessageType.MonitorStartReq, ("PeripheralID", "5000"), ("MONITORED_DEVID", "1003"))!.Name
        );
        var refused = rig.Ask(MessageType.MonitorStartReq, ("PeripheralID", "5000"), ("MONITORED_DEVID", device))!;
        Assert.Equal((answer, reason), (refused.Name, refused["StatusCode"] ?? refused["FailureCode"]));
        Assert.Equal(1, rig.Face.Monitors);
    }

    [Fact]
    public void A_service_that_was_not_opened_is_refused()
    {
        var rig = new CtiRig(open: false);
        rig.Client.Open("ALL_EVENTS");
        var call = rig.Ask(MessageType.MakeCallReq, ("PeripheralID", "5000"), ("AGENT_INSTRUMENT", "1001"), ("DIALED_NUMBER", "1002"))!;
        var monitor = rig.Ask(MessageType.MonitorStartReq, ("PeripheralID", "5000"), ("MONITORED_DEVID", "1003"))!;
        Assert.Equal(("FUNCTION_NOT_AVAILABLE", "FUNCTION_NOT_AVAILABLE"), (call["StatusCode"], monitor["StatusCode"]));
    }

    [Fact]
    public void A_mask_leaves_events_out_and_can_be_changed()
    {
        var rig = new CtiRig(open: false);
        rig.Client.Open(fields: ("CallMsgMask", "CALL_DELIVERED|END_CALL"));
        rig.Talk();
        Assert.Equal(["CALL_DELIVERED 1/1001 CONNECT", "CALL_DELIVERED 1/1002 ALERTING"], rig.Client.Story);
        Assert.Equal(
            "CHANGE_MONITOR_MASK_CONF",
            rig.Ask(MessageType.ChangeMonitorMaskReq, ("MonitorID", "0"), ("CallMsgMask", "CALL_HELD"))!.Name
        );
        rig.Client.Clear();
        rig.Engine.Hold(rig.Leg("1001"));
        Assert.Equal(["CALL_HELD 1/1001 HOLD", "CALL_HELD 1/1002 CONNECT"], rig.Client.Story);
    }

    [Fact]
    public void The_system_tells_of_the_peripheral_the_controller_and_the_instruments()
    {
        var rig = new CtiRig();
        rig.Face.PeripheralOnline = false;
        Assert.Equal(("PERIPHERAL_OFFLINE", "PERIPHERAL_OFFLINE"), (rig.Client.Last["SystemEventID"], rig.Client.Last["PGStatus"]));
        var refused = rig.Ask(MessageType.MakeCallReq, ("PeripheralID", "5000"), ("AGENT_INSTRUMENT", "1001"), ("DIALED_NUMBER", "1002"))!;
        Assert.Equal("GENERIC_SYSTEM_RESOURCE_AVAILABILITY", refused["FailureCode"]);
        rig.Face.PeripheralOnline = true;
        Assert.Equal(("PERIPHERAL_ONLINE", "0"), (rig.Client.Last["SystemEventID"], rig.Client.Last["PGStatus"]));
        rig.Face.CentralControllerOnline = false;
        Assert.Equal(("CENTRAL_CONTROLLER_OFFLINE", "CC_DOWN"), (rig.Client.Last["SystemEventID"], rig.Client.Last["PGStatus"]));
        rig.Engine.SetService(rig.Phone("1002"), inService: false);
        Assert.Equal(("INSTRUMENT_OUT_OF_SERVICE", "1002"), (rig.Client.Last["SystemEventID"], rig.Client.Last["EVENT_DEVICE_ID"]));
        rig.Engine.SetService(rig.Phone("1002"), inService: true);
        Assert.Equal("INSTRUMENT_BACK_IN_SERVICE", rig.Client.Last["SystemEventID"]);
    }

    [Fact]
    public void Of_a_pair_one_side_serves_and_ids_survive_the_change()
    {
        var kernel = new SimulationKernel(seed: 1, SwitchRig.Start);
        var engine = new PbxEngine(kernel, CtiRig.Phones());
        var pair = new CtiServerPair(engine);
        var first = new CtiTestClient(pair.A);
        first.Open();
        Assert.Equal("SERVER_NOT_MASTER", new CtiTestClient(pair.B).Open()!["StatusCode"]);
        engine.Dial(engine.FindStation("1001")!, "1002");
        kernel.RunFor(TimeSpan.FromMilliseconds(100));
        pair.SwitchOver();
        Assert.Equal(("FAILURE_EVENT", "CTI_SERVER_OFFLINE"), (first.Last.Name, first.Last["StatusCode"]));
        Assert.NotNull(first.Closed);
        var second = new CtiTestClient(pair.B);
        Assert.Equal("OPEN_CONF", second.Open()!.Name);
        Assert.Same(pair.B, pair.Master);
        var snapshot = second.Ask(MessageType.SnapshotDeviceReq, ("PeripheralID", "5000"), ("AGENT_INSTRUMENT", "1002"))!;
        Assert.Equal(("1", "1"), (snapshot["NumCalls"], snapshot["CALL_CONN_CALLID"]));
        engine.Answer(engine.FindStation("1002")!.Legs[0]);
        Assert.Equal(
            ["BEGIN_CALL 1/1001", "CALL_ESTABLISHED 1/1001 CONNECT", "BEGIN_CALL 1/1002", "CALL_ESTABLISHED 1/1002 CONNECT"],
            second.Story
        );
        Assert.Single(first.Story, static line => line.StartsWith("FAILURE", StringComparison.Ordinal));
    }

    [Fact]
    public void A_client_that_does_not_read_is_closed_and_the_others_hear_on()
    {
        var rig = new CtiRig();
        var other = new CtiTestClient(rig.Face);
        other.Open();
        rig.Client.Reads = false;
        rig.Engine.Dial(rig.Phone("1001"), "1002");
        Assert.Equal("the client does not read", rig.Client.Closed);
        Assert.Equal("BEGIN_CALL 1/1001", other.Story[0]);
        Assert.Equal(1, rig.Face.Clients);
    }

    [Fact]
    public void Clients_that_watch_others_hear_them_come_and_go()
    {
        var rig = new CtiRig(open: false);
        rig.Client.Open("CLIENT_MONITOR");
        var other = new CtiTestClient(rig.Face);
        other.Open(fields: ("CLIENT_ID", "desk"));
        Assert.Equal(("CLIENT_SESSION_OPENED_EVENT", "desk"), (rig.Client.Last.Name, rig.Client.Last["CLIENT_ID"]));
        other.Session.Dispose();
        Assert.Equal(("CLIENT_SESSION_CLOSED_EVENT", "CLIENT_DISCONNECTED"), (rig.Client.Last.Name, rig.Client.Last["StatusCode"]));
    }

    [Fact]
    public void A_message_to_others_reaches_whom_it_names()
    {
        var rig = new CtiRig();
        var other = new CtiTestClient(rig.Face);
        other.Open(fields: ("CLIENT_ID", "desk"));
        var answer = rig.Ask(
            MessageType.UserMessageReq,
            ("PeripheralID", "5000"),
            ("Distribution", "CLIENT"),
            ("CLIENT_ID", "desk"),
            ("TEXT", "hello")
        )!;
        Assert.Equal("USER_MESSAGE_CONF", answer.Name);
        Assert.Equal(("USER_MESSAGE_EVENT", "hello", "test"), (other.Last.Name, other.Last["TEXT"], other.Last["CLIENT_ID"]));
        var lost = rig.Ask(
            MessageType.UserMessageReq,
            ("PeripheralID", "5000"),
            ("Distribution", "CLIENT"),
            ("CLIENT_ID", "nobody"),
            ("TEXT", "x")
        )!;
        Assert.Equal("CLIENT_NOT_FOUND", lost["StatusCode"]);
    }
}
