namespace CtiMiddleware.Client.Tests;

public sealed class EventStreamTests
{
    private const string Call =
        """{"kind":"call","object":{"id":"call_1","switch":"hq","thread":"thr_1","rev":2,"calling":{"status":"provided","number":"5551000"},"connections":[{"id":"conn_1","call":"call_1","device":"hq:2001","state":"connected"}],"newer":{}}}""";

    private const string Item = """ "kind":"device","object":{"id":"hq:2001","kind":"station","switch":"hq","number":"2001"} """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stream_begins_with_the_state_itself_and_goes_on_with_events()
    {
        await using var server = await FakeServer.StartAsync();
        await using var cti = await server.ConnectAsync();
        await using var events = cti.EventsAsync("hq:2001", Token).GetAsyncEnumerator(Token);

        var first = events.MoveNextAsync();
        var stream = await server.NextStreamAsync();
        var subscription = await stream.OpenAsync();
        Assert.Equal("hq:2001", subscription.GetProperty("filter").GetProperty("devices")[0].GetString());
        Assert.False(subscription.TryGetProperty("lastSeq", out _));
        await stream.SnapshotAsync("initial", "e7.100", Item);
        Assert.True(await first);
        var state = Assert.IsType<Resync>(events.Current);
        Assert.Equal(("initial", "e7.100", 1L), (state.Reason, state.Cursor, state.Seq));
        Assert.Equal("2001", Assert.IsType<Device>(Assert.Single(state.Objects)).Number);

        await stream.EventAsync(
            "e7.101",
            2,
            "cti.call.established.v1",
            $$"""{"call":"call_1","connection":"conn_1","cause":"normal","previous":{"state":"alerting"},"changed":[{{Call}}],"removed":[]}"""
        );
        var established = Assert.IsType<Established>(await NextAsync(events));
        Assert.Equal(("e7.101", 2L, "hq", "thr_1"), (established.Cursor, established.Seq, established.Switch, established.Thread));
        Assert.Equal(
            ("5551000", "connected", "alerting"),
            (established.Call!.Calling.Number, established.Connection!.State, established.PreviousState)
        );
    }

    [Fact]
    public async Task Newer_types_kinds_and_messages_arrive_as_values()
    {
        await using var server = await FakeServer.StartAsync();
        await using var cti = await server.ConnectAsync();
        await using var events = cti.EventsAsync(cancellationToken: Token).GetAsyncEnumerator(Token);
        var first = events.MoveNextAsync();
        var stream = await server.NextStreamAsync();
        await stream.OpenAsync();
        await stream.SnapshotAsync(
            "initial",
            "e7.1",
            """ "kind":"parcel","object":{"id":"p1"} """,
            """ "kind":"call","object":{"id":5} """
        );
        Assert.True(await first);
        var state = Assert.IsType<Resync>(events.Current);
        Assert.Equal("p1", Assert.IsType<UnknownObject>(state.Objects[0]).Key);
        Assert.NotNull(Assert.IsType<UnknownObject>(state.Objects[1]).Problem);

        await stream.EventAsync(
            "e7.2",
            2,
            "cti.call.teleported.v1",
            $$"""{"changed":[{{Call}}],"removed":[{"kind":"call","id":"call_0","cause":"normal"}]}"""
        );
        var unknown = Assert.IsType<UnknownEvent>(await NextAsync(events));
        Assert.Equal(("cti.call.teleported.v1", "call_1", "call_0"), (unknown.Type, unknown.Changed[0].Key, unknown.Removed[0].Id));

        await stream.EventAsync("e7.3", 3, "cti.call.established.v2", """{"changed":[],"removed":[]}""");
        Assert.IsType<UnknownEvent>(await NextAsync(events));

        await stream.SendAsync("""{"t":"rotate","inSeconds":30}""");
        Assert.Equal("rotate", Assert.IsType<StreamNotice>(await NextAsync(events)).MessageType);
    }

    [Fact]
    public async Task A_lost_connection_resumes_behind_the_last_event()
    {
        await using var server = await FakeServer.StartAsync();
        var time = new SkippingTime();
        await using var cti = await server.ConnectAsync(time);
        await using var events = cti.EventsAsync(cancellationToken: Token).GetAsyncEnumerator(Token);
        var (stream, _) = await InSyncAsync(server, events);
        await stream.EventAsync("e7.101", 2, "cti.call.held.v1", """{"changed":[],"removed":[]}""");
        Assert.IsType<Held>(await NextAsync(events));
        // The position moves over what the filter kept back.
        await stream.SendAsync("""{"t":"hb","cursors":{"1":"e7.150"},"seqs":{"1":2}}""");
        await stream.EventAsync("e7.160", 3, "cti.call.retrieved.v1", """{"changed":[],"removed":[]}""");
        Assert.IsType<Retrieved>(await NextAsync(events));
        await stream.SendAsync("""{"t":"hb","cursors":{"1":"e7.170"},"seqs":{"1":3}}""");
        await stream.CloseAsync(1011, "internal");

        var lost = Assert.IsType<Disconnected>(await NextAsync(events));
        Assert.Equal(1, lost.Attempt);
        Assert.InRange(lost.RetryIn, TimeSpan.FromMilliseconds(250), TimeSpan.FromMilliseconds(500));
        var next = events.MoveNextAsync();
        stream = await server.NextStreamAsync();
        Assert.Contains(time.Waits, wait => Math.Abs((wait - lost.RetryIn).TotalMilliseconds) < 1);
        var subscription = await stream.OpenAsync();
        Assert.Equal("e7.170", subscription.GetProperty("from").GetString());
        Assert.Equal(3, subscription.GetProperty("lastSeq").GetInt32());
        await stream.EventAsync("e7.180", 4, "cti.call.held.v1", """{"changed":[],"removed":[]}""");
        Assert.True(await next);
        Assert.IsType<Resumed>(events.Current);
        Assert.Equal("e7.180", Assert.IsType<Held>(await NextAsync(events)).Cursor);
    }

