using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace CtiMiddleware.Server.Tests;

/// <summary>A stream client as an application would write it: JSON in, JSON out.</summary>
internal sealed class StreamClient(ClientWebSocket socket) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly byte[] _buffer = new byte[1 << 20];

    public ClientWebSocket Socket => socket;

    public Task SendAsync(JsonObject message) => SendAsync(message.ToJsonString());

    public Task SendAsync(string text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, CancellationToken.None);

    public Task SubscribeAsync(int id = 1, string? filter = null, string? from = null, long? lastSeq = null) =>
        SendAsync(
            new JsonObject
            {
                ["t"] = "sub",
                ["id"] = id,
                ["filter"] = JsonNode.Parse(filter ?? "{}"),
                ["from"] = from,
                ["lastSeq"] = lastSeq,
            }
        );

    /// <summary>The next message; null when the stream was closed.</summary>
    public async Task<JsonObject?> NextOrEndAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        var count = 0;
        while (true)
        {
            var result = await socket.ReceiveAsync(_buffer.AsMemory(count), patience.Token);
            if (result.MessageType == WebSocketMessageType.Close)
                return null;
            count += result.Count;
            if (result.EndOfMessage)
                return JsonNode.Parse(_buffer.AsSpan(0, count))!.AsObject();
        }
    }

    public async Task<JsonObject> NextAsync() =>
        await NextOrEndAsync() ?? throw new InvalidOperationException($"Closed with {socket.CloseStatus} {socket.CloseStatusDescription}.");

    /// <summary>The next message of a kind; all before it are dropped.</summary>
    public async Task<JsonObject> NextAsync(string t)
    {
        while (true)
        {
            var message = await NextAsync();
            if (message["t"]!.GetValue<string>() == t)
                return message;
        }
    }

    /// <summary>Reads to the end; the close code.</summary>
    public async Task<int> CloseCodeAsync()
    {
        while (await NextOrEndAsync() is not null) { }
        return (int)socket.CloseStatus!.Value;
    }

    public void Dispose() => socket.Dispose();
}
