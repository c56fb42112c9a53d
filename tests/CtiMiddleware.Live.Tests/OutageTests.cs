using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
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
    public async Task A_command_that_the_cut_swallowed_has_an_unknown_outcome_and_no_effect_is_found()
    {
        await using var peer = await PeerAsync();
        await using var relay = TcpRelay.To(peer.Host, peer.Port);
        await using var api = await Middleware.StartAsync(peer, relay.Port);
        await using var scenario = await Scenario.BeginAsync(peer, api, output, "1001", "1002");
        var talk = await scenario.TalkAsync("1001", "1002");

        relay.Stall();
        var asking = api.PostAsync($"connections/{talk.Connection}/clear");
        await relay.UntilClientHeldAsync();
        relay.Cut();
        var answer = await asking;
        relay.Flow();
        relay.Plug();
        await api.UntilLinkAsync("up");

        Assert.Equal((HttpStatusCode.GatewayTimeout, "unknown"), (answer.Status, answer["outcome"]));
        Assert.Equal("notObserved", (await scenario.EffectAsync(answer)).Data.Text("effect"));
        await EqualsTheSwitchAsync(scenario);
        await scenario.EndAsync(ended: false);
    }

    [Fact]
    public async Task A_command_whose_answer_is_cut_off_has_an_unknown_outcome_and_its_effect_is_found()
    {
        await using var peer = await PeerAsync();
        await using var relay = TcpRelay.To(peer.Host, peer.Port);
        await using var api = await Middleware.StartAsync(peer, relay.Port);
        await using var scenario = await Scenario.BeginAsync(peer, api, output, "1001", "1002");
        var talk = await scenario.TalkAsync("1001", "1002");

        relay.StallPeer();
        var asking = api.PostAsync($"connections/{talk.Connection}/clear");
        await scenario["1001"].UntilClosedAsync();
        relay.Cut();
        var answer = await asking;
        relay.Flow();
        relay.Plug();
        await api.UntilLinkAsync("up");

        Assert.Equal((HttpStatusCode.GatewayTimeout, "unknown"), (answer.Status, answer["outcome"]));
        Assert.Equal("observed", (await scenario.EffectAsync(answer)).Data.Text("effect"));
        var operation = await api.GetAsync($"operations/{answer["operation"]}");
        Assert.Equal(("unknown", "observed"), (operation["outcome"], operation["effect"]));
        await EqualsTheSwitchAsync(scenario);
        await scenario.EndAsync();
    }

    [Fact]
    public async Task A_link_that_is_silent_without_being_cut_is_noticed()
    {
        await using var peer = await PeerAsync();
        await using var relay = TcpRelay.To(peer.Host, peer.Port);
        await using var api = await Middleware.StartAsync(peer, relay.Port, heartbeat: 1);
        await using var scenario = await Scenario.BeginAsync(peer, api, output, "1001", "1002");
        var talk = await scenario.TalkAsync("1001", "1002");
        var stalled = api.Events.Count;

        relay.Stall();
        var silent = Stopwatch.StartNew();
        var down = await scenario.EventAsync("link.down", since: stalled);
        output.WriteLine($"noticed after {silent.ElapsedMilliseconds} ms: {down.Changed("link").Text("reason")}");
        await scenario.EventAsync("switch.stale", since: stalled);
        relay.Flow();
        await api.UntilLinkAsync("up");

        Assert.Equal(talk.Call, (await api.CallsAsync()).Calls.Keys.Single());
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
        var starting = peer.StartAgainAsync();
        await UntilListensAsync(peer);
        var listening = Stopwatch.StartNew();
        await starting;
        var booted = Stopwatch.StartNew();
        await scenario.EventAsync("switch.inService", since: down);
        output.WriteLine(
            $"{installation.Name}: in service {listening.ElapsedMilliseconds} ms after its port answered again, "
                + $"{booted.ElapsedMilliseconds} ms after it was fully booted"
        );

        var cleared = await scenario.EventAsync("call.callCleared", since: crash);
        Assert.Equal((talk.Call, "resync", true), (cleared.Call, cleared.Cause, cleared.Synthetic));
        Assert.Empty((await api.CallsAsync()).Calls);
        Assert.True(booted.Elapsed < TimeSpan.FromSeconds(10), $"{booted.Elapsed}");
        await scenario.ConsistentAsync();
    }

    private async Task<AsteriskPeer> PeerAsync()
    {
        Requirements.Need(installation);
        Requirements.NeedPhones();
        return await AsteriskPeer.StartAsync(installation);
    }

    private static async Task UntilListensAsync(AsteriskPeer peer)
    {
        using var deadline = new CancellationTokenSource(Deadlines.Start);
        while (true)
        {
            try
            {
                using var knock = new TcpClient();
                await knock.ConnectAsync(peer.Host, peer.Port, deadline.Token);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(Deadlines.Poll, deadline.Token);
            }
        }
    }

    private static IEnumerable<string> Ids(JsonElement call) =>
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
