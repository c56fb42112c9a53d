using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Simulators.Switch.CiscoGed188;
using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Tests.CiscoGed188;

public sealed class CtiAgentTests
{
    private const string Peripheral = "5000";

    [Fact]
    public void An_agent_logs_on_becomes_ready_and_logs_off()
    {
        var rig = new CtiRig();
        Assert.Equal("SET_AGENT_STATE_CONF", Set(rig, "LOGIN", ("AGENT_ID", "5001"), ("AGENT_PASSWORD", "secret"))!.Name);
        Assert.Equal("SET_AGENT_STATE_CONF", Set(rig, "AVAILABLE")!.Name);
        Assert.Equal("SET_AGENT_STATE_CONF", Set(rig, "NOT_READY", ("EventReasonCode", "7"))!.Name);
        Assert.Equal("SET_AGENT_STATE_CONF", Set(rig, "LOGOUT", ("EventReasonCode", "3"))!.Name);
        var states = rig.Client.Events.Where(static e => e.Name == "AGENT_STATE_EVENT").ToArray();
        Assert.Equal(["LOGIN", "NOT_READY", "AVAILABLE", "NOT_READY", "LOGOUT"], states.Select(static e => e["AgentState"]));
        Assert.Equal(["0", "0", "0", "7", "3"], states.Select(static e => e["EventReasonCode"]));
        Assert.All(states, static e => Assert.Equal(("5001", "1001"), (e["AGENT_ID"], e["AGENT_EXTENSION"])));
        Assert.Equal(("610", "ICM_AVAILABLE"), (states[2]["SkillGroupNumber"], states[2]["AgentAvailabilityStatus"]));
    }

    [Theory]
    [InlineData("LOGIN", "5001", "wrong", "INVALID_PASSWORD_SPECIFIED")]
    [InlineData("LOGIN", "9999", "", "INVALID_AGENT_DATA")]
    [InlineData("LOGIN", null, "", "REQUIRED_DATA_MISSING")]
    [InlineData("AVAILABLE", null, "", "AGENT_NOT_LOGGED_ON")]
    [InlineData("AVAILABLE", "5001", "", "GENERIC_STATE_INCOMPATIBILITY")]
    public void An_agents_request_is_refused_with_the_reason(string state, string? agent, string password, string reason)
    {
        var rig = new CtiRig();
        List<(string, string)> fields = [];
        if (agent is not null)
            fields.Add(("AGENT_ID", agent));
        if (password.Length > 0)
            fields.Add(("AGENT_PASSWORD", password));
        var refused = Set(rig, state, [.. fields])!;
        Assert.Equal(reason, refused["FailureCode"] ?? refused["StatusCode"]);
    }

    [Fact]
    public void Two_cannot_log_on_at_one_place_nor_one_at_two()
    {
        var rig = new CtiRig();
        Set(rig, "LOGIN", ("AGENT_ID", "5002"));
        Assert.Equal(
            "SPECIFIED_EXTENSION_ALREADY_IN_USE",
            Set(rig, "LOGIN", ("AGENT_ID", "5001"), ("AGENT_PASSWORD", "secret"))!["FailureCode"]
        );
        var elsewhere = rig.Ask(
            MessageType.SetAgentStateReq,
            ("PeripheralID", Peripheral),
            ("AgentState", "LOGIN"),
            ("AGENT_INSTRUMENT", "1002"),
            ("AGENT_ID", "5002")
        )!;
        Assert.Equal("SPECIFIED_AGENT_ALREADY_SIGNED_ON", elsewhere["FailureCode"]);
        var nowhere = rig.Ask(
            MessageType.SetAgentStateReq,
            ("PeripheralID", Peripheral),
            ("AgentState", "LOGIN"),
            ("AGENT_INSTRUMENT", "4711"),
            ("AGENT_ID", "5001")
        )!;
        Assert.Equal("INVALID_LOGON_DEVICE_SPECIFIED", nowhere["FailureCode"]);
    }

