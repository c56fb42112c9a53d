using System.Diagnostics;
using System.Net;
using CtiMiddleware.Live.Tests.Peers;
using CtiMiddleware.Live.Tests.Product;

namespace CtiMiddleware.Live.Tests;

/// <summary>A link that is cut and a switch that crashes, in mid-call. Each test has a switch and a product of its own.</summary>
public abstract class OutageTests(AsteriskInstallation installation, ITestOutputHelper output)
{
    [Fact]
    public async Task Over_an_outage_of_the_link_what_goes_on_stays_and_what_was_missed_is_told_afterwards()
    {
        await using var peer = await PeerAsync();
        await using var relay = TcpRelay.To(peer.Host, peer.Port);
        await using var api = await Middleware.StartAsync(peer, relay.Port);
        await using var scenario = await Scenario.BeginAsync(peer, api, output, "1001", "1002", "1003", "1004");
        var survivor = await scenario.TalkAsync("1001", "1002");
        var ending = await scenario.TalkAsync("1003", "1004");
        var before = (await api.CallsAsync()).Calls[survivor.Call];
        var cut = api.Events.Count;

        relay.Cut();
        var stale = await scenario.EventAsync("switch.stale", since: cut);
        var refused = await api.PostAsync($"connections/{survivor.Connection}/clear");
        await scenario["1003"].HangUpAsync();
        await scenario["1004"].UntilClosedAsync();
        await scenario["1003"].DialAsync("601");
        await scenario["1003"].UntilConnectedAsync();
        var plugged = api.Events.Count;
        relay.Plug();
        await scenario.EventAsync("switch.inService", since: plugged);

        Assert.Equal("True", stale.Changed("switch").Text("stale"));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "notSent"), (refused.Status, refused["outcome"]));
        var gap = await scenario.EventAsync("switch.gap", since: plugged);
        output.WriteLine(gap.Data.ToString());
        var cleared = await api.Events.AwaitAsync(
            e => e.Type == "call.callCleared" && e.Call == ending.Call,
            "the end that was missed",
            cut
        );
        Assert.Equal(("resync", true), (cleared.Cause, cleared.Synthetic));
        var (calls, _) = await api.CallsAsync();
        Assert.Equal(2, calls.Count);
        Assert.Equal(Ids(before), Ids(calls[survivor.Call]));
        var begun = calls.Values.Single(call => call.Text("id") != survivor.Call);
        Assert.Equal("hq:1003", begun.Items("connections").Single().Text("device"));
        var told = api.Events.From(plugged).First(e => e.Call == begun.Text("id"));
        Assert.Equal(("resync", true), (told.Cause, told.Synthetic));
        await EqualsTheSwitchAsync(scenario);
        await scenario.EndAsync(ended: false);
    }

    [Fact]
    public async Task A_command_whose_answer_is_cut_off_has_an_unknown_outcome_that_is_found_out()
    {
        await using var peer = await PeerAsync();
        await using var relay = TcpRelay.To(peer.Host, peer.Port);
        await using var api = await Middleware.StartAsync(peer, relay.Port);
        await using var scenario = await Scenario.BeginAsync(peer, api, output, "1001", "1002");
        var talk = await scenario.TalkAsync("1001", "1002");

        relay.Stall();
        var asking = api.PostAsync($"connections/{talk.Connection}/clear");
        await api.Events.AwaitAsync(_ => true, "anything");
        await Task.Delay(TimeSpan.FromMilliseconds(500), TestContext.Current.CancellationToken);
        relay.Cut();
        var answer = await asking;
        relay.Flow();
        relay.Plug();
        await api.UntilLinkAsync("up");

        Assert.Equal((HttpStatusCode.GatewayTimeout, "unknown"), (answer.Status, answer["outcome"]));
        var effect = await scenario.EffectAsync(answer);
        output.WriteLine(effect.Data.ToString());
        await EqualsTheSwitchAsync(scenario);
        await scenario.EndAsync(ended: false);
    }

    [Fact]
    public async Task After_a_crash_of_the_switch_its_calls_end_and_it_is_in_service_again_by_itself()
    {
        await using var peer = await PeerAsync();
        await using var api = await Middleware.StartAsync(peer);
        await using var scenario = await Scenario.BeginAsync(peer, api, output, "1001", "1002");
        var talk = await scenario.TalkAsync("1001", "1002");
        var crash = api.Events.Count;

        await peer.KillAsync();
        await scenario.EventAsync("switch.stale", since: crash);
        var down = api.Events.Count;
        await peer.StartAgainAsync();
        var answers = Stopwatch.StartNew();
        await scenario.EventAsync("switch.inService", since: down);
        output.WriteLine($"{installation.Name}: in service {answers.ElapsedMilliseconds} ms after the switch was fully booted");

        var cleared = await scenario.EventAsync("call.callCleared", since: crash);
        Assert.Equal((talk.Call, "resync", true), (cleared.Call, cleared.Cause, cleared.Synthetic));
        Assert.Empty((await api.CallsAsync()).Calls);
        Assert.True(answers.Elapsed < TimeSpan.FromSeconds(10), $"{answers.Elapsed}");
        await scenario.ConsistentAsync();
    }

    private async Task<AsteriskPeer> PeerAsync()
    {
        Requirements.Need(installation);
        Requirements.NeedPhones();
        return await AsteriskPeer.StartAsync(installation);
    }

    private static IEnumerable<string> Ids(System.Text.Json.JsonElement call) =>
        call.Items("connections").Select(one => $"{one.Text("id")} {one.Text("device")} {one.Text("state")}").Order(StringComparer.Ordinal);

    /// <summary>The devices in calls that the product shows are those that the switch lists.</summary>
    private static async Task EqualsTheSwitchAsync(Scenario scenario)
    {
        await using var probe = await scenario.Peer.LogInAsync();
        var since = probe.Messages.Count;
        await probe.ActAsync("CoreShowChannels");
        await probe.AwaitEventAsync("CoreShowChannelsComplete", since: since);
        var listed = probe
            .Messages.From(since)
            .Where(m => m["Event"] == "CoreShowChannel")
            .Select(m => m["Channel"].Split('/', '-')[1])
            .Order(StringComparer.Ordinal);
        var shown = (await scenario.Api.CallsAsync())
            .Calls.Values.SelectMany(call => call.Items("connections"))
            .Select(one => one.Text("device").Replace("hq:", "", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
        Assert.Equal(listed, shown);
        await scenario.ConsistentAsync();
    }
}

public sealed class Outages_of_Asterisk_22(ITestOutputHelper output) : OutageTests(AsteriskInstallation.Asterisk22, output);

public sealed class Outages_of_Asterisk_16(ITestOutputHelper output) : OutageTests(AsteriskInstallation.Asterisk16, output);
