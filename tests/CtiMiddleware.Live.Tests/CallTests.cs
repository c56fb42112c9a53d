using CtiMiddleware.Live.Tests.Product;

namespace CtiMiddleware.Live.Tests;

/// <summary>Plain calls between real phones, as an application sees them.</summary>
public abstract class CallTests(AsteriskFixture fixture, ITestOutputHelper output) : ApiTests(fixture, output)
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

        Assert.Equal("hq:1001", established.Changed("call").GetProperty("calling").Text("device"));
        Assert.Equal("hq:1002", established.Changed("call").GetProperty("called").Text("device"));
        Assert.Equal(
            [
                "originated 1001: newCall",
                "delivered 1002: newCall",
                "established 1002: normal",
                "held 1001: normal",
                "retrieved 1001: normal",
                "connectionCleared 1001: normalClearing",
                "connectionCleared 1002: normalClearing",
                "callCleared: normalClearing",
            ],
            scenario.Story()
        );
        await scenario.EndAsync();
    }

    [Fact]
    public async Task A_call_that_is_rejected_fails_busy()
    {
        await using var scenario = await BeginAsync("1001", "1002");

        await scenario["1001"].DialAsync("1002");
        await scenario["1002"].UntilRingingAsync();
        await scenario["1002"].HangUpAsync();
        await scenario.EventAsync("call.callCleared");

        Assert.Equal(
            [
                "originated 1001: newCall",
                "delivered 1002: newCall",
                "failed 1002: busy",
                "connectionCleared 1001: busy",
                "connectionCleared 1002: busy",
                "callCleared: busy",
            ],
            scenario.Story()
        );
        await scenario.EndAsync();
    }

    [Fact]
    public async Task A_call_that_the_caller_gives_up_ends_while_it_rings()
    {
        await using var scenario = await BeginAsync("1001", "1002");

        await scenario["1001"].DialAsync("1002");
        await scenario["1002"].UntilRingingAsync();
        await scenario.EventAsync("call.delivered");
        await scenario["1001"].HangUpAsync();
        var cleared = await scenario.EventAsync("call.callCleared");

        Assert.Equal(
            [
                "originated 1001: newCall",
                "delivered 1002: newCall",
                "connectionCleared 1001: normalClearing",
                "connectionCleared 1002: callCancelled",
            ],
            scenario.Story()[..^1]
        );
        // The call ends with the cause of its last connection, and which one that is is chance.
        Assert.Contains(cleared.Cause, (string[])["normalClearing", "callCancelled"]);
        await scenario.EndAsync();
    }

    [Fact]
    public async Task Click_to_dial_rings_the_own_phone_first_and_the_answer_names_the_call()
    {
        await using var scenario = await BeginAsync("1001", "1002");

        var answer = (await scenario.Api.PostAsync("calls", new { from = "hq:1001", to = "1002" })).Acknowledged();
        await scenario["1001"].UntilRingingAsync();
        await scenario["1001"].AcceptAsync();
        await scenario["1002"].UntilRingingAsync();
        await scenario["1002"].AcceptAsync();
        var established = await scenario.EventAsync("call.established", "1002");
        await scenario.ConsistentAsync();
        await scenario["1001"].HangUpAsync();
        await scenario.EventAsync("call.callCleared");

        Assert.Equal(answer["call"], established.Call);
        Assert.Equal(answer["connection"], (await scenario.EventAsync("call.originated")).Connection);
        Assert.Equal("hq:1002", established.Changed("call").GetProperty("called").Text("device"));
        Assert.Equal("observed", (await scenario.EffectAsync(answer)).Data.Text("effect"));
        Assert.Equal(
            [
                "serviceInitiated 1001: makeCall",
                "originated 1001: makeCall",
                "delivered 1002: newCall",
                "established 1002: normal",
                "connectionCleared 1001: normalClearing",
                "connectionCleared 1002: normalClearing",
                "callCleared: normalClearing",
            ],
            scenario.Story()
        );
        await scenario.EndAsync();
    }

    [Fact]
    public async Task Click_to_dial_that_the_own_phone_does_not_answer_ends()
    {
        await using var scenario = await BeginAsync("1001");

        var answer = (await scenario.Api.PostAsync("calls", new { from = "hq:1001", to = "1002" })).Acknowledged();
        await scenario["1001"].UntilRingingAsync();
        var cleared = await scenario.EventAsync("call.callCleared");

        Assert.Equal(answer["call"], cleared.Call);
        // chan_sip ends the attempt like any call that is hung up; chan_pjsip says why.
        var cause = Peer.Installation.Technology == "SIP" ? "normalClearing" : "callNotAnswered";
        Assert.Equal(["serviceInitiated 1001: makeCall", $"connectionCleared 1001: {cause}", $"callCleared: {cause}"], scenario.Story());
        await scenario.EndAsync();
    }

    [Fact]
    public async Task Both_parties_hang_up_at_once_and_the_call_ends_once()
    {
        await using var scenario = await BeginAsync("1001", "1002");
        await scenario.TalkAsync("1001", "1002");

        await Task.WhenAll(scenario["1001"].HangUpAsync(), scenario["1002"].HangUpAsync());
        await scenario.EventAsync("call.callCleared");
        await scenario.EndAsync();

        Assert.Equal(
            ["connectionCleared 1001: normalClearing", "connectionCleared 1002: normalClearing", "callCleared: normalClearing"],
            scenario.Story()[3..]
        );
    }

    [Fact]
    public async Task The_connection_and_the_call_can_be_cleared_by_command()
    {
        await using var scenario = await BeginAsync("1001", "1002");
        await scenario.TalkAsync("1001", "1002");
        var connection = await scenario.ConnectionAsync("1002");

        var one = await scenario.Api.CommandAsync(connection.Text("id"), "clear");
        await scenario.EventAsync("call.callCleared");
        await scenario["1001"].UntilClosedAsync();
        await scenario["1002"].UntilClosedAsync();
        var since = scenario.Api.Events.Count;
        var again = await scenario.TalkAsync("1001", "1002");
        var whole = (await scenario.Api.PostAsync($"calls/{again.Call}/clear")).Acknowledged();
        await scenario.EventAsync("call.callCleared", since: since);

        Assert.Equal("observed", (await scenario.EffectAsync(one)).Data.Text("effect"));
        Assert.Equal("observed", (await scenario.EffectAsync(whole)).Data.Text("effect"));
        await scenario.EndAsync();
    }

    [Fact]
    public async Task A_second_call_waits_while_the_first_goes_on()
    {
        await using var scenario = await BeginAsync("1001", "1002", "1003");
        var first = await scenario.TalkAsync("1001", "1002");

        var ringing = scenario["1002"].Events.Count;
        await scenario["1003"].DialAsync("1002");
        await scenario["1002"].UntilRingingAsync(ringing);
        var second = await scenario.EventAsync("call.delivered", "1002", scenario.Api.Events.Count - 1);
        await scenario["1003"].HangUpAsync();
        await scenario.Api.Events.AwaitAsync(
            e => e.Type == "call.callCleared" && e.Call == second.Call,
            "the end of the waiting call",
            scenario.Start
        );

        Assert.NotEqual(first.Call, second.Call);
        var left = await scenario.UntilOneCallAsync("1001 connected", "1002 connected");
        Assert.Equal(first.Call, left.Text("id"));
        await scenario.EndAsync(ended: false);
    }
}

[Collection(OnAsterisk22.Name)]
public sealed class Calls_on_Asterisk_22(Asterisk22Fixture fixture, ITestOutputHelper output) : CallTests(fixture, output);

[Collection(OnAsterisk16.Name)]
public sealed class Calls_on_Asterisk_16(Asterisk16Fixture fixture, ITestOutputHelper output) : CallTests(fixture, output);
