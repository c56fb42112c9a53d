using CtiMiddleware.Adapters.AsteriskAmi;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Capabilities;
using CtiMiddleware.Model.Events;

namespace CtiMiddleware.Adapters.Tests.AsteriskAmi;

/// <summary>Agents in queues and the pool, devices in and out of service, message waiting, events of the dial plan's own.</summary>
public sealed class AgentAndDeviceTests
{
    [Fact]
    public void A_device_is_reported_when_it_goes_and_when_it_is_back_and_not_for_every_state_between()
    {
        var rig = LinkRig.LoggedOn();
        foreach (var state in (string[])["NOT_INUSE", "INUSE", "UNAVAILABLE", "UNAVAILABLE", "NOT_INUSE", "RINGING"])
            rig.Packet("Event: DeviceStateChange", "Device: PJSIP/1001", $"State: {state}");
        rig.Packet("Event: DeviceStateChange", "Device: Local/1001@x", "State: UNAVAILABLE");
        Tells(rig, "OutOfService 1001", "BackInService 1001");
    }

    [Fact]
    public void A_device_that_was_listed_as_away_is_back_with_its_first_state()
    {
        var rig = LinkRig.LoggedOn();
        rig.Packet("Event: DeviceStateChange", "Device: PJSIP/1001", "State: UNAVAILABLE");
        rig.Packet("Event: DeviceStateChange", "Device: PJSIP/1001", "State: INUSE");
        Tells(rig, "OutOfService 1001", "BackInService 1001");
    }

    [Fact]
    public void Message_waiting_is_told_for_the_mailbox_without_its_context()
    {
        var rig = LinkRig.LoggedOn();
        rig.Packet("Event: MessageWaiting", "Mailbox: 1001@default", "Waiting: 1", "New: 3", "Old: 1");
        rig.Packet("Event: MessageWaiting", "Mailbox: 1001", "Waiting: 0");
        Tells(rig, "MessageWaiting 1001 on 3", "MessageWaiting 1001 off ");
    }

    [Fact]
    public void A_user_event_keeps_its_name_and_every_field()
    {
        var rig = LinkRig.LoggedOn();
        rig.Packet("Event: UserEvent", "Privilege: user,all", "UserEvent: Order", "Number: 4711", "Empty: ");
        var told = Assert.IsType<PrivateEvent>(Assert.Single(rig.Events));
        Assert.Equal("Order", told.Name);
        Assert.Contains(new("Number", "4711"), told.Fields);
        Assert.Contains(new("Empty", ""), told.Fields);
    }

    [Fact]
    public void A_member_logs_on_is_paused_with_a_reason_is_ready_and_logs_off()
    {
        var rig = LinkRig.LoggedOn();
        Member(rig, "QueueMemberAdded", "Paused: 0");
        Member(rig, "QueueMemberPause", "Paused: 1", "PausedReason: lunch");
        Member(rig, "QueueMemberPause", "Paused: 0", "PausedReason: ");
        Member(rig, "QueueMemberRemoved", "Paused: 0");
        Tells(
            rig,
            "AgentLoggedOn agent 1001 (Ann) at 1001 group support",
            "AgentReady agent 1001 (Ann) at 1001 group support",
            "AgentNotReady agent 1001 (Ann) at 1001 group support",
            "AgentReady agent 1001 (Ann) at 1001 group support",
            "AgentLoggedOff agent 1001 (Ann) at 1001 group support"
        );
        Assert.Equal("lunch", rig.Events.OfType<AgentEvent.AgentNotReady>().Single().Reason);
    }

    [Fact]
    public void Rule_12_a_pause_during_a_call_outlasts_it()
    {
        var rig = LinkRig.LoggedOn();
        Member(rig, "QueueMemberAdded", "Paused: 0");
        Member(rig, "AgentConnect");
        Member(rig, "QueueMemberPause", "Paused: 1");
        Member(rig, "AgentComplete", "Reason: caller");
        Assert.Equal(["AgentLoggedOn", "AgentReady", "AgentBusy", "AgentNotReady"], rig.Events.Select(e => e.GetType().Name));
    }

