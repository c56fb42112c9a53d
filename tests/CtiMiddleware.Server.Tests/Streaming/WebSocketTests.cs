using System.Net.WebSockets;
using System.Text.Json.Nodes;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Server.Streaming;

namespace CtiMiddleware.Server.Tests.Streaming;

public sealed class WebSocketTests : IAsyncLifetime
{
    private readonly ManualTime _time = new();
    private RunningServer _server = null!;

    public async ValueTask InitializeAsync() =>
        _server = await RunningServer.StartAsync(
            [
                RunningServer.Key("caller", "call"),
                RunningServer.Key("old", "read", expires: _time.GetUtcNow()),
                RunningServer.Key("brief", "read", expires: _time.GetUtcNow().AddSeconds(20)),
                RunningServer.Key("desk", "read", "hq:2001"),
            ],
            time: _time
        );

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Hello_says_protocol_epoch_heartbeat_and_how_far_back_it_can_go()
    {
        using var socket = await ConnectAsync("cti.v1");
        Assert.Equal("cti.v1", socket.SubProtocol);
        using var client = new StreamClient(socket);
        var hello = await client.NextAsync();
        Assert.Equal("hello", Text(hello, "t"));
        Assert.Equal(1, hello["protocol"]!.GetValue<int>());
        Assert.Equal(15, hello["hb"]!.GetValue<int>());
        Assert.Equal(_server.Runtime.Log.Epoch, Text(hello, "epoch"));
        Assert.Equal($"{_server.Runtime.Log.Epoch}.0", hello["replay"]!["from"]!.GetValue<string>());
        Assert.True(hello["replay"]!["bytes"]!.GetValue<long>() > 0);
        Assert.NotEmpty(Text(hello, "server"));
    }

    [Fact]
    public async Task A_key_in_the_header_needs_no_auth_message()
    {
        using var socket = await ConnectAsync("cti.v1", header: RunningServer.Admin);
        using var client = new StreamClient(socket);
        Assert.Equal("hello", Text(await client.NextAsync(), "t"));
        var ok = await client.NextAsync();
        Assert.Equal("auth.ok", Text(ok, "t"));
        Assert.Equal(["admin"], ok["scopes"]!.AsArray().Select(scope => scope!.GetValue<string>()));
    }

    [Fact]
    public async Task Who_says_nothing_for_5_s_is_closed_with_4001()
    {
        using var client = await _server.StreamAsync(authenticate: false);
        var closed = client.CloseCodeAsync();
        await _time.AdvanceUntilAsync(closed, TimeSpan.FromSeconds(5));
        Assert.Equal(4001, await closed);
    }

