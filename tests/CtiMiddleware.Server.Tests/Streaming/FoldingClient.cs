using System.Text.Json.Nodes;

namespace CtiMiddleware.Server.Tests.Streaming;

/// <summary>A client that keeps state by the two rules of the stream and nothing else, and drops its connection when told.</summary>
internal sealed class FoldingClient(RunningServer server, string key, string filter) : IDisposable
{
    private StreamClient? _client;
    private long _seq;

    public SortedDictionary<string, string> State { get; } = new(StringComparer.Ordinal);

    public string? Cursor { get; private set; }

    public async Task ConnectAsync()
    {
        _client?.Dispose();
        _client = await server.StreamAsync(key);
        await _client.SubscribeAsync(1, filter, Cursor, _seq);
    }

    /// <summary>Reads until a heartbeat says that the position is reached.</summary>
    public async Task ReadToAsync(string cursor)
    {
        while (true)
        {
            var message = await _client!.NextAsync();
            Fold(message);
            if (message["t"]!.GetValue<string>() == "hb" && Cursor == cursor)
                return;
        }
    }

    /// <summary>Reads some messages, not minding where that leaves it.</summary>
    public async Task ReadSomeAsync(int count)
    {
        for (var i = 0; i < count; i++)
            Fold(await _client!.NextAsync());
    }

    public void Dispose() => _client?.Dispose();

    private void Fold(JsonObject message)
    {
        switch (message["t"]!.GetValue<string>())
        {
            case "snapshot.begin":
                State.Clear();
                break;
            case "item":
                Set(message["kind"]!, message["object"]!);
                break;
            case "snapshot.end":
                Cursor = message["cursor"]!.GetValue<string>();
                _seq = message["seq"]!.GetValue<long>();
                break;
            case "event":
                Assert.Equal(_seq + 1, message["seq"]!.GetValue<long>());
                _seq++;
                Cursor = message["cursor"]!.GetValue<string>();
                foreach (var change in message["event"]!["data"]!["changed"]!.AsArray())
                    Set(change!["kind"]!, change["object"]!);
                foreach (var gone in message["event"]!["data"]!["removed"]!.AsArray())
                    State.Remove($"{gone!["kind"]} {gone["id"]}");
                break;
            case "hb" when message["cursors"]!["1"] is { } cursor:
                Assert.Equal(_seq, message["seqs"]!["1"]!.GetValue<long>());
                Cursor = cursor.GetValue<string>();
                break;
        }
    }

    private void Set(JsonNode kind, JsonNode value) => State[$"{kind} {value["id"]}"] = value.ToJsonString();
}