    [Fact]
    public void Rule_12_the_end_of_a_pause_during_a_call_leaves_the_agent_busy_until_the_call_ends()
    {
        var rig = LinkRig.LoggedOn();
        Member(rig, "QueueMemberAdded", "Paused: 0");
        Member(rig, "AgentConnect");
        Member(rig, "QueueMemberPause", "Paused: 1");
        Member(rig, "QueueMemberPause", "Paused: 0");
        Member(rig, "AgentComplete", "Reason: caller");
        Assert.Equal(
            ["AgentLoggedOn", "AgentReady", "AgentBusy", "AgentNotReady", "AgentBusy", "AgentReady"],
            rig.Events.Select(e => e.GetType().Name)
        );
    }

    [Theory]
    [InlineData("QueueMemberRemoved", "StateInterface: Agent:1101", "Local/1101@agentreq")]
    [InlineData("QueueMemberPause", "StateInterface: PJSIP/1001", "Local/1101@agentreq")]
    public void An_interface_that_left_or_serves_a_device_stands_for_no_agent_of_the_pool(string name, string state, string agent)
    {
        var rig = LinkRig.LoggedOn();
        string[] member = ["Queue: sales", "MemberName: Agent One", "Interface: Local/1101@agentreq", "Paused: 0"];
        rig.Packet(["Event: QueueMemberAdded", "StateInterface: Agent:1101", .. member]);
        rig.Packet([$"Event: {name}", state, .. member]);
        rig.Packet(["Event: AgentConnect", .. member]);
        Assert.Equal(agent, Assert.IsType<AgentEvent.AgentBusy>(rig.Events.Last()).AgentID);
    }

    [Fact]
    public void A_member_of_the_agent_pool_is_known_by_the_pools_number_once_the_switch_has_named_it()
    {
        var rig = LinkRig.LoggedOn();
        rig.Packet(
            "Event: QueueMemberAdded",
            "Queue: sales",
            "MemberName: Agent One",
            "Interface: Local/1101@agentreq",
            "StateInterface: Agent:1101",
            "Paused: 0"
        );
        rig.Packet("Event: AgentConnect", "Queue: sales", "MemberName: Agent One", "Interface: Local/1101@agentreq");
        rig.Packet("Event: AgentLogoff", "Agent: 1101");
        Assert.All(rig.Events.Cast<AgentEvent>(), e => Assert.Equal("1101", e.AgentID));
        Assert.IsType<AgentEvent.AgentLoggedOff>(rig.Events.Last());
    }

    [Fact]
    public void An_event_of_an_agent_without_a_queue_or_an_interface_is_an_anomaly()
    {
        var rig = LinkRig.LoggedOn();
        rig.Packet("Event: AgentConnect", "Interface: PJSIP/1001");
        rig.Packet("Event: AgentConnect", "Queue: support");
        rig.Packet("Event: AgentLogin", "Channel: PJSIP/1001-1");
        Assert.Empty(rig.Events);
        Assert.Equal(3, rig.Anomalies.Count(anomaly => anomaly.Kind == AnomalyKind.MissingField));
    }

    [Fact]
    public void Every_event_of_the_capabilities_comes_in_a_recording_or_in_a_test_of_this_folder()
    {
        var recorded = Recording
            .Names.SelectMany(name => Recording.Load(name).Replay(Links.Capture.ReplaySplit.Whole).Output.Events)
            .Select(e => e.GetType().Name)
            .ToHashSet(StringComparer.Ordinal);
        // In this class, and in AmiAnswerTests.
        recorded.UnionWith([nameof(DeviceEvent.BackInService), nameof(CallEvent.CallInformation)]);
        var promised = AsteriskAmiCapabilities.All.Events.Where(e => e.Support != ServiceSupport.NotSupported).Select(e => e.Name);
        Assert.Empty(promised.Except(recorded));
        var denied = AsteriskAmiCapabilities.All.Events.Where(e => e.Support == ServiceSupport.NotSupported).Select(e => e.Name);
        Assert.Empty(denied.Intersect(recorded));
        Assert.Empty(recorded.Except(AsteriskAmiCapabilities.All.Events.Select(e => e.Name)));
    }

    private static void Member(LinkRig rig, string name, params string[] more) =>
        rig.Packet([$"Event: {name}", "Queue: support", "MemberName: Ann", "Interface: PJSIP/1001", "StateInterface: PJSIP/1001", .. more]);

    private static void Tells(LinkRig rig, params string[] lines) => Assert.Equal(lines, Story.Of(rig.Events).Split('\n').SkipLast(1));
}
