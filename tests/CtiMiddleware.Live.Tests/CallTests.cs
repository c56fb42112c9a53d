using System.Net;
using CtiMiddleware.Live.Tests.Product;

namespace CtiMiddleware.Live.Tests;

/// <summary>Plain calls between real phones, as an application sees them.</summary>
public abstract class CallTests(AsteriskFixture fixture, ITestOutputHelper output)
{
    [Fact]
    public async Task A_call_is_told_from_its_beginning_to_its_end()
    {
        await using var scenario = await BeginAsync("1001", "1002");

        var established = await scenario.TalkAsync("1001", "1002");
        await scenario["1001"].HoldAsync();
        await scenario.EventAsync("call.held");
        await scenario["1001"].ResumeAsync();
        await scenario.EventAsync("call.retrieved");
        await scenario["1002"].HangUpAsync();
        await scenario.EventAsync("call.callCleared");
        await scenario.EndAsync();

        Assert.Equal("hq:1001", established.Changed("call").GetProperty("calling").Text("device"));
        Assert.Equal("hq:1002", established.Changed("call").GetProperty("called").Text("device"));
        Assert.Equal(
            [
                "originated 1001: newCall",
                "delivered 1002: newCall",
                "established 1002: newCall",
                "held 1001: normal",
                "retrieved 1001: normal",
                "connectionCleared 1002: normalClearing",
                "connectionCleared 1001: normalClearing",
                "callCleared: normalClearing",
            ],
            scenario.Story()
        );
        await scenario.EndAsync();
    }

    [Fact]
    public async Task Click_to_dial_rings_the_own_phone_first_and_the_answer_names_the_call()
    {
        await using var scenario = await BeginAsync("1001", "1002");

        var answer = await scenario.Api.PostAsync("calls", new { from = "hq:1001", to = "1002" });
        await scenario["1001"].UntilRingingAsync();
        await scenario["1001"].AcceptAsync();
        await scenario["1002"].UntilRingingAsync();
        await scenario["1002"].AcceptAsync();
        var established = await scenario.EventAsync("call.established", "1002");
        await scenario["1001"].HangUpAsync();
        await scenario.EventAsync("call.callCleared");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        answer.Acknowledged();
        Assert.Equal(answer["call"], established.Call);
        Assert.Equal(
            [
                "x"
            ],
            scenario.Story()
        );
        await scenario.EndAsync();
    }

    private async Task<Scenario> BeginAsync(params string[] numbers) =>
        await Scenario.BeginAsync(fixture.Peer, await fixture.MiddlewareAsync(), output, numbers);
}

[Collection(OnAsterisk22.Name)]
public sealed class Calls_on_Asterisk_22(Asterisk22Fixture fixture, ITestOutputHelper output) : CallTests(fixture, output);

[Collection(OnAsterisk16.Name)]
public sealed class Calls_on_Asterisk_16(Asterisk16Fixture fixture, ITestOutputHelper output) : CallTests(fixture, output);
