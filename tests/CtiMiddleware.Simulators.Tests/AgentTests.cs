using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Tests;

/// <summary>Agents and the groups that they serve.</summary>
public sealed class AgentTests
{
    private static SwitchProfile Centre(double wrapUp = 0) =>
        SwitchRig
            .Phones()
            .AddSkillGroup("630", "sales", wrapUp: TimeSpan.FromSeconds(wrapUp))
            .AddSkillGroup("640", "service", wrapUp: TimeSpan.FromSeconds(wrapUp))
            .AddAgent("ann", "Ann", "secret", new AgentSkill("sales", 1), new AgentSkill("service", 2))
            .AddAgent("bob", "Bob", "", new AgentSkill("service", 1), new AgentSkill("sales", 2))
            .AddAgent("cid", "Cid", "", new AgentSkill("sales", 1));

    private static EngineRig LoggedOn(SwitchProfile profile)
    {
        var rig = new EngineRig(profile.LogOnAtStart("ann", "1001").LogOnAtStart("bob", "1002"));
        rig.Wait(1);
        return rig;
    }

    [Fact]
    public void Log_on_is_refused_with_the_reason()
    {
        var rig = new EngineRig(Centre());
        var (engine, ann, bob) = (rig.Engine, rig.Agent("ann"), rig.Agent("bob"));
        Assert.Equal(Refusal.WrongPassword, engine.LogOn(ann, rig.Phone("1001"), "wrong"));
        Assert.Equal(Refusal.InvalidState, engine.LogOn(ann, rig.Phone("1001"), "secret", PbxAgentState.Talking));
        Assert.Equal(PbxAgentState.LoggedOff, ann.State);
        Assert.Equal(Refusal.None, engine.LogOn(ann, rig.Phone("1001"), "secret", reason: "breakfast"));
        Assert.Equal((PbxAgentState.NotReady, "breakfast"), (ann.State, ann.Reason));
        Assert.Equal(Refusal.AlreadyLoggedOn, engine.LogOn(ann, rig.Phone("1002"), "secret"));
        Assert.Equal(Refusal.StationTaken, engine.LogOn(bob, rig.Phone("1001")));
        Assert.Equal(Refusal.NotLoggedOn, engine.SetState(bob, PbxAgentState.Ready));
        Assert.Equal(Refusal.NotLoggedOn, engine.LogOff(bob));
        engine.SetService(rig.Phone("1003"), inService: false);
        Assert.Equal(Refusal.OutOfService, engine.LogOn(bob, rig.Phone("1003")));
        Assert.Equal(Refusal.None, engine.LogOff(ann));
        Assert.Null(rig.Phone("1001").Agent);
        Assert.Empty(engine.FindGroup("sales")!.Members);
    }

    [Fact]
    public void A_call_takes_an_agent_through_reserved_talking_hold_and_work_after_call()
    {
        var rig = LoggedOn(Centre(wrapUp: 10));
        var caller = rig.Outside("630");
        Assert.Equal(PbxAgentState.Reserved, rig.Agent("ann").State);
        Assert.Equal(PbxAgentState.Ready, rig.Agent("bob").State);
        rig.Engine.Answer(rig.Leg("1001"));
        rig.Wait(5);
        Assert.Equal(PbxAgentState.Talking, rig.Agent("ann").State);
        rig.Engine.Hold(rig.Leg("1001"));
        rig.Wait(1);
        Assert.Equal(PbxAgentState.Hold, rig.Agent("ann").State);
        rig.Engine.Retrieve(rig.Leg("1001"));
        rig.Wait(1);
        rig.Engine.HangUp(caller);
        rig.Wait(9);
        Assert.Equal(PbxAgentState.WorkAfterCall, rig.Agent("ann").State);
        rig.Wait(2);
        Assert.Equal(
            [
                PbxAgentState.Reserved,
                PbxAgentState.Talking,
                PbxAgentState.Hold,
                PbxAgentState.Talking,
                PbxAgentState.WorkAfterCall,
                PbxAgentState.Ready,
            ],
            rig.Seen<PbxEvent.AgentStateChanged>().Select(e => e.State)
        );
        Assert.Equal(1, rig.Agent("ann").CallsTaken);
        rig.AssertIdle();
    }

    [Fact]
    public void What_an_agent_asks_for_during_a_call_waits_for_its_end()
    {
        var rig = LoggedOn(Centre(wrapUp: 4));
        var caller = rig.Outside("630");
        rig.Engine.Answer(rig.Leg("1001"));
        rig.Wait(1);
        Assert.Equal(Refusal.InvalidState, rig.Engine.LogOff(rig.Agent("ann")));
        Assert.Equal(Refusal.None, rig.Engine.SetState(rig.Agent("ann"), PbxAgentState.NotReady, "lunch"));
        rig.Wait(1);
        Assert.Equal((PbxAgentState.Talking, PbxAgentState.NotReady), (rig.Agent("ann").State, rig.Agent("ann").Pending!.Value));
        rig.Engine.HangUp(caller);
        rig.Wait(1);
        Assert.Equal(PbxAgentState.WorkAfterCall, rig.Agent("ann").State);
        rig.Wait(4);
        Assert.Equal((PbxAgentState.NotReady, "lunch", null), (rig.Agent("ann").State, rig.Agent("ann").Reason, rig.Agent("ann").Pending));

        rig.Engine.SetState(rig.Agent("ann"), PbxAgentState.Ready);
        rig.Outside("630");
        rig.Engine.Answer(rig.Leg("1001"));
        rig.Engine.LogOff(rig.Agent("ann"), "home", force: true);
        rig.Wait(1);
        rig.Engine.HangUp(rig.Leg("1001"));
        rig.Wait(5);
        Assert.Equal((PbxAgentState.LoggedOff, "home"), (rig.Agent("ann").State, rig.Agent("ann").Reason));
    }