    [Fact]
    public void A_switch_may_want_to_know_why()
    {
        var rig = new CtiRig(with: static profile =>
        {
            profile.NotReadyNeedsReason = true;
            return profile;
        });
        Set(rig, "LOGIN", ("AGENT_ID", "5002"));
        Set(rig, "AVAILABLE");
        Assert.Equal("REASON_CODE_REQUIRED", Set(rig, "NOT_READY")!["FailureCode"]);
    }

    [Fact]
    public void A_call_of_the_group_reserves_the_agent_and_is_announced_to_him_first()
    {
        var rig = Ready();
        rig.Engine.Inbound(rig.Engine.FindTrunk("carrier")!, "0301234567", "610");
        rig.Run();
        Assert.Equal(
            [
                "BEGIN_CALL 1/610",
                "CALL_QUEUED 1/610 QUEUED",
                "AGENT_PRE_CALL 1001",
                "AGENT_STATE 1001",
                "CALL_DELIVERED 1/610 QUEUED",
                "BEGIN_CALL 1/1001",
                "CALL_DELIVERED 1/1001 ALERTING",
            ],
            rig.Client.Story
        );
        var queued = rig.Client.Events[1];
        Assert.Equal(
            ("QUEUE", "610", "1", "610"),
            (queued["QueueDeviceType"], queued["QUEUE_DEVID"], queued["NumQueued"], queued["SKILL_GROUP_NUMBER"])
        );
        Assert.Equal("RESERVED", rig.Client.Events[3]["AgentState"]);
        Assert.Equal("0301234567", rig.Client.Events[2]["ANI"]);
        rig.Client.Clear();
        rig.Engine.Answer(rig.Leg("1001"));
        rig.Run();
        Assert.Equal(
            [
                "CALL_ESTABLISHED 1/1001 CONNECT",
                "CALL_DEQUEUED 1/610 NULL",
                "CALL_DEQUEUED 1/1001 CONNECT",
                "END_CALL 1/610",
                "AGENT_STATE 1001",
            ],
            rig.Client.Story
        );
        Assert.Equal("610", rig.Client.Events[0]["SkillGroupNumber"]);
        Assert.Equal("TALKING", rig.Client.Events[^1]["AgentState"]);
    }

    [Fact]
    public void A_caller_who_gives_up_leaves_the_queue_and_the_call_ends_there()
    {
        var rig = new CtiRig();
        var caller = rig.Engine.Inbound(rig.Engine.FindTrunk("carrier")!, "0301234567", "610")!;
        rig.Run();
        rig.Client.Clear();
        rig.Engine.HangUp(caller);
        Assert.Equal("CALL_DEQUEUED 1/610 NULL", rig.Client.Story[0]);
        Assert.Equal("ABAND_LOCAL_QUEUE", rig.Client.Events[0]["EventCause"]);
        Assert.Equal(["CALL_CLEARED 1/610 NULL", "END_CALL 1/610"], rig.Client.Story.TakeLast(2));
    }

    [Fact]
    public void A_switch_without_queue_events_tells_the_call_only_where_it_rings()
    {
        var rig = new CtiRig(with: static profile =>
        {
            profile.WithoutQueuedEvents = true;
            profile.NoOptionalFields = true;
            return profile.LogOnAtStart("5002", "1001");
        });
        rig.Engine.Inbound(rig.Engine.FindTrunk("carrier")!, "0301234567", "610");
        rig.Run();
        var calls = rig.Client.Events.Where(static e => e["ConnectionCallID"] is not null).ToArray();
        Assert.Equal(["BEGIN_CALL 1/1001", "CALL_DELIVERED 1/1001 ALERTING"], calls.Select(static e => e.Short));
        Assert.Null(calls[0]["ANI"]);
        Assert.Null(calls[1]["TRUNK_NUMBER"]);
        Assert.Equal("0301234567", calls[1]["CALLING_DEVID"]);
    }