    [Fact]
    public async Task A_connection_lost_in_mid_snapshot_shows_no_part_of_it()
    {
        await using var server = await FakeServer.StartAsync();
        await using var cti = await server.ConnectAsync();
        await using var events = cti.EventsAsync(cancellationToken: Token).GetAsyncEnumerator(Token);
        var first = events.MoveNextAsync();
        var stream = await server.NextStreamAsync();
        await stream.OpenAsync();
        await stream.SendAsync("""{"t":"snapshot.begin","sub":1,"reason":"initial"}""");
        await stream.SendAsync($$"""{"t":"item","sub":1,{{Item}}}""");
        stream.Break();
        Assert.True(await first);
        Assert.IsType<Disconnected>(events.Current);

        var (_, state) = await InSyncAsync(server, events);
        Assert.Empty(state.Objects);
    }

    [Fact]
    public async Task A_hole_in_the_numbering_is_reported_and_the_state_is_asked_for_anew()
    {
        await using var server = await FakeServer.StartAsync();
        await using var cti = await server.ConnectAsync();
        await using var events = cti.EventsAsync(cancellationToken: Token).GetAsyncEnumerator(Token);
        var (stream, _) = await InSyncAsync(server, events);

        await stream.EventAsync("e7.105", 4, "cti.call.held.v1", """{"changed":[],"removed":[]}""");

        Assert.Equal(new StreamGap(2, 4), await NextAsync(events));
        var next = events.MoveNextAsync();
        stream = await server.NextStreamAsync();
        var subscription = await stream.OpenAsync();
        Assert.False(subscription.TryGetProperty("from", out _));
        await stream.SnapshotAsync("initial", "e7.110");
        Assert.True(await next);
        Assert.Equal("gap", Assert.IsType<Resync>(events.Current).Reason);
    }

    [Fact]
    public async Task A_heartbeat_shows_a_hole_at_the_end()
    {
        await using var server = await FakeServer.StartAsync();
        await using var cti = await server.ConnectAsync();
        await using var events = cti.EventsAsync(cancellationToken: Token).GetAsyncEnumerator(Token);
        var (stream, _) = await InSyncAsync(server, events);

        await stream.SendAsync("""{"t":"hb","cursors":{"1":"e7.120"},"seqs":{"1":3}}""");

        Assert.Equal(new StreamGap(1, 3), await NextAsync(events));
    }

    [Fact]
    public async Task A_resync_says_why()
    {
        await using var server = await FakeServer.StartAsync();
        await using var cti = await server.ConnectAsync();
        await using var events = cti.EventsAsync(null, "e6.5", Token).GetAsyncEnumerator(Token);
        var first = events.MoveNextAsync();
        var stream = await server.NextStreamAsync();
        Assert.Equal("e6.5", (await stream.OpenAsync()).GetProperty("from").GetString());
        await stream.SendAsync("""{"t":"resync","sub":1,"reason":"epoch-changed"}""");
        await stream.SnapshotAsync("resync", "e7.3");
        Assert.True(await first);
        Assert.Equal("epoch-changed", Assert.IsType<Resync>(events.Current).Reason);
    }

    [Theory]
    [InlineData(4001, "auth.unauthenticated")]
    [InlineData(4003, "auth.forbidden")]
    [InlineData(4004, "stream.protocolVersion")]
    [InlineData(4009, "stream.superseded")]
    public async Task What_cannot_heal_ends_the_stream(int code, string expected)
    {
        await using var server = await FakeServer.StartAsync();
        await using var cti = await server.ConnectAsync();
        await using var events = cti.EventsAsync(cancellationToken: Token).GetAsyncEnumerator(Token);
        var (stream, _) = await InSyncAsync(server, events);

        await stream.CloseAsync(code, "no");

        var ended = await Assert.ThrowsAsync<CtiException>(() => NextAsync(events));
        Assert.Equal((expected, "never"), (ended.Code, ended.Retry));
    }

