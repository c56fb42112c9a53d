using System.Net;
using CtiMiddleware.Live.Tests.Product;

namespace CtiMiddleware.Live.Tests;

/// <summary>What an application can do with a call besides making, transferring and ending it.</summary>
public abstract class ServiceTests(AsteriskFixture fixture, ITestOutputHelper output) : ApiTests(fixture, output)
{
    [Fact]
    public async Task A_call_is_parked_by_command_and_fetched_by_dialling_its_place()
    {
        await using var scenario = await BeginAsync("1001", "1002", "1003");
        var talk = await scenario.TalkAsync("1001", "1002");

        var answer = await scenario.Api.CommandAsync(talk.Connection, "park");
        var parked = await scenario.EventAsync("call.queued");
        var place = parked.Device;
        await scenario.ConsistentAsync();
        await scenario["1003"].DialAsync(place);
        await scenario["1003"].UntilConnectedAsync();
        var left = await scenario.UntilOneCallAsync("1001 connected", "1003 connected");
        await scenario.ConsistentAsync();

        Assert.StartsWith("7", place, StringComparison.Ordinal);
        Assert.Equal("observed", (await scenario.EffectAsync(answer)).Data.Text("effect"));
        Assert.NotEqual("", left.Text("id"));
        await scenario.EndAsync(ended: false);
    }

    [Fact]
    public async Task A_ringing_call_is_picked_up_by_dialling_and_by_command()
    {
        await using var scenario = await BeginAsync("1001", "1002", "1003");
        await scenario["1001"].DialAsync("1002");
        await scenario["1002"].UntilRingingAsync();
        var first = await scenario.EventAsync("call.delivered", "1002");

        await scenario["1003"].DialAsync("*81002");
        await scenario["1003"].UntilConnectedAsync();
        var taken = await scenario.UntilOneCallAsync("1001 connected", "1003 connected");
        await scenario.ConsistentAsync();
        Assert.Equal(first.Call, taken.Text("id"));
        await scenario["1001"].HangUpAsync();
        await Scenario.UntilIdleAsync(scenario.Api);

        var (since, ringing, own) = (scenario.Api.Events.Count, scenario["1002"].Events.Count, scenario["1003"].Events.Count);
        await scenario["1001"].DialAsync("1002");
        await scenario["1002"].UntilRingingAsync(ringing);
        var second = await scenario.EventAsync("call.delivered", "1002", since);
        var answer = (await scenario.Api.PostAsync("devices/hq:1003/pickUp", new { connection = second.Connection })).Acknowledged();
        await scenario["1003"].UntilRingingAsync(own);
        await scenario["1003"].AcceptAsync();
        taken = await scenario.UntilOneCallAsync("1001 connected", "1003 connected");
        Assert.Equal(second.Call, taken.Text("id"));
        Assert.Equal("observed", (await scenario.EffectAsync(answer)).Data.Text("effect"));
        await scenario.EndAsync(ended: false);
    }

    [Fact]
    public async Task A_ringing_call_is_deflected()
    {
        await using var scenario = await BeginAsync("1001", "1002", "1003");
        await scenario["1001"].DialAsync("1002");
        await scenario["1002"].UntilRingingAsync();
        var delivered = await scenario.EventAsync("call.delivered", "1002");

        var answer = await scenario.Api.CommandAsync(delivered.Connection, "deflect", new { to = "1003" });
        await scenario["1003"].UntilRingingAsync();
        await scenario["1002"].UntilClosedAsync();
        await scenario["1003"].AcceptAsync();
        var left = await scenario.UntilOneCallAsync("1001 connected", "1003 connected");

        Assert.Equal(delivered.Call, left.Text("id"));
        Assert.Equal("observed", (await scenario.EffectAsync(answer)).Data.Text("effect"));
        await scenario.EndAsync(ended: false);
    }

    [Fact]
    public async Task A_call_is_recorded_and_the_answer_says_where()
    {
        await using var scenario = await BeginAsync("1001", "1002");
        var talk = await scenario.TalkAsync("1001", "1002");

        var answer = await scenario.Api.CommandAsync(talk.Connection, "voice/record");
        await scenario.EventAsync("call.record");
        var during = await scenario.ConnectionAsync("1002");
        await scenario.Api.CommandAsync(talk.Connection, "voice/stop");
        await scenario.EventAsync("call.stop");

        Assert.Equal("True", during.Text("recording"));
        Assert.Equal("False", (await scenario.ConnectionAsync("1002")).Text("recording"));
        var fields = answer
            .Body.GetProperty("native")
            .Items("fields")
            .ToDictionary(field => field.Text("name"), field => field.Text("value"));
        Assert.Contains("astspooldir", fields["relativeTo"], StringComparison.Ordinal);
        Assert.True(new FileInfo(Peer.InSpool(fields["file"])).Length > 0, $"{fields["file"]} is empty");
        await scenario.EndAsync(ended: false);
    }