    [Fact]
    public void A_call_at_a_route_point_waits_there_for_its_router()
    {
        var rig = new CtiRig();
        // A router that is there and does not answer.
        PbxEngine.RegisterRouter(rig.Engine.FindRoutePoint("700")!);
        var caller = rig.Engine.Inbound(rig.Engine.FindTrunk("carrier")!, "0301234567", "700")!;
        rig.Run();
        Assert.Equal(["BEGIN_CALL 1/700", "CALL_DELIVERED 1/700 ALERTING"], rig.Client.Story);
        Assert.Equal(("ROUTE_POINT", "700"), (rig.Client.Events[1]["AlertingDeviceType"], rig.Client.Events[1]["ALERTING_DEVID"]));
        rig.Run(5000);
        Assert.Contains("CALL_DELIVERED 1/1004 ALERTING", rig.Client.Story);
        Assert.Contains("END_CALL 1/700", rig.Client.Story);
        Assert.Contains("CALL_TRANSLATION_ROUTE", rig.Client.Story);
        Assert.False(caller.IsReleased);
    }

    [Fact]
    public void An_agents_state_can_be_asked_for()
    {
        var rig = Ready();
        var byId = rig.Ask(MessageType.QueryAgentStateReq, ("PeripheralID", Peripheral), ("AGENT_ID", "5002"))!;
        Assert.Equal(
            ("QUERY_AGENT_STATE_CONF", "AVAILABLE", "1001", "610"),
            (byId.Name, byId["AgentState"], byId["AGENT_INSTRUMENT"], byId["SKILL_GROUP_NUMBER"])
        );
        var byPlace = rig.Ask(MessageType.QueryAgentStateReq, ("PeripheralID", Peripheral), ("AGENT_INSTRUMENT", "1001"))!;
        Assert.Equal("5002", byPlace["AGENT_ID"]);
        Assert.Equal(
            "INVALID_AGENT_ID_SPECIFIED",
            rig.Ask(MessageType.QueryAgentStateReq, ("PeripheralID", Peripheral), ("AGENT_ID", "1"))!["FailureCode"]
        );
    }

    [Fact]
    public void A_skill_group_says_what_the_switch_counts()
    {
        var rig = Ready();
        var group = rig.Ask(
            MessageType.QuerySkillGroupStatisticsReq,
            ("PeripheralID", Peripheral),
            ("SkillGroupNumber", "610"),
            ("SkillGroupID", "0")
        )!;
        Assert.Equal(("1", "1", "0"), (group["AgentsLoggedOn"], group["AgentsAvail"], group["CallsQNow"]));
        rig.Engine.SetState(rig.Engine.FindAgent("5002")!, PbxAgentState.NotReady);
        rig.Engine.Inbound(rig.Engine.FindTrunk("carrier")!, "0301234567", "610");
        rig.Run(3000);
        group = rig.Ask(
            MessageType.QuerySkillGroupStatisticsReq,
            ("PeripheralID", Peripheral),
            ("SkillGroupNumber", "610"),
            ("SkillGroupID", "0")
        )!;
        Assert.Equal(("1", "0", "1", "3"), (group["AgentsNotReady"], group["AgentsAvail"], group["CallsQNow"], group["LongestCallQNow"]));
        Assert.Equal(
            "INVALID_SKILL_GROUP_SPECIFIED",
            rig.Ask(MessageType.QuerySkillGroupStatisticsReq, ("PeripheralID", Peripheral), ("SkillGroupNumber", "1"))!["FailureCode"]
        );
        var agent = rig.Ask(MessageType.QueryAgentStatisticsReq, ("PeripheralID", Peripheral), ("AGENT_ID", "5002"))!;
        Assert.Equal(("QUERY_AGENT_STATISTICS_CONF", "3"), (agent.Name, agent["LoggedOnTimeSession"]));
    }

