namespace CtiMiddleware.Client.Tests;

public sealed class MirrorTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mirror_is_the_fold_of_the_stream()
    {
        await using var server = await FakeServer.StartAsync();
        await using var cti = await server.ConnectAsync();
        var opening = cti.OpenMirrorAsync(cancellationToken: Token);
        var stream = await server.NextStreamAsync();
        await stream.OpenAsync();
        await stream.SnapshotAsync(
            "initial",
            "e7.1",
            Item("call", "call_1"),
            Item("agent", "hq:agent:1"),
            Item("switch", "hq"),
            Item("parcel", "p1")
        );
        await using var mirror = await opening;
        Assert.Equal(["call_1"], mirror.Calls.Keys);
        Assert.Equal(["hq:agent:1"], mirror.Agents.Keys);
        Assert.Equal(["parcel/p1"], mirror.State.Others.Keys);

        await stream.EventAsync(
            "e7.2",
            2,
            "cti.call.transferred.v1",
            """
            {"changed":[{"kind":"call","object":{"id":"call_2","rev":2}},{"kind":"thread","object":{"id":"thr_1"}}],
             "removed":[{"kind":"call","id":"call_1","cause":"transfer"},{"kind":"parcel","id":"p1"}]}
            """
        );
        var state = await mirror.WhenAsync(static state => state.Cursor == "e7.2", Token);
        Assert.Equal(["call_2"], state.Calls.Keys);
        Assert.Equal(["thr_1"], state.Threads.Keys);
        Assert.Empty(state.Others);
    }

    [Fact]
    public async Task A_mirror_that_lost_its_server_says_so_and_is_replaced_whole_when_it_returns()
    {
        await using var server = await FakeServer.StartAsync();
        await using var cti = await server.ConnectAsync();
        var opening = cti.OpenMirrorAsync(cancellationToken: Token);
        var stream = await server.NextStreamAsync();
        await stream.OpenAsync();
        await stream.SnapshotAsync("initial", "e7.1", Item("call", "call_1"));
        await using var mirror = await opening;

        stream.Break();
        var lost = await mirror.WhenAsync(static state => !state.InSync, Token);
        Assert.NotNull(lost.Trouble);
        Assert.Equal(["call_1"], lost.Calls.Keys);

        stream = await server.NextStreamAsync();
        await stream.OpenAsync();
        await stream.SendAsync("""{"t":"resync","sub":1,"reason":"epoch-changed"}""");
        await stream.SnapshotAsync("resync", "e8.1", Item("call", "call_9"));
        var back = await mirror.WhenAsync(static state => state.Resyncs == 2, Token);
        Assert.True(back.InSync);
        Assert.Null(back.Trouble);
        Assert.Equal(["call_9"], back.Calls.Keys);
    }

    [Fact]
    public async Task A_refused_key_reaches_who_waits()
    {
        await using var server = await FakeServer.StartAsync();
        await using var cti = await server.ConnectAsync();
        var opening = cti.OpenMirrorAsync(cancellationToken: Token);
        var stream = await server.NextStreamAsync();
        await stream.OpenAsync();
        await stream.SnapshotAsync("initial", "e7.1");
        await using var mirror = await opening;

        await stream.CloseAsync(4001, "key revoked");

        var refused = await Assert.ThrowsAsync<CtiException>(() => mirror.WhenAsync(static _ => false, Token));
        Assert.Equal("auth.unauthenticated", refused.Code);
        Assert.False(mirror.State.InSync);
    }

    private static string Item(string kind, string id) => $$""" "kind":"{{kind}}","object":{"id":"{{id}}"} """;
}