    [Fact]
    public async Task Digits_data_and_actions_of_the_switch_can_be_sent()
    {
        await using var scenario = await BeginAsync("1001", "1002");
        var talk = await scenario.TalkAsync("1001", "1002");

        var digits = await scenario.Api.CommandAsync(talk.Connection, "sendDigits", new { digits = "42" });
        await scenario.Api.Events.AwaitAsync(
            _ => scenario.Story().Count(line => line.StartsWith("digitsGenerated 1002", StringComparison.Ordinal)) == 2,
            "two digits",
            scenario.Start
        );
        var data = await scenario.Api.CommandAsync(
            talk.Connection,
            "data",
            new { userData = new Dictionary<string, string> { ["ORDER"] = "4711" } }
        );
        await scenario.EventAsync("call.callInformation");
        var escape = (
            await scenario.Api.PostAsync("switches/hq/escape", new { fields = new[] { new { name = "Action", value = "CoreStatus" } } })
        ).Acknowledged();

        var thread = (await scenario.Api.GetAsync($"calls/{talk.Call}")).Body.Text("thread");
        Assert.Equal("4711", (await scenario.Api.GetAsync($"threads/{thread}")).Body.GetProperty("data").Text("ORDER"));
        var caller = await scenario.Probe.AwaitEventAsync("DialBegin");
        Assert.Equal("4711", await scenario.Probe.VariableAsync(caller["DestChannel"], "ORDER"));
        Assert.Contains(escape.Body.GetProperty("native").Items("fields"), field => field.Text("name") == "CoreCurrentCalls");
        Assert.Equal("observed", (await scenario.EffectAsync(digits)).Data.Text("effect"));
        Assert.Equal("observed", (await scenario.EffectAsync(data)).Data.Text("effect"));
        await scenario.EndAsync(ended: false);
    }

    [Fact]
    public async Task A_consultation_becomes_a_conference_by_command()
    {
        await using var scenario = await BeginAsync("1001", "1002", "1003");
        var talk = await scenario.TalkAsync("1001", "1002");
        await scenario.Api.CommandAsync(talk.Connection, "consult", new { to = "1003" });
        await scenario["1003"].UntilRingingAsync();
        await scenario["1003"].AcceptAsync();
        var established = await scenario.EventAsync("call.established", "1003");
        var active = await scenario.ConnectionAsync("1002", established.Call);

        var answer = await scenario.Api.CommandAsync(active.Text("id"), "conference");

        await scenario.EventAsync("call.conferenced");
        await scenario.UntilOneCallAsync("1001 connected", "1002 connected", "1003 connected");
        await scenario.ConsistentAsync();
        Assert.Single(scenario.Story(), line => line == "conferenced 1001→1001 1002→ 1002→1002 1003→1003: conference");
        Assert.DoesNotContain(scenario.Story(), line => line.StartsWith("connectionCleared", StringComparison.Ordinal));
        Assert.Equal("observed", (await scenario.EffectAsync(answer)).Data.Text("effect"));
        await scenario.EndAsync(ended: false);
    }

    [Fact]
    public async Task The_client_library_sees_what_the_API_shows()
    {
        await using var scenario = await BeginAsync("1001", "1002");
        await using var client = await scenario.Api.ConnectAsync();
        await using var mirror = await client.OpenMirrorAsync(cancellationToken: TestContext.Current.CancellationToken);

        var talk = await scenario.TalkAsync("1001", "1002");
        using var deadline = new CancellationTokenSource(Peers.Deadlines.Event);
        await mirror.WhenAsync(
            state =>
                state.Calls.TryGetValue(talk.Call, out var call)
                && call.Connections.All(one => one.State == "connected")
                && call.Connections.Count == 2,
            deadline.Token
        );
        await client.Connections.ClearAsync(talk.Connection, cancellationToken: deadline.Token);
        await mirror.WhenAsync(state => state.Calls.Count == 0, deadline.Token);

        await scenario.EndAsync();
    }

    [Fact]
    public async Task What_the_switch_refuses_or_cannot_do_is_told_as_that()
    {
        await using var scenario = await BeginAsync("1001", "1002");
        var talk = await scenario.TalkAsync("1001", "1002");

        var hold = await scenario.Api.PostAsync($"connections/{talk.Connection}/hold");
        var deflect = await scenario.Api.PostAsync($"connections/{talk.Connection}/deflect", new { to = "1003" });
        var unknown = await scenario.Api.PostAsync(
            "switches/hq/escape",
            new { fields = new[] { new { name = "Action", value = "NoSuchAction" } } }
        );

        Assert.Equal((HttpStatusCode.NotImplemented, "notSupported"), (hold.Status, hold["outcome"]));
        Assert.Equal((HttpStatusCode.Conflict, "rejected"), (deflect.Status, deflect["outcome"]));
        Assert.Equal((HttpStatusCode.NotImplemented, "notSupported"), (unknown.Status, unknown["outcome"]));
        Assert.Contains("Invalid/unknown command", unknown["detail"], StringComparison.Ordinal);
        await scenario.EndAsync(ended: false);
    }
}

[Collection(OnAsterisk22.Name)]
public sealed class Services_on_Asterisk_22(Asterisk22Fixture fixture, ITestOutputHelper output) : ServiceTests(fixture, output);

[Collection(OnAsterisk16.Name)]
public sealed class Services_on_Asterisk_16(Asterisk16Fixture fixture, ITestOutputHelper output) : ServiceTests(fixture, output);