    [Fact]
    public async Task A_draining_server_is_come_back_to_at_once()
    {
        await using var server = await FakeServer.StartAsync();
        await using var cti = await server.ConnectAsync();
        await using var events = cti.EventsAsync(cancellationToken: Token).GetAsyncEnumerator(Token);
        var (stream, _) = await InSyncAsync(server, events);

        await stream.CloseAsync(4010, "restart");

        Assert.Equal(TimeSpan.Zero, Assert.IsType<Disconnected>(await NextAsync(events)).RetryIn);
    }

    [Fact]
    public async Task A_silent_server_is_left_after_three_heartbeats()
    {
        await using var server = await FakeServer.StartAsync();
        var time = new SkippingTime();
        await using var cti = await server.ConnectAsync(time);
        await using var events = cti.EventsAsync(cancellationToken: Token).GetAsyncEnumerator(Token);
        await InSyncAsync(server, events);

        var next = NextAsync(events);
        while (!next.IsCompleted)
        {
            time.EndLongWaits();
            await Task.Yield();
        }

        Assert.Contains("45 s", Assert.IsType<Disconnected>(await next).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_beyond_the_limit_ends_the_connection_with_that_reason()
    {
        await using var server = await FakeServer.StartAsync();
        await using var cti = await server.ConnectAsync(change: static options => options with { MaxMessageBytes = 32 * 1024 });
        await using var events = cti.EventsAsync(cancellationToken: Token).GetAsyncEnumerator(Token);
        var (stream, _) = await InSyncAsync(server, events);

        await stream.SendAsync("{\"t\":\"" + new string('x', 40 * 1024) + "\"}");

        Assert.Contains("longer than 32768", Assert.IsType<Disconnected>(await NextAsync(events)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_subscription_that_the_server_refuses_for_good_ends_the_stream_with_its_code()
    {
        await using var server = await FakeServer.StartAsync();
        await using var cti = await server.ConnectAsync();
        await using var events = cti.EventsAsync("2001", Token).GetAsyncEnumerator(Token);
        var first = NextAsync(events);
        var stream = await server.NextStreamAsync();
        await stream.OpenAsync();

        await stream.SendAsync(
            """{"t":"error","id":1,"code":"request.invalidValue","title":"Invalid","detail":"'2001' must name the switch","retry":"never","hint":"hq:2001"}"""
        );

        var refused = await Assert.ThrowsAsync<CtiException>(() => first);
        Assert.Equal(("request.invalidValue", "hq:2001"), (refused.Code, refused.Hint));
    }

    [Fact]
    public async Task Objects_that_enter_and_leave_the_view_say_so()
    {
        await using var server = await FakeServer.StartAsync();
        await using var cti = await server.ConnectAsync();
        await using var events = cti.EventsAsync("hq:2001", Token).GetAsyncEnumerator(Token);
        var (stream, _) = await InSyncAsync(server, events);

        await stream.EventAsync(
            "e7.101",
            2,
            "cti.call.transferred.v1",
            """{"changed":[{"kind":"call","object":{"id":"call_2"},"view":"entered"},{"kind":"thread","object":{"id":"thr_1"}}],"removed":[]}"""
        );
        await stream.EventAsync(
            "e7.102",
            3,
            "cti.view.left.v1",
            """{"kind":"call","id":"call_2","reason":"notVisible","changed":[],"removed":[{"kind":"call","id":"call_2","cause":"normal","view":"left","reason":"notVisible"}]}"""
        );

        Assert.Equal("call_2", Assert.Single(Assert.IsType<Transferred>(await NextAsync(events)).Entered).Key);
        var left = Assert.IsType<ViewLeft>(await NextAsync(events));
        Assert.Equal(("call", "call_2", "notVisible"), (left.ObjectKind, left.ObjectId, left.Reason));
        Assert.Equal("left", Assert.Single(left.Removed).View);
    }

    [Fact]
    public void Back_off_doubles_to_its_limit_and_depends_on_attempt_and_seed_alone()
    {
        var first = TimeSpan.FromMilliseconds(500);
        var longest = TimeSpan.FromSeconds(30);
        for (var attempt = 1; attempt <= 100; attempt++)
        {
            var full = Math.Min(0.5 * Math.Pow(2, attempt - 1), 30);
            var delay = BackOff.Delay(attempt, 7, first, longest);
            Assert.InRange(delay.TotalSeconds, full / 2, full);
            Assert.Equal(delay, BackOff.Delay(attempt, 7, first, longest));
        }
        Assert.NotEqual(BackOff.Delay(3, 7, first, longest), BackOff.Delay(3, 8, first, longest));
    }

    private static async Task<(FakeStream Stream, Resync State)> InSyncAsync(FakeServer server, IAsyncEnumerator<CtiEvent> events)
    {
        var next = events.MoveNextAsync();
        var stream = await server.NextStreamAsync();
        await stream.OpenAsync();
        await stream.SnapshotAsync("initial", "e7.100");
        Assert.True(await next);
        return (stream, Assert.IsType<Resync>(events.Current));
    }

    private static async Task<CtiEvent> NextAsync(IAsyncEnumerator<CtiEvent> events)
    {
        Assert.True(await events.MoveNextAsync());
        return events.Current;
    }
}
