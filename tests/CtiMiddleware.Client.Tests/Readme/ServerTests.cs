namespace CtiMiddleware.Client.Tests.Readme;

/// <summary>The client against the real server: that the two speak of the same shapes.</summary>
[Collection(DemoCollection.Name)]
public sealed class ServerTests(DemoFixture demo)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lists_and_single_objects_are_read_whole()
    {
        await using var cti = await CtiClient.ConnectAsync(demo.Url, demo.Key, Token);

        var status = await cti.StatusAsync(Token);
        Assert.Equal("hq", Assert.Single(status.Switches).Id);
        Assert.Equal("hq-1", Assert.Single(status.Links).Id);
        var page = await cti.Devices.ListAsync(new ListQuery { Limit = 2, Kind = "station" }, Token);
        Assert.Equal(2, page.Items.Count);
        Assert.NotNull(page.Cursor);
        var next = await cti.Devices.ListAsync(
            new ListQuery
            {
                Limit = 2,
                Kind = "station",
                After = page.Next,
            },
            Token
        );
        Assert.Empty(page.Items.Select(static device => device.Id).Intersect(next.Items.Select(static device => device.Id)));
        Assert.Equal("station", (await cti.Devices.GetAsync("hq:1001", Token)).Category);
        Assert.NotEmpty((await cti.Groups.ListAsync(cancellationToken: Token)).Items);
        var capabilities = await cti.Switches.CapabilitiesAsync("hq", Token);
        Assert.Contains(
            capabilities.GetProperty("services").EnumerateArray(),
            static service => service.GetProperty("name").GetString() == "MakeCall"
        );
    }

    [Fact]
    public async Task A_call_is_made_followed_and_cleared_and_its_data_hang_on_its_thread()
    {
        await using var cti = await CtiClient.ConnectAsync(demo.Url, demo.Key, Token);
        await using var mirror = await cti.OpenMirrorAsync(cancellationToken: Token);

        var made = await cti.Calls.MakeAsync(
            "hq:1009",
            "1010",
            new Dictionary<string, string?> { ["order"] = "4711" },
            cancellationToken: Token
        );
        Assert.Equal(("acknowledged", "MakeCall"), (made.Outcome, made.Service));
        await mirror.WhenAsync(state => state.Calls.TryGetValue(made.Call!, out var call) && call.Connections.Count > 0, Token);
        var call = await cti.Calls.GetAsync(made.Call!, Token);
        Assert.Equal("1009", call.Calling.Number);
        var connection = call.Connections[0];
        await cti.Connections.SetDataAsync(
            connection.Id,
            new Dictionary<string, string?> { ["order"] = "4712", ["vip"] = "yes" },
            cancellationToken: Token
        );
        var state = await mirror.WhenAsync(
            state => state.Threads.TryGetValue(call.Thread, out var thread) && thread.Data.ContainsKey("vip"),
            Token
        );
        Assert.Equal("4712", state.Threads[call.Thread].Data["order"]);

        await cti.Calls.ClearAsync(call.Id, cancellationToken: Token);
        await mirror.WhenAsync(state => !state.Calls.ContainsKey(call.Id), Token);
        var operation = await cti.Operations.GetAsync(made.Operation, Token);
        Assert.Equal(("acknowledged", "hq-1", made.Call), (operation.Outcome, operation.Link, operation.Call));
    }

    [Fact]
    public async Task The_same_key_with_the_same_body_is_answered_from_the_store()
    {
        await using var cti = await CtiClient.ConnectAsync(demo.Url, demo.Key, Token);
        var options = new CommandOptions { IdempotencyKey = "order-" + Environment.ProcessId };

        var first = await cti.Calls.MakeAsync("hq:1008", "1004", options, Token);
        var second = await cti.Calls.MakeAsync("hq:1008", "1004", options, Token);
        // Acknowledged is not happened: the call is there when its first event came.
        await using var mirror = await cti.OpenMirrorAsync(cancellationToken: Token);
        await mirror.WhenAsync(state => state.Calls.ContainsKey(first.Call!), Token);
        await cti.Calls.ClearAsync(first.Call!, cancellationToken: Token);

        Assert.Equal((first.Operation, first.Call), (second.Operation, second.Call));
        Assert.False(first.Replayed);
        Assert.True(second.Replayed);
    }

    [Fact]
    public async Task Refusals_come_with_code_outcome_and_advice()
    {
        await using var cti = await CtiClient.ConnectAsync(demo.Url, demo.Key, Token);

        var unknown = await Assert.ThrowsAsync<CtiException>(() => cti.Connections.AnswerAsync("conn_none", cancellationToken: Token));
        Assert.Equal((404, "never"), (unknown.Status, unknown.Retry));
        Assert.StartsWith("notFound.", unknown.Code, StringComparison.Ordinal);
        var filter = await Assert.ThrowsAsync<CtiException>(async () =>
        {
            await foreach (var _ in cti.EventsAsync("1001", Token))
                Assert.Fail("A filter without a switch is no filter.");
        });
        Assert.StartsWith("request.", filter.Code, StringComparison.Ordinal);
        var key = await Assert.ThrowsAsync<CtiException>(() => CtiClient.ConnectAsync(demo.Url, "ctk_x_" + new string('0', 43), Token));
        Assert.Equal(401, key.Status);
    }

    [Fact]
    public async Task A_stream_from_a_lists_cursor_begins_behind_it()
    {
        await using var cti = await CtiClient.ConnectAsync(demo.Url, demo.Key, Token);
        var page = await cti.Calls.ListAsync(cancellationToken: Token);

        await foreach (var e in cti.EventsAsync(filter: null, from: page.Cursor, Token))
        {
            Assert.IsAssignableFrom<LogEvent>(e);
            Assert.Equal(1, e.Seq);
            break;
        }
    }
}
