using CtiMiddleware.Live.Tests.Product;

namespace CtiMiddleware.Live.Tests;

/// <summary>Queues and their agents.</summary>
public abstract class QueueTests(AsteriskFixture fixture, ITestOutputHelper output) : ApiTests(fixture, output)
{
    [Fact]
    public async Task An_agent_logs_on_pauses_with_a_reason_and_logs_off_by_command()
    {
        await using var scenario = await BeginUnmannedAsync("1002");

        await LogOnAsync(scenario, "1002");
        await scenario.EventAsync("agent.agentReady");
        var on = await AgentAsync(scenario, "1002");
        var pause = await scenario.Api.PutAsync(
            "agents/hq:agent:1002/state",
            new
            {
                state = "notReady",
                reason = "lunch",
                group = "hq:support",
            }
        );
        pause.Acknowledged();
        var paused = await scenario.EventAsync("agent.agentNotReady");
        var resume = await scenario.Api.PutAsync("agents/hq:agent:1002/state", new { state = "ready", group = "hq:support" });
        resume.Acknowledged();
        await scenario.EventAsync("agent.agentReady", since: scenario.PositionAfter(paused));
        await LogOffAsync(scenario, "1002");
        await scenario.EventAsync("agent.agentLoggedOff");

        Assert.Equal("hq:1002", on["device"]);
        Assert.Equal("agentReady", on["state"]);
        Assert.Equal("lunch", paused.Changed("agent").Items("groups").Single().Text("reason"));
        Assert.Equal("agentNotReady", paused.Changed("agent").Text("state"));
        Assert.Equal("observed", (await scenario.EffectAsync(pause)).Data.Text("effect"));
        Assert.Equal("observed", (await scenario.EffectAsync(resume)).Data.Text("effect"));
        Assert.Equal(
            ["agent.agentLoggedOn", "agent.agentReady", "agent.agentNotReady", "agent.agentReady", "agent.agentLoggedOff"],
            scenario.Api.Events.From(scenario.Start).Select(e => e.Type).Where(type => type.StartsWith("agent.", StringComparison.Ordinal))
        );
        await scenario.EndAsync();
    }

    [Fact]
    public async Task A_caller_waits_both_members_ring_one_rejects_and_the_other_gets_the_call()
    {
        await using var scenario = await BeginUnmannedAsync("1001", "1002", "1003");
        await LogOnAsync(scenario, "1002");
        await LogOnAsync(scenario, "1003");

        await scenario["1001"].DialAsync("610");
        await Task.WhenAll(scenario["1002"].UntilRingingAsync(), scenario["1003"].UntilRingingAsync());
        await scenario.EventAsync("call.delivered", "1002");
        await scenario.EventAsync("call.delivered", "1003");
        var waiting = await scenario.EventAsync("call.queued");
        var group = (await scenario.Api.GetAsync("groups/hq:support")).Body;
        await scenario["1003"].HangUpAsync();
        await scenario.EventAsync("call.connectionCleared", "1003");
        await scenario["1002"].AcceptAsync();
        var established = await scenario.EventAsync("call.established", "1002");
        await scenario.EventAsync("agent.agentBusy");
        await scenario.UntilOneCallAsync("1001 connected", "1002 connected");
        await scenario.ConsistentAsync();
        await scenario["1001"].HangUpAsync();
        await scenario.EventAsync("call.callCleared");
        await scenario.EventAsync("agent.agentReady", since: scenario.PositionAfter(established));

        Assert.Contains(group.Items("waiting"), call => call.ToString() == waiting.Call);
        Assert.Equal(waiting.Call, established.Call);
        Assert.Equal("610", established.Changed("call").GetProperty("called").Text("number"));
        var story = scenario.Story();
        Assert.Equal(["originated 1001: newCall", "queued support: enteringDistribution"], story[..2]);
        Assert.Equal(["delivered 1002: newCall", "delivered 1003: newCall"], story[2..4].Order(StringComparer.Ordinal));
        Assert.Equal(
            [
                "failed 1003: busy",
                "connectionCleared 1003: busy",
                "established 1002: normal",
                "diverted support: distributed",
                "connectionCleared 1001: normalClearing",
                "connectionCleared 1002: normalClearing",
                "callCleared: normalClearing",
            ],
            story[4..]
        );
        await LogOffAsync(scenario, "1002");
        await LogOffAsync(scenario, "1003");
        await scenario.EndAsync();
    }

    /// <summary>Begins with a queue that has no members, whatever an earlier test left there.</summary>
    private async Task<Scenario> BeginUnmannedAsync(params string[] numbers)
    {
        await using var probe = await Peer.LogInAsync();
        foreach (var member in (string[])["1002", "1003"])
        {
            await probe.ActAsync("QueueRemove", ("Queue", "support"), ("Interface", $"{Peer.Installation.Technology}/{member}"));
        }

        return await BeginAsync(numbers);
    }

    private static async Task LogOnAsync(Scenario scenario, string number) =>
        (
            await scenario.Api.PostAsync($"agents/hq:agent:{number}/login", new { device = $"hq:{number}", group = "hq:support" })
        ).Acknowledged();

    private static async Task LogOffAsync(Scenario scenario, string number) =>
        (await scenario.Api.PostAsync($"agents/hq:agent:{number}/logout", new { group = "hq:support" })).Acknowledged();

    private static Task<Answer> AgentAsync(Scenario scenario, string number) => scenario.Api.GetAsync($"agents/hq:agent:{number}");
}

[Collection(OnAsterisk22.Name)]
public sealed class Queues_on_Asterisk_22(Asterisk22Fixture fixture, ITestOutputHelper output) : QueueTests(fixture, output);

[Collection(OnAsterisk16.Name)]
public sealed class Queues_on_Asterisk_16(Asterisk16Fixture fixture, ITestOutputHelper output) : QueueTests(fixture, output);
