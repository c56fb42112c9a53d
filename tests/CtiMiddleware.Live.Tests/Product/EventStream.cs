using System.Collections.Immutable;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using CtiMiddleware.Live.Tests.Peers;

namespace CtiMiddleware.Live.Tests.Product;

/// <summary>
/// A client of the event stream, written from the description of the protocol and sharing nothing with the product's own: it keeps the state
/// by the two lists that every event has, and fails when the sequence has a hole.
/// </summary>
public sealed class EventStream : IAsyncDisposable
{
    private readonly ClientWebSocket socket = new();
    private readonly CancellationTokenSource stop = new();
    private readonly Dictionary<(string Kind, string Id), JsonElement> first = [];
    private ImmutableDictionary<string, string> devices = ImmutableDictionary<string, string>.Empty;
    private Task reading = Task.CompletedTask;
    private long sequence;
    private long start;

    /// <summary>Every event since the snapshot.</summary>
    public Journal<StreamEvent> Events { get; } = new("stream");

    /// <summary>Opens it and returns when the snapshot is there.</summary>
    public static async Task<EventStream> OpenAsync(Uri server, string key)
    {
        var stream = new EventStream();
        stream.socket.Options.AddSubProtocol("cti.v1");
        using var deadline = new CancellationTokenSource(Deadlines.Start);
        await stream.socket.ConnectAsync(new Uri($"ws://{server.Authority}/api/v1/stream"), deadline.Token);
        await stream.SendAsync(new { t = "auth", token = key });
        await stream.SendAsync(
            new
            {
                t = "sub",
                id = 1,
                filter = new { },
            }
        );
        JsonElement message;
        do
        {
            message = await stream.ReceiveAsync(deadline.Token);
            if (message.Text("t") == "item")
            {
                stream.Keep(stream.first, message.Text("kind"), message.GetProperty("object"));
            }
        } while (message.Text("t") != "snapshot.end");

        stream.sequence = message.GetProperty("seq").GetInt64();
        stream.start = StreamEvent.PositionOf(message.Text("cursor"));
        stream.reading = stream.ReadAsync();
        return stream;
    }

    /// <summary>The calls as they were at a position of the log, folded of the snapshot and the events up to there.</summary>
    public async Task<IReadOnlyDictionary<string, JsonElement>> CallsAtAsync(string cursor)
    {
        var position = StreamEvent.PositionOf(cursor);
        if (position > start)
        {
            await Events.AwaitAsync(e => e.Position >= position, $"the event at {cursor}");
        }

        var state = new Dictionary<(string Kind, string Id), JsonElement>(first);
        foreach (var one in Events.From().TakeWhile(e => e.Position <= position))
        {
            foreach (var change in one.Data.Items("changed"))
            {
                state[(change.Text("kind"), change.GetProperty("object").Text("id"))] = change.GetProperty("object");
            }

            foreach (var gone in one.Data.Items("removed"))
            {
                state.Remove((gone.Text("kind"), gone.Text("id")));
            }
        }

        return state.Where(one => one.Key.Kind == "call").ToDictionary(one => one.Key.Id, one => one.Value, StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await reading;
        socket.Dispose();
        stop.Dispose();
    }

    private async Task ReadAsync()
    {
        try
        {
            while (true)
            {
                var message = await ReceiveAsync(stop.Token);
                switch (message.Text("t"))
                {
                    case "event":
                        Take(message);
                        break;
                    case "hb":
                        break;
                    default:
                        Events.End($"the server sent {message}");
                        return;
                }
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or WebSocketException or InvalidDataException)
        {
            Events.End(ended.Message);
        }
    }

    private void Take(JsonElement message)
    {
        var seq = message.GetProperty("seq").GetInt64();
        if (seq != sequence + 1)
        {
            throw new InvalidDataException($"the sequence has a hole: {seq} after {sequence}");
        }

        sequence = seq;
        var data = message.GetProperty("event").GetProperty("data");
        foreach (var change in data.Items("changed"))
        {
            KeepDevices(change.Text("kind"), change.GetProperty("object"));
        }

        var type = message.GetProperty("event").Text("type");
        var name = type.StartsWith("cti.", StringComparison.Ordinal) && type.EndsWith(".v1", StringComparison.Ordinal) ? type[4..^3] : type;
        Events.Add(new StreamEvent(message.Text("cursor"), name, devices, data));
    }

    private void Keep(Dictionary<(string Kind, string Id), JsonElement> state, string kind, JsonElement value)
    {
        state[(kind, value.Text("id"))] = value;
        KeepDevices(kind, value);
    }

    private void KeepDevices(string kind, JsonElement value)
    {
        foreach (var connection in kind == "call" ? value.Items("connections") : [])
        {
            var device = connection.Text("device");
            device = device.Length > 0 ? device[(device.IndexOf(':', StringComparison.Ordinal) + 1)..] : connection.Text("number");
            devices = devices.SetItem(connection.Text("id"), device);
        }
    }

    private async Task SendAsync(object message) =>
        await socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, endOfMessage: true, stop.Token);

    private async Task<JsonElement> ReceiveAsync(CancellationToken cancellationToken)
    {
        using var whole = new MemoryStream();
        var part = new byte[16 * 1024];
        WebSocketReceiveResult got;
        do
        {
            got = await socket.ReceiveAsync(part, cancellationToken);
            if (got.MessageType == WebSocketMessageType.Close)
            {
                throw new InvalidDataException($"the server closed: {got.CloseStatus} {got.CloseStatusDescription}");
            }

            whole.Write(part, 0, got.Count);
        } while (!got.EndOfMessage);

        return JsonDocument.Parse(Encoding.UTF8.GetString(whole.ToArray())).RootElement;
    }
}
