using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CtiMiddleware.Model.Capabilities;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime;
using CtiMiddleware.Runtime.Monitors;

namespace CtiMiddleware.Server.Tests.Rest;

/// <summary>Monitors and draining at the REST door.</summary>
public sealed class MonitorTests : IAsyncLifetime
{
    private static readonly SwitchId Branch = new("branch");
    private RunningServer _server = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await RunningServer.StartAsync([RunningServer.Key("desk", "read", "branch:2001")]);
        _client = _server.Client();
        var shown = World.SwitchOf(Branch, LinkState.Up) with { Observes = SwitchObservation.PerDevice };
        _server.World.Put("cti.switch.stateChanged.v1", Branch, "branch", shown);
        _server.Runtime.Monitored[Branch] =
        [
            new MonitorStatus(new DeviceId("branch:2001"), MonitorPhase.Active, null, World.At) { Users = 2 },
            new MonitorStatus(new DeviceId("branch:2002"), MonitorPhase.Refused, "licence CTI-MON: 1 of 1 in use", World.At)
            {
                Configured = true,
                Attempt = 3,
                NextRetry = World.At.AddMinutes(1),
            },
        ];
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Rule_31_each_monitored_device_is_listed_with_the_switchs_words_and_a_switch_that_shows_everything_once()
    {
        var page = await _client.GetFromJsonAsync<JsonObject>("monitors");
        var items = page!["items"]!.AsArray().Select(static item => item!.AsObject()).ToArray();
        Assert.Equal(["branch:2001", "branch:2002", "hq:*"], items.Select(static item => item["id"]!.GetValue<string>()));
        Assert.Equal(["active", "refused", "active"], items.Select(static item => item["state"]!.GetValue<string>()));
        Assert.Equal(2, items[0]["subscribers"]!.GetValue<int>());
        Assert.False(items[0].ContainsKey("reason"));
        Assert.Equal("licence CTI-MON: 1 of 1 in use", items[1]["reason"]!.GetValue<string>());
        Assert.True(items[1]["configured"]!.GetValue<bool>());
        Assert.Equal(3, items[1]["attempt"]!.GetValue<int>());
        Assert.True(items[1].ContainsKey("nextRetry"));
    }

    [Theory]
    [InlineData("monitors?state=refused", "branch:2002")]
    [InlineData("monitors?switch=hq", "hq:*")]
    public async Task Monitors_can_be_chosen_by_switch_and_state(string path, string only)
    {
        var page = await _client.GetFromJsonAsync<JsonObject>(path);
        Assert.Equal(only, Assert.Single(page!["items"]!.AsArray())!["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_key_sees_the_monitors_of_its_own_devices_only_and_page_by_page()
    {
        using var desk = _server.Client(RunningServer.KeyText("desk"));
        var page = await desk.GetFromJsonAsync<JsonObject>("monitors?switch=branch");
        Assert.Equal("branch:2001", Assert.Single(page!["items"]!.AsArray())!["id"]!.GetValue<string>());

        var first = await _client.GetFromJsonAsync<JsonObject>("monitors?limit=2");
        var second = await _client.GetFromJsonAsync<JsonObject>($"monitors?limit=2&after={first!["next"]!.GetValue<string>()}");
        Assert.Equal("hq:*", Assert.Single(second!["items"]!.AsArray())!["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_link_is_drained()
    {
        using var answer = await _client.PostAsync("links/hq-1/drain", content: null);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal([LinkOperation.Drain], _server.Runtime.Operated);
    }
}