    [Fact]
    public void A_supervisor_listens_joins_takes_over_and_clears()
    {
        var rig = new CtiRig(open: false);
        rig.Client.Open("ALL_EVENTS|CLIENT_CONTROL|SUPERVISOR");
        var (agent, _) = rig.Talk();
        (string, string)[] call =
        [
            .. CtiRig.Of(agent, "AgentConnectionCallID", "AGENT_CONNECTION_DEVID"),
            ("SUPERVISOR_INSTRUMENT", "1003"),
        ];
        Assert.Equal("SUPERVISE_CALL_CONF", rig.Ask(MessageType.SuperviseCallReq, [.. call, ("SupervisoryAction", "MONITOR")])!.Name);
        rig.Run();
        rig.Engine.Answer(rig.Leg("1003"));
        Assert.Equal("SILENT_MONITOR", rig.Client.Events.Last(static e => e.Name == "CALL_CONFERENCED_EVENT")["EventCause"]);
        rig.Engine.HangUp(rig.Leg("1003"));
        Assert.Equal("SUPERVISE_CALL_CONF", rig.Ask(MessageType.SuperviseCallReq, [.. call, ("SupervisoryAction", "INTERCEPT")])!.Name);
        rig.Run();
        rig.Engine.Answer(rig.Leg("1003"));
        rig.Run();
        Assert.True(agent.IsReleased);
        Assert.Equal(LegState.Connected, rig.Leg("1002").State);
        Assert.Equal("FUNCTION_NOT_AVAILABLE", Whisper(rig)!["StatusCode"]);
        (string, string)[] rest = CtiRig.Of(rig.Leg("1002"), "AgentConnectionCallID", "AGENT_CONNECTION_DEVID");
        Assert.Equal("SUPERVISE_CALL_CONF", rig.Ask(MessageType.SuperviseCallReq, [.. rest, ("SupervisoryAction", "CLEAR")])!.Name);
        Assert.Empty(rig.Engine.Calls);
    }

    [Fact]
    public void An_agent_calls_for_help()
    {
        var rig = new CtiRig(options: new CtiServerOptions { SupervisorNumber = "1006" }, open: false);
        rig.Client.Open("ALL_EVENTS|CLIENT_CONTROL|SUPERVISOR");
        rig.Talk();
        var help = rig.Ask(
            MessageType.EmergencyCallReq,
            ("PeripheralID", Peripheral),
            ("AGENT_INSTRUMENT", "1001"),
            ("ConnectionCallID", "4294967295")
        )!;
        Assert.Equal(("EMERGENCY_CALL_CONF", "2"), (help.Name, help["ConnectionCallID"]));
        Assert.Contains(rig.Client.Events, static e => e.Name == "EMERGENCY_CALL_EVENT" && e["AGENT_INSTRUMENT"] == "1001");
        Assert.Equal(
            "EMERGENCY",
            rig.Client.Events.First(static e => e.Name == "BEGIN_CALL_EVENT" && e["ConnectionCallID"] == "2")["CallType"]
        );
        var none = new CtiRig();
        Assert.Equal(
            "SUPERVISOR_NOT_FOUND",
            none.Ask(
                MessageType.SupervisorAssistReq,
                ("PeripheralID", Peripheral),
                ("AGENT_INSTRUMENT", "1001"),
                ("ConnectionCallID", "4294967295")
            )!["StatusCode"]
        );
    }

    private static CtiReceived? Whisper(CtiRig rig) =>
        rig.Ask(
            MessageType.SuperviseCallReq,
            [
                .. CtiRig.Of(rig.Leg("1002"), "AgentConnectionCallID", "AGENT_CONNECTION_DEVID"),
                ("SupervisoryAction", "WHISPER"),
                ("SUPERVISOR_INSTRUMENT", "1003"),
            ]
        );

    private static CtiReceived? Set(CtiRig rig, string state, params (string, string)[] fields) =>
        rig.Ask(
            MessageType.SetAgentStateReq,
            [("PeripheralID", Peripheral), ("AgentState", state), ("AGENT_INSTRUMENT", "1001"), .. fields]
        );

    private static CtiRig Ready()
    {
        var rig = new CtiRig();
        rig.Engine.LogOn(rig.Engine.FindAgent("5002")!, rig.Phone("1001"), state: PbxAgentState.Ready);
        rig.Run();
        rig.Client.Clear();
        return rig;
    }
}