    [Theory]
    [InlineData("""{"t":"auth","token":"ctk_x_0123456789abcdef"}""", 4001)]
    [InlineData("""{"t":"auth","token":"ctk_old_0123456789abcdef"}""", 4001)]
    [InlineData("""{"t":"sub","id":1}""", 4001)]
    [InlineData("nonsense", 4001)]
    [InlineData("""{"t":"auth","token":"ctk_caller_0123456789abcdef"}""", 4003)]
    public async Task A_first_message_that_is_no_valid_key_closes(string message, int code)
    {
        using var client = await _server.StreamAsync(authenticate: false);
        await client.SendAsync(message);
        Assert.Equal(code, await client.CloseCodeAsync());
        Assert.DoesNotContain("0123456789abcdef", client.Socket.CloseStatusDescription!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cti.v2")]
    [InlineData(null)]
    public async Task Another_subprotocol_is_closed_with_4004(string? subprotocol)
    {
        using var client = new StreamClient(await ConnectAsync(subprotocol));
        Assert.Equal(4004, await client.CloseCodeAsync());
    }

    [Fact]
    public async Task A_foreign_origin_does_not_get_a_socket()
    {
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("cti.v1");
        socket.Options.SetRequestHeader("Origin", "https://evil.example");
        var refused = await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(Address, CancellationToken.None));
        Assert.Contains("403", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_subscription_begins_with_the_whole_state_in_order_and_goes_on_with_events()
    {
        var call = _server.World.Begin(World.CallOf("call_1", "hq", "2001", "2002"));
        using var client = await _server.StreamAsync();
        await client.SubscribeAsync(7);
        var begin = await client.NextAsync();
        Assert.Equal("""{"t":"snapshot.begin","sub":7,"reason":"initial"}""", begin.ToJsonString());
        var kinds = new List<string>();
        JsonObject message;
        while (Text(message = await client.NextAsync(), "t") == "item")
        {
            Assert.Equal(7, message["sub"]!.GetValue<int>());
            Assert.Null(message["cursor"]);
            kinds.Add(Text(message, "kind"));
        }
        Assert.Equal(
            ["server", "switch", "switch", "link", "link", .. Enumerable.Repeat("device", 8), "agent", "group", "thread", "call"],
            kinds
        );
        Assert.Equal("snapshot.end", Text(message, "t"));
        Assert.Equal(_server.Runtime.Log.Head.ToString(), Text(message, "cursor"));
        Assert.Equal(1, message["seq"]!.GetValue<long>());
        Assert.Empty(message["incomplete"]!.AsArray());

        _server.World.End(call);
        var ended = await client.NextAsync();
        Assert.Equal("event", Text(ended, "t"));
        Assert.Equal(2, ended["seq"]!.GetValue<long>());
        Assert.Equal(_server.Runtime.Log.Head.ToString(), Text(ended, "cursor"));
        var cloud = ended["event"]!.AsObject();
        Assert.Equal("1.0", Text(cloud, "specversion"));
        Assert.Equal(Text(ended, "cursor"), Text(cloud, "id"));
        Assert.Equal("/switches/hq", Text(cloud, "source"));
        Assert.Equal("cti.call.callCleared.v1", Text(cloud, "type"));
        Assert.Equal("call_1", Text(cloud, "subject"));
        Assert.Equal(["call", "thread"], cloud["data"]!["removed"]!.AsArray().Select(one => one!["kind"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Resuming_gives_exactly_the_missing_events_and_goes_on_counting()
    {
        using var first = await _server.StreamAsync();
        await first.SubscribeAsync();
        var end = await first.NextAsync("snapshot.end");
        first.Dispose();
        var sent = Enumerable.Range(1, 40).Select(i => Touch(i)).ToArray();

        using var second = await _server.StreamAsync();
        await second.SubscribeAsync(from: Text(end, "cursor"), lastSeq: 1);
        foreach (var (number, i) in sent.Select((number, i) => (number, i)))
        {
            var message = await second.NextAsync();
            Assert.Equal("event", Text(message, "t"));
            Assert.Equal($"{_server.Runtime.Log.Epoch}.{number}", Text(message, "cursor"));
            Assert.Equal(i + 2, message["seq"]!.GetValue<long>());
        }
    }

    [Theory]
    [InlineData("e0.5", "epoch-changed")]
    [InlineData("{epoch}.999999", "cursor-expired")]
    public async Task A_cursor_that_cannot_be_resumed_gets_a_resync_and_the_state(string from, string reason)
    {
        using var client = await _server.StreamAsync();
        await client.SubscribeAsync(from: from.Replace("{epoch}", _server.Runtime.Log.Epoch, StringComparison.Ordinal), lastSeq: 90);
        Assert.Equal($$"""{"t":"resync","sub":1,"reason":"{{reason}}"}""", (await client.NextAsync()).ToJsonString());
        Assert.Equal($$"""{"t":"snapshot.begin","sub":1,"reason":"{{reason}}"}""", (await client.NextAsync()).ToJsonString());
        Assert.Equal(1, (await client.NextAsync("snapshot.end"))["seq"]!.GetValue<long>());
    }

    [Fact]
    public async Task A_heartbeat_names_where_each_subscription_stands_also_past_events_it_does_not_see()
    {
        using var client = await _server.StreamAsync();
        await client.SubscribeAsync(1);
        await client.NextAsync("snapshot.end");
        await client.SubscribeAsync(2, """{"switch":["branch"]}""");
        await client.NextAsync("snapshot.end");
        Touch(1);
        await client.NextAsync("event");
        var pending = client.NextAsync("hb");
        await _time.AdvanceUntilAsync(pending, TimeSpan.FromSeconds(15));
        var hb = await pending;
        var head = _server.Runtime.Log.Head.ToString();
        Assert.Equal(head, hb["cursors"]!["1"]!.GetValue<string>());
        Assert.Equal(head, hb["cursors"]!["2"]!.GetValue<string>());
        Assert.Equal(2, hb["seqs"]!["1"]!.GetValue<long>());
        Assert.Equal(1, hb["seqs"]!["2"]!.GetValue<long>());
    }

    [Fact]
    public async Task Subscriptions_are_apart_and_end_by_unsub()
    {
        using var client = await _server.StreamAsync();
        await client.SubscribeAsync(1, """{"devices":["hq:2001"]}""");
        await client.NextAsync("snapshot.end");
        await client.SubscribeAsync(2, """{"types":["cti.call.*"]}""");
        await client.NextAsync("snapshot.end");
        _server.World.Begin(World.CallOf("call_1", "hq", "2001", "2002"));
        var subs = new[] { await client.NextAsync("event"), await client.NextAsync("event") }.Select(one => one["sub"]!.GetValue<int>());
        Assert.Equal([1, 2], subs.Order());
        await client.SendAsync("""{"t":"unsub","id":1}""");
        Assert.Equal("""{"t":"unsub.ok","sub":1}""", (await client.NextAsync("unsub.ok")).ToJsonString());
        _server.World.Begin(World.CallOf("call_2", "hq", "2001", "2002"));
        _server.World.Begin(World.CallOf("call_3", "hq", "2001", "2002"));
        Assert.Equal(2, (await client.NextAsync("event"))["sub"]!.GetValue<int>());
        Assert.Equal(2, (await client.NextAsync("event"))["sub"]!.GetValue<int>());
    }

    [Fact]
    public async Task Subscribing_again_with_another_filter_resyncs()
    {
        using var client = await _server.StreamAsync();
        await client.SubscribeAsync(1);
        await client.NextAsync("snapshot.end");
        await client.SubscribeAsync(1, """{"switch":["branch"]}""");
        Assert.Equal("filter-changed", Text(await client.NextAsync("resync"), "reason"));
        var items = new List<string>();
        JsonObject message;
        await client.NextAsync("snapshot.begin");
        while (Text(message = await client.NextAsync(), "t") == "item")
            items.Add(message["object"]!["id"]!.GetValue<string>());
        Assert.Contains("branch:2001", items);
        Assert.DoesNotContain("hq:2001", items);
    }

    [Fact]
    public async Task A_call_that_comes_into_view_says_so_and_one_that_leaves_it_too()
    {
        using var client = await _server.StreamAsync(RunningServer.KeyText("desk"));
        await client.SubscribeAsync();
        await client.NextAsync("snapshot.end");
        var call = _server.World.Begin(World.CallOf("call_1", "hq", "2002", "2003"));
        var joined = call with { Connections = [.. call.Connections, World.ConnectionOf("conn_new", call, "2001")] };
        _server.World.Put("cti.call.conferenced.v1", call.Switch, "call_1", joined);
        var entered = await client.NextAsync("event");
        var change = entered["event"]!["data"]!["changed"]!.AsArray().Single(one => one!["kind"]!.GetValue<string>() == "call")!;
        Assert.Equal("entered", change["view"]!.GetValue<string>());
        var connections = change["object"]!["connections"]!.AsArray();
        Assert.Equal([true, true, false], connections.Select(one => one!["masked"]!.GetValue<bool>()));
        Assert.Null(connections[0]!["number"]);
        Assert.Equal("2001", connections[2]!["number"]!.GetValue<string>());

        _server.World.Put("cti.call.connectionCleared.v1", call.Switch, "call_1", call);
        var left = (await client.NextAsync("event"))["event"]!;
        Assert.Contains(
            left["data"]!["removed"]!.AsArray(),
            one => one!["id"]!.GetValue<string>() == "call_1" && one["view"]!.GetValue<string>() == "left"
        );
    }

    [Theory]
    [InlineData("""{"t":"sub","id":1,"durable":"crm"}""", "notYet.durable", 1)]
    [InlineData("""{"t":"req","id":9,"method":"POST","path":"/calls","body":{}}""", "notYet.req", 9)]
    [InlineData("""{"t":"sub","id":0}""", "request.invalidValue", 0)]
    [InlineData("""{"t":"sub","id":1,"filtr":{}}""", "request.unknownField", 1)]
    [InlineData("""{"t":"sub","id":1,"filter":{"device":["hq:1"]}}""", "request.unknownField", 1)]
    [InlineData("""{"t":"sub","id":1,"filter":{"devices":["2001"]}}""", "request.invalidValue", 1)]
    [InlineData("""{"t":"sub","id":1,"from":"here"}""", "request.invalidValue", 1)]
    [InlineData("""{"t":"auth","token":"ctk_admin_0123456789abcdef"}""", "request.invalidValue", null)]
    [InlineData("""{"t":"dance"}""", "request.invalidValue", null)]
    [InlineData("""{}""", "request.missingField", null)]
    [InlineData("""[1]""", "request.body", null)]
    [InlineData("""{"t":""", "request.body", null)]
    public async Task A_message_that_cannot_be_done_gets_an_error_and_the_stream_goes_on(string message, string code, int? id)
    {
        using var client = await _server.StreamAsync();
        await client.SendAsync(message);
        var error = await client.NextAsync();
        Assert.Equal("error", Text(error, "t"));
        Assert.Equal(code, Text(error, "code"));
        Assert.Equal(id, error["id"]?.GetValue<int>());
        Assert.Equal("never", Text(error, "retry"));
        await client.SubscribeAsync();
        await client.NextAsync("snapshot.end");
    }

    [Fact]
    public async Task Sockets_without_a_key_take_no_streams_place_and_have_a_bound_of_their_own()
    {
        await using var server = await RunningServer.StartAsync(configure: settings => settings with { MaxStreams = 1 }, time: _time);
        var silent = new List<StreamClient>();
        for (var i = 0; i < WebSocketDoor.MaxWaitingPerAddress - 1; i++)
            silent.Add(await server.StreamAsync(authenticate: false));
        using var first = await server.StreamAsync();
        using var second = await server.StreamAsync(authenticate: false);
        await Assert.ThrowsAsync<WebSocketException>(() => server.StreamAsync(authenticate: false));
        await second.SendAsync(new JsonObject { ["t"] = "auth", ["token"] = RunningServer.Admin });
        Assert.Equal(1013, await second.CloseCodeAsync());
        silent.ForEach(static client => client.Dispose());
    }

    [Fact]
    public async Task A_connection_has_a_bounded_number_of_subscriptions()
    {
        using var client = await _server.StreamAsync();
        for (var i = 1; i <= 17; i++)
            await client.SubscribeAsync(i, """{"switch":["none"]}""");
        var error = await client.NextAsync("error");
        Assert.Equal(17, error["id"]!.GetValue<int>());
        Assert.Equal("rate.streams", Text(error, "code"));
    }

    [Fact]
    public async Task A_message_without_end_closes()
    {
        using var client = await _server.StreamAsync();
        await client.SendAsync(new string(' ', StreamMessageReader.MaxMessage + 1));
        Assert.Equal(1009, await client.CloseCodeAsync());
    }

    [Fact]
    public async Task A_stream_ends_when_its_key_expires()
    {
        using var client = await _server.StreamAsync(RunningServer.KeyText("brief"));
        await client.SubscribeAsync();
        await client.NextAsync("snapshot.end");
        var closed = client.CloseCodeAsync();
        await _time.AdvanceUntilAsync(closed, TimeSpan.FromSeconds(15));
        Assert.Equal(4001, await closed);
    }

    [Fact]
    public async Task A_stopping_server_tells_its_clients_to_reconnect()
    {
        using var client = await _server.StreamAsync();
        await client.SubscribeAsync();
        await client.NextAsync("snapshot.end");
        var stopping = _server.StopAsync();
        Assert.Equal(4010, await client.CloseCodeAsync());
        await client.Socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        await stopping;
    }

    [Fact]
    public async Task There_are_not_more_streams_than_allowed()
    {
        await using var server = await RunningServer.StartAsync(configure: settings => settings with { MaxStreams = 1 });
        using var first = await server.StreamAsync();
        using var second = new ClientWebSocket();
        second.Options.AddSubProtocol("cti.v1");
        // Who says at once who it is learns it before the socket opens; who says it later is closed with 1013.
        second.Options.SetRequestHeader("Authorization", "Bearer " + RunningServer.Admin);
        var refused = await Assert.ThrowsAsync<WebSocketException>(() =>
            second.ConnectAsync(new UriBuilder(server.Url) { Scheme = "ws", Path = "/api/v1/stream" }.Uri, CancellationToken.None)
        );
        Assert.Contains("429", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_reads_too_slowly_is_resynchronised_with_the_state_itself()
    {
        await using var server = await RunningServer.StartAsync(runtime: new FakeRuntime(new EventLogOptions { RingBytes = 1 << 20 }));
        using var client = await server.StreamAsync();
        await client.SubscribeAsync();
        await client.NextAsync("snapshot.end");
        // Far more than ring, socket buffers and the 256 KiB of the connection hold together.
        var call = World.CallOf("call_1", "hq", "2001", "2002");
        for (var i = 0; i < 40_000; i++)
            server.World.Put("cti.call.held.v1", call.Switch, "call_1", call, World.ThreadOf(call));
        var seq = 1L;
        var resyncs = 0;
        var cursor = string.Empty;
        while (cursor != server.Runtime.Log.Head.ToString())
        {
            var message = await client.NextAsync();
            switch (Text(message, "t"))
            {
                case "event":
                    Assert.Equal(++seq, message["seq"]!.GetValue<long>());
                    cursor = Text(message, "cursor");
                    break;
                case "resync":
                    resyncs++;
                    Assert.Equal("slow-consumer", Text(message, "reason"));
                    Assert.Equal("snapshot.begin", Text(await client.NextAsync(), "t"));
                    break;
                case "snapshot.end":
                    seq = message["seq"]!.GetValue<long>();
                    cursor = Text(message, "cursor");
                    break;
            }
        }
        Assert.True(resyncs > 0);
        Assert.Contains("slow-consumer", await server.Client().GetStringAsync("status"), StringComparison.Ordinal);
    }

    [Fact]
    public void Closing_as_too_slow_names_the_rate_it_would_need()
    {
        var close = StreamClose.TooSlow(123_456);
        Assert.Equal(4008, close.Code);
        Assert.Contains("123456 bytes/s", close.Reason, StringComparison.Ordinal);
        Assert.True(close.Reason.Length <= 120);
    }

    private Uri Address => new UriBuilder(_server.Url) { Scheme = "ws", Path = "/api/v1/stream" }.Uri;

    private async Task<ClientWebSocket> ConnectAsync(string? subprotocol, string? header = null)
    {
        var socket = new ClientWebSocket();
        if (subprotocol is not null)
            socket.Options.AddSubProtocol(subprotocol);
        if (header is not null)
            socket.Options.SetRequestHeader("Authorization", "Bearer " + header);
        await socket.ConnectAsync(Address, CancellationToken.None);
        return socket;
    }

    private long Touch(int i) =>
        _server.World.Put(
            "cti.link.up.v1",
            new SwitchId("hq"),
            "hq-1",
            World.LinkOf(new SwitchId("hq"), i % 2 == 0 ? LinkState.Up : LinkState.Degraded)
        );

    private static string Text(JsonObject message, string name) => message[name]!.GetValue<string>();
}
