using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace CtiMiddleware.Client.Tests;

/// <summary>The server's end of one stream connection.</summary>
internal sealed class FakeStream(WebSocket socket, HttpContext context)
{
    private readonly TaskCompletionSource _ended = new();

    public Task Ended => _ended.Task;

    /// <summary>Greets, takes the subscription and returns it.</summary>
    public async Task<JsonElement> OpenAsync()
    {
        await SendAsync("""{"t":"hello","protocol":1,"server":"0.0.0","epoch":"e7","hb":15,"newer":{"member":1}}""");
        await SendAsync("""{"t":"auth.ok","scopes":["read"]}""");
        var subscription = await ReceiveAsync();
        Assert.Equal("sub", subscription.GetProperty("t").GetString());
        return subscription;
    }

    public async Task SnapshotAsync(string reason, string cursor, params string[] items)
    {
        await SendAsync($$"""{"t":"snapshot.begin","sub":1,"reason":"{{reason}}"}""");
        foreach (var item in items)
            await SendAsync($$"""{"t":"item","sub":1,{{item}}}""");
        await SendAsync($$"""{"t":"snapshot.end","sub":1,"cursor":"{{cursor}}","seq":1,"incomplete":[]}""");
    }

    public Task EventAsync(string cursor, int seq, string type, string data, string? thread = null) =>
        SendAsync(
            $$$"""
            {"t":"event","sub":1,"cursor":"{{{cursor}}}","seq":{{{seq}}},"event":{"specversion":"1.0","id":"{{{cursor}}}","source":"/switches/hq",
            "type":"{{{type}}}","subject":"call_1","time":"2026-11-22T10:15:02.113Z","threadid":"{{{thread
                ?? "thr_1"}}}","data":{{{data}}}}}
            """
        );

    public async Task SendAsync(string text) =>
        await socket.SendAsync(
            Encoding.UTF8.GetBytes(text),
            WebSocketMessageType.Text,
            endOfMessage: true,
            TestContext.Current.CancellationToken
        );

    public async Task<JsonElement> ReceiveAsync()
    {
        var buffer = new byte[8192];
        var part = await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
        Assert.True(part.EndOfMessage);
        return JsonSerializer.Deserialize<JsonElement>(buffer.AsSpan(0, part.Count));
    }

    public async Task CloseAsync(int code, string reason)
    {
        await socket.CloseOutputAsync((WebSocketCloseStatus)code, reason, TestContext.Current.CancellationToken);
        _ended.TrySetResult();
    }

    /// <summary>Breaks the connection without a word.</summary>
    public void Break()
    {
        context.Abort();
        _ended.TrySetResult();
    }
}
