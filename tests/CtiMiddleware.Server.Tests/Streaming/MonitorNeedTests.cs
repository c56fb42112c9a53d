using System.Text.Json.Nodes;
using CtiMiddleware.Model.Capabilities;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.States;

namespace CtiMiddleware.Server.Tests.Streaming;

/// <summary>A filter that names devices starts their monitors, and its snapshot says what is missing.</summary>
public sealed class MonitorNeedTests : IAsyncLifetime
{
    private static readonly SwitchId Branch = new("branch");
    private readonly ManualTime _time = new();
    private RunningServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await RunningServer.StartAsync([RunningServer.Key("desk", "read", "branch:200?")], time: _time);
        var shown = World.SwitchOf(Branch, LinkState.Up) with { Observes = SwitchObservation.PerDevice };
        _server.World.Put("cti.switch.stateChanged.v1", Branch, "branch", shown);
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData("{\"devices\":[\"branch:2001\",\"branch:9999\"]}", "branch:2001 branch:9999")]
    [InlineData("{\"devices\":[\"branch:200?\"]}", "branch:2001 branch:2002 branch:2003 branch:2004")]
    [InlineData("{\"devices\":[\"branch:2001\"],\"switch\":[\"hq\"]}", "")]
    [InlineData("{\"devices\":[\"hq:2001\"]}", "")]
    [InlineData("{\"devices\":[\"branch:*\"]}", "")]
    [InlineData("{}", "")]
    public async Task A_filter_starts_the_monitors_of_the_devices_it_names_on_a_switch_that_needs_them(string filter, string devices)
    {
        using var client = await _server.StreamAsync();
        await client.SubscribeAsync(filter: filter);
        var end = await client.NextAsync("snapshot.end");
        Assert.Empty(end["incomplete"]!.AsArray());
        var named = _server.Runtime.Observed.SelectMany(static one => one).Select(static one => one.Value).Order(StringComparer.Ordinal);
        Assert.Equal(devices.Split(' ', StringSplitOptions.RemoveEmptyEntries), named);
    }

    [Fact]
    public async Task A_key_starts_no_monitor_outside_its_rule()
    {
        using var client = await _server.StreamAsync(key: RunningServer.KeyText("desk"));
        await client.SubscribeAsync(filter: "{\"devices\":[\"branch:2001\",\"branch:3001\"]}");
        await client.NextAsync("snapshot.end");
        Assert.Equal([new DeviceId("branch:2001")], Assert.Single(_server.Runtime.Observed));
    }

    [Fact]
    public async Task What_is_refused_is_named_at_the_end_of_the_snapshot_with_the_reason()
    {
        _server.Runtime.Unobserved[new DeviceId("branch:2002")] = "no licence \"CTI\"";
        using var client = await _server.StreamAsync();
        await client.SubscribeAsync(filter: "{\"devices\":[\"branch:2001\",\"branch:2002\"]}");
        var missing = Assert.Single((await client.NextAsync("snapshot.end"))["incomplete"]!.AsArray())!.AsObject();
        Assert.Equal(("branch:2002", "no licence \"CTI\""), (Text(missing, "device"), Text(missing, "reason")));
    }

    [Fact]
    public async Task A_snapshot_waits_5_s_for_a_monitor_and_holds_up_no_other_subscription()
    {
        _server.Runtime.Unobserved[new DeviceId("branch:2001")] = "";
        using var client = await _server.StreamAsync();
        await client.SubscribeAsync(1, "{\"devices\":[\"branch:2001\"]}");
        await client.SubscribeAsync(2, "{\"devices\":[\"hq:2001\"]}");
        var first = await client.NextAsync("snapshot.end");
        Assert.Equal(2, first["sub"]!.GetValue<int>());

        var end = client.NextAsync("snapshot.end");
        await _time.AdvanceUntilAsync(end, TimeSpan.FromSeconds(5));
        var missing = Assert.Single((await end)["incomplete"]!.AsArray())!.AsObject();
        Assert.Equal(("branch:2001", "its monitor is not started yet"), (Text(missing, "device"), Text(missing, "reason")));
    }

    [Fact]
    public async Task Monitors_are_given_back_when_the_filter_changes_the_subscription_ends_or_the_client_goes()
    {
        using (var client = await _server.StreamAsync())
        {
            await client.SubscribeAsync(1, "{\"devices\":[\"branch:2001\"]}");
            await client.NextAsync("snapshot.end");
            await client.SubscribeAsync(1, "{\"devices\":[\"branch:2002\"]}");
            await client.NextAsync("snapshot.end");
            Assert.Equal(1, _server.Runtime.Released);
            await client.SubscribeAsync(2, "{\"devices\":[\"branch:2003\"]}");
            await client.NextAsync("snapshot.end");
            await client.SendAsync("{\"t\":\"unsub\",\"id\":2}");
            await client.NextAsync("unsub.ok");
            Assert.Equal(2, _server.Runtime.Released);
        }
        for (var i = 0; i < 500 && Volatile.Read(ref _server.Runtime.Released) < 3; i++)
            await Task.Delay(TimeSpan.FromMilliseconds(10), TestContext.Current.CancellationToken);
        Assert.Equal(3, _server.Runtime.Released);
    }

    private static string Text(JsonObject json, string name) => json[name]!.GetValue<string>();
}
