using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Simulators.Switch.Faults;

namespace CtiMiddleware.Simulators.Tests.CiscoGed188;

public sealed class CtiFaultTests
{
    private static readonly (string, string)[] MakeCall =
    [
        ("PeripheralID", "5000"),
        ("AGENT_INSTRUMENT", "1001"),
        ("DIALED_NUMBER", "1002"),
    ];

    [Fact]
    public void Serial_faults_are_refused_by_name()
    {
        var rig = new CtiRig();
        foreach (var kind in FaultSets.Serial)
        {
            var refused = Assert.Throws<FaultRefusedException>(() => rig.Set(kind));
            Assert.Contains(FaultBoard.Name(kind), refused.Message, StringComparison.Ordinal);
            Assert.Contains("cisco-ged188", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Logins_are_refused_in_the_protocols_words()
    {
        var rig = new CtiRig(open: false);
        rig.Set(FaultKind.RefuseLogin, static spec => spec with { Times = 1 });
        Assert.Equal("INVALID_PASSWORD", rig.Client.Open()!["StatusCode"]);
        Assert.Equal("OPEN_CONF", rig.Client.Open()!.Name);
    }

    [Fact]
    public void Rule_38_a_cleared_event_can_be_lost()
    {
        var rig = new CtiRig();
        var (caller, _) = rig.Talk();
        rig.Client.Clear();
        rig.Set(FaultKind.LostEvent, static spec => spec with { Match = "CALL_*CLEARED_EVENT" });
        rig.Engine.HangUp(caller);
        Assert.Equal(["END_CALL 1/1001", "END_CALL 1/1002"], rig.Client.Story);
    }

    [Fact]
    public void Messages_can_be_dropped_doubled_and_swapped()
    {
        var rig = new CtiRig();
        rig.Set(FaultKind.Drop, static spec => spec with { Match = "BEGIN_CALL_EVENT", Direction = FaultDirection.Out });
        rig.Set(FaultKind.Duplicate, static spec => spec with { Match = "CALL_ORIGINATED_EVENT" });
        rig.Set(FaultKind.Reorder, static spec => spec with { Match = "CALL_SERVICE_INITIATED_EVENT" });
        rig.Engine.Dial(rig.Phone("1001"), "1002");
        Assert.Equal(
            ["CALL_ORIGINATED 1/1001 CONNECT", "CALL_ORIGINATED 1/1001 CONNECT", "CALL_SERVICE_INITIATED 1/1001 INITIATE"],
            rig.Client.Story
        );
    }

    [Theory]
    [InlineData("EventCause", "BUSY", "BUSY")]
    [InlineData("CALLED_DEVID", "777", "777")]
    [InlineData("ConnectionCallID", null, "4294967294")]
    public void A_field_can_be_made_wrong_and_the_message_stays_whole(string field, string? value, string seen)
    {
        var rig = new CtiRig();
        (string, string)[] parameters = value is null ? [("field", field)] : [("field", field), ("value", value)];
        rig.Set(FaultKind.Corrupt, static spec => spec with { Match = "CALL_ORIGINATED_EVENT" }, parameters);
        rig.Engine.Dial(rig.Phone("1001"), "1002");
        var originated = rig.Client.Events.Single(static e => e.Name == "CALL_ORIGINATED_EVENT");
        Assert.Equal(seen, originated[field]);
        Assert.Equal("1001", originated["CALLING_DEVID"]);
    }

    [Fact]
    public void An_answer_can_carry_the_id_of_no_request()
    {
        var rig = new CtiRig();
        rig.Set(FaultKind.WrongInvokeId);
        Assert.Null(rig.Ask(MessageType.MakeCallReq, MakeCall));
        Assert.Contains(rig.Client.Received, static message => message.Name == "MAKE_CALL_CONF");
    }

    [Theory]
    [InlineData(null, "CONTROL_FAILURE_CONF", "GENERIC_OPERATION_REJECTION")]
    [InlineData("RESOURCE_BUSY", "CONTROL_FAILURE_CONF", "RESOURCE_BUSY")]
    [InlineData("33", "CONTROL_FAILURE_CONF", "RESOURCE_BUSY")]
    [InlineData("CTI_SERVER_OFFLINE", "FAILURE_CONF", "CTI_SERVER_OFFLINE")]
    public void A_request_can_be_refused_without_being_carried_out(string? code, string answer, string reason)
    {
        var rig = new CtiRig();
        rig.Set(FaultKind.Nak, static spec => spec with { Match = "MAKE_CALL_REQ" }, code is null ? [] : [("code", code)]);
        var refused = rig.Ask(MessageType.MakeCallReq, MakeCall)!;
        Assert.Equal((answer, reason), (refused.Name, refused["StatusCode"] ?? refused["FailureCode"]));
        Assert.Empty(rig.Engine.Calls);
    }

    [Fact]
    public void A_request_can_stay_without_answer_or_get_it_late()
    {
        var rig = new CtiRig();
        var silent = rig.Set(FaultKind.NoAck);
        Assert.Null(rig.Ask(MessageType.MakeCallReq, MakeCall));
        Assert.Single(rig.Engine.Calls);
        rig.Face.Faults.Remove(silent.Number);
        rig.Set(FaultKind.LateAck, null, ("ms", "3000"));
        var invoke = rig.Client.Send(MessageType.SnapshotDeviceReq, ("PeripheralID", "5000"), ("AGENT_INSTRUMENT", "1001"));
        rig.Run(2900);
        Assert.Null(rig.Client.AnswerTo(invoke));
        rig.Run(200);
        Assert.NotNull(rig.Client.AnswerTo(invoke));
    }

    [Fact]
    public void Rule_32_a_monitor_can_be_granted_and_say_nothing()
    {
        var rig = new CtiRig(open: false);
        rig.Client.Open("PERIPHERAL_MONITOR");
        rig.Set(FaultKind.SilentMonitor);
        rig.Ask(MessageType.MonitorStartReq, ("PeripheralID", "5000"), ("CallMsgMask", "0xFFFFFFF"), ("MONITORED_DEVID", "1001"));
        rig.Engine.Dial(rig.Phone("1001"), "1002");
        rig.Run();
        Assert.Empty(rig.Client.Events);
    }

    [Fact]
    public void Rule_31_the_quota_can_be_made_small()
    {
        var limit = new Dictionary<string, string>(StringComparer.Ordinal) { ["limit"] = "0" };
        var board = new CtiRig().Face.Faults;
        Assert.Contains(
            "no share",
            board.Problem(new FaultSpec(FaultKind.Quota) { Share = 0.5, Parameters = limit }),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "no share",
            board.Problem(new FaultSpec(FaultKind.Quota) { Match = "*", Parameters = limit }),
            StringComparison.Ordinal
        );
        var rig = new CtiRig();
        rig.Set(FaultKind.Quota, null, ("limit", "0"));
        var refused = rig.Ask(MessageType.MonitorStartReq, ("PeripheralID", "5000"), ("MONITORED_DEVID", "1001"))!;
        Assert.Equal("OVERALL_MONITOR_LIMIT_EXCEEDED", refused["FailureCode"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Rule_01_a_call_id_can_come_again_after_its_call_or_beside_it(bool live)
    {
        var rig = new CtiRig();
        var first = rig.Engine.Dial(rig.Phone("1001"), "1002")!;
        rig.Run();
        if (!live)
            rig.Engine.HangUp(first);
        rig.Client.Clear();
        rig.Set(FaultKind.CallIdReuse, null, ("live", live ? "true" : "false"));
        rig.Engine.Dial(rig.Phone("1003"), "1004");
        Assert.Equal("BEGIN_CALL 1/1003", rig.Client.Story[0]);
    }

    [Fact]
    public void Rule_43_a_cold_restart_forgets_calls_and_ids_and_a_warm_one_keeps_both()
    {
        var rig = new CtiRig();
        rig.Talk();
        rig.Face.Restart(cold: false);
        Assert.Equal(("FAILURE_EVENT", "CTI_SERVER_OFFLINE"), (rig.Client.Last.Name, rig.Client.Last["StatusCode"]));
        Assert.NotNull(rig.Client.Closed);
        var again = new CtiTestClient(rig.Face);
        again.Open();
        rig.Engine.Hold(rig.Leg("1001"));
        Assert.Contains("CALL_HELD 1/1001 HOLD", again.Story);
        rig.Engine.DropAllCalls();
        rig.Face.Restart(cold: true);
        var third = new CtiTestClient(rig.Face);
        third.Open();
        Assert.Equal("0", third.Ask(MessageType.SnapshotDeviceReq, ("PeripheralID", "5000"), ("AGENT_INSTRUMENT", "1001"))!["NumCalls"]);
        rig.Engine.Dial(rig.Phone("1001"), "1002");
        Assert.Equal("BEGIN_CALL 1/1001", third.Story[0]);
    }
}