    [Fact]
    public void Skill_priority_comes_first_then_the_longest_idle()
    {
        var rig = new EngineRig(Centre().LogOnAtStart("ann", "1001").LogOnAtStart("bob", "1002").LogOnAtStart("cid", "1003"));
        rig.Wait(1);
        for (var round = 0; round < 4; round++)
        {
            var caller = rig.Outside("630");
            var agent = rig.Last<PbxEvent.Alerting>().Leg;
            rig.Engine.Answer(agent);
            rig.Wait(3);
            rig.Engine.HangUp(caller);
            rig.Wait(1);
        }
        // Ann and Cid have priority 1 and take turns; Bob would come only if both were busy.
        Assert.Equal(["1001", "1003", "1001", "1003"], rig.Seen<PbxEvent.AgentConnected>().Select(e => e.Agent.Number));
        rig.Outside("630");
        rig.Outside("630");
        rig.Outside("630");
        Assert.Equal(PbxAgentState.Reserved, rig.Agent("bob").State);
    }

    [Fact]
    public void An_agent_who_does_not_answer_becomes_not_ready_and_the_next_one_is_asked()
    {
        var rig = LoggedOn(Centre());
        var group = rig.Engine.FindGroup("sales")!;
        group.RingTime = TimeSpan.FromSeconds(8);
        rig.Outside("630");
        rig.Wait(8);
        Assert.Equal((PbxAgentState.NotReady, "no answer"), (rig.Agent("ann").State, rig.Agent("ann").Reason));
        rig.Wait(1.2);
        Assert.Equal(PbxAgentState.Reserved, rig.Agent("bob").State);
        rig.Engine.Answer(rig.Leg("1002"));
        rig.Wait(1);
        var statistics = rig.Engine.Statistics(group);
        Assert.Equal((2, 0, 1, 1), (statistics.LoggedOn, statistics.Available, statistics.NotReady, statistics.Talking));
        Assert.Equal((1, 1, 0), (statistics.Offered, statistics.Answered, statistics.CallsWaiting));
    }

    [Fact]
    public void Statistics_count_who_waits_and_who_gives_up()
    {
        var rig = new EngineRig(Centre());
        var first = rig.Outside("630");
        rig.Wait(10);
        rig.Outside("630");
        var now = rig.Engine.Statistics(rig.Engine.FindGroup("630")!);
        Assert.Equal((2, 0), (now.CallsWaiting, now.LoggedOn));
        Assert.InRange(now.LongestWait.TotalSeconds, 10, 10.5);
        rig.Engine.HangUp(first);
        rig.Wait(0.1);
        now = rig.Engine.Statistics(rig.Engine.FindGroup("630")!);
        Assert.Equal((1, 1, 2), (now.CallsWaiting, now.Abandoned, now.Offered));
        Assert.InRange(now.LongestWait.TotalSeconds, 0.1, 0.5);
    }

    [Theory]
    [InlineData(GroupDistribution.Linear, "1001,1001,1001")]
    [InlineData(GroupDistribution.Circular, "1001,1002,1003")]
    public void A_hunt_group_asks_in_its_order(GroupDistribution distribution, string expected)
    {
        var rig = new EngineRig(SwitchRig.Phones().AddHuntGroup("650", "hunt", distribution, "1001", "1002", "1003"));
        for (var i = 0; i < 3; i++)
        {
            var caller = rig.Outside("650");
            rig.Engine.Answer(rig.Last<PbxEvent.Alerting>().Leg);
            rig.Wait(2);
            rig.Engine.HangUp(caller);
            rig.Wait(1);
        }
        Assert.Equal(expected, string.Join(',', rig.Seen<PbxEvent.AgentConnected>().Select(e => e.Agent.Number)));
        rig.Outside("650");
        rig.Wait(11.5);
        Assert.Equal(2, rig.Seen<PbxEvent.Alerting>().Skip(3).Take(2).Select(e => e.Leg.Number).Distinct().Count());
    }

    [Fact]
    public void An_agent_of_the_own_kind_is_a_queue_member_to_asterisk()
    {
        var rig = new EngineRig(Centre());
        rig.Ami.Drain();
        rig.Engine.LogOn(rig.Agent("cid"), rig.Phone("1003"), state: PbxAgentState.Ready);
        rig.Wait(0.1);
        var text = rig.Ami.DrainText();
        Assert.Contains("Event: QueueMemberAdded", text, StringComparison.Ordinal);
        Assert.Contains("MemberName: Cid", text, StringComparison.Ordinal);
    }
}
