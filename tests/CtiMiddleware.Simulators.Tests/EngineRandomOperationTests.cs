using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Simulators.Tests;

/// <summary>Every operation of the engine in random order under profiles drawn at random: no connection leaks, every call ends, agents fit their calls.</summary>
public sealed class EngineRandomOperationTests
{
    /// <summary>More of them with <c>CTI_RANDOM_SEEDS=3000</c>, in about a minute.</summary>
    private static readonly ulong Seeds = ulong.TryParse(Environment.GetEnvironmentVariable("CTI_RANDOM_SEEDS"), out var seeds)
        ? seeds
        : 60;

    [Fact]
    public void Whatever_is_done_nothing_leaks_and_agents_fit_their_calls()
    {
        for (ulong seed = 1; seed <= Seeds; seed++)
        {
            try
            {
                Run(seed, steps: 300);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"seed {seed}", exception);
            }
        }
    }

    private static void Run(ulong seed, int steps)
    {
        var random = new SplitMix64(seed * 104_729);
        var rig = new EngineRig(Profile(random), seed);
        foreach (var point in rig.Engine.RoutePoints)
        {
            PbxEngine.RegisterRouter(point);
        }
        for (var step = 0; step < steps; step++)
        {
            new RandomOperation(rig, random).Act();
            rig.Wait(random.NextDouble() * 2);
            try
            {
                EngineInvariants.Check(rig.Engine);
            }
            catch (Xunit.Sdk.XunitException broken)
            {
                var last = rig.Events.TakeLast(25).Select(e => $"{e.GetType().Name} {PbxEventLog.Describe(e)}");
                throw new InvalidOperationException($"step {step}: {broken.Message}\n{string.Join('\n', last)}", broken);
            }
            rig.Ami.Drain();
        }
        if (seed % 3 == 0)
        {
            // The switch restarts and has forgotten everything: what was set for calls must not wake up later.
            rig.Engine.DropAllCalls();
            rig.Ami.Face.Restart();
        }
        foreach (var call in rig.Engine.Calls.ToArray())
        {
            rig.Engine.ClearCall(call);
        }
        foreach (var order in rig.Engine.CallBacks.ToArray())
        {
            rig.Engine.CancelCallBack(order);
        }
        rig.Wait(120);
        EngineInvariants.Check(rig.Engine);
        rig.AssertIdle();
        Assert.Equal(0, rig.Ami.Face.Channels);
        Assert.All(rig.Engine.Groups, group => Assert.Equal(0, group.WaitingCallers));
        Assert.All(rig.Engine.Groups.SelectMany(group => group.Members), member => Assert.False(member.Serving));
        Assert.All(rig.Engine.SharedLines, line => Assert.Equal(LineState.Idle, line.State));
        Assert.All(rig.Engine.Stations, station => Assert.Empty(station.Camped));
        Assert.All(
            rig.Engine.Agents,
            agent =>
                Assert.True(
                    agent.State is PbxAgentState.LoggedOff or PbxAgentState.NotReady or PbxAgentState.Ready or PbxAgentState.WorkAfterCall
                )
        );
    }

    internal static SwitchProfile Profile(SplitMix64 random)
    {
        var profile = SwitchRig
            .Phones()
            .AddAnnouncement("600", "Echo")
            .AddAnaloguePort("1090", "Porter")
            .AddHuntGroup("650", "hunt", GroupDistribution.Circular, "1004", "1005")
            .AddSkillGroup("630", "sales", wrapUp: TimeSpan.FromSeconds(3))
            .AddSkillGroup("640", "service")
            .AddAgent("ann", "Ann", "", new AgentSkill("sales", 1), new AgentSkill("service", 2))
            .AddAgent("bob", "Bob", "", new AgentSkill("service", 1))
            .AddAgent("cid", "Cid", "", new AgentSkill("sales", 1))
            .AddRoutePoint("660", "entry", "1001", TimeSpan.FromSeconds(2))
            .AddVoiceUnit("670", "menu", new VoiceUnitOptions { Digits = 2, Next = "1003" })
            .AddSharedLine("680", "office", "1005", "1006")
            .AddPickupGroup("hall", "1001", "1002", "1003");
        profile.ParkingTime = TimeSpan.FromSeconds(8);
        profile.RingTime = TimeSpan.FromSeconds(6);
        profile.ForwardAfter = TimeSpan.FromSeconds(4);
        profile.BlockedTime = TimeSpan.FromSeconds(10);
        profile.RemainingParty = random.NextChance(0.5) ? RemainingParty.Blocked : RemainingParty.Cleared;
        profile.FailedCaller = random.NextChance(0.5) ? RemainingParty.Blocked : RemainingParty.Cleared;
        profile.CallIds = random.NextChance(0.5) ? CallIdPolicy.Reused : CallIdPolicy.Counting;
        profile.MergeIds = (MergeIdPolicy)random.NextInt(3);
        profile.ReRoute = random.NextChance(0.5);
        return profile;
    }
}
