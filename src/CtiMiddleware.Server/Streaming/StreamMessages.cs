using System.Buffers;
using System.Globalization;
using System.Text.Json;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Server.Configuration;
using CtiMiddleware.Server.Rest;
using CtiMiddleware.Server.Security;

namespace CtiMiddleware.Server.Streaming;

/// <summary>Writes the messages of the stream. The events and objects inside are bytes of the log, only framed here.</summary>
public static class StreamMessages
{
    /// <summary>Seconds between heartbeats.</summary>
    public const int HeartbeatSeconds = 15;

    private static readonly JsonWriterOptions Relaxed = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary><c>hello</c>: who speaks, and how far back it can go.</summary>
    public static void Hello(IBufferWriter<byte> into, string version, EventLog log)
    {
        var replay = log.Replay;
        using var json = new Utf8JsonWriter(into, Relaxed);
        json.WriteStartObject();
        json.WriteString("t"u8, "hello"u8);
        json.WriteNumber("protocol"u8, 1);
        json.WriteString("server"u8, version);
        json.WriteString("epoch"u8, log.Epoch);
        json.WriteNumber("hb"u8, HeartbeatSeconds);
        json.WriteStartObject("replay"u8);
        json.WriteString("from"u8, replay.From.ToString());
        json.WriteNumber("bytes"u8, replay.Bytes);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary><c>auth.ok</c>.</summary>
    public static void AuthOk(IBufferWriter<byte> into, ApiKey key)
    {
        using var json = new Utf8JsonWriter(into, Relaxed);
        json.WriteStartObject();
        json.WriteString("t"u8, "auth.ok"u8);
        json.WriteStartArray("scopes"u8);
        foreach (var scope in key.Scopes.Order())
            json.WriteStringValue(KeySettings.Name(scope));
        json.WriteEndArray();
        if (key.Expires is { } expires)
            json.WriteString("expires"u8, expires.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }

    /// <summary><c>unsub.ok</c>: nothing of the subscription follows.</summary>
    public static void Unsubscribed(IBufferWriter<byte> into, int id)
    {
        using var json = new Utf8JsonWriter(into, Relaxed);
        json.WriteStartObject();
        json.WriteString("t"u8, "unsub.ok"u8);
        json.WriteNumber("sub"u8, id);
        json.WriteEndObject();
    }

    /// <summary><c>error</c>: a message that could not be done; with the members of a problem.</summary>
    public static void Error(IBufferWriter<byte> into, long? id, Problem problem)
    {
        using var json = new Utf8JsonWriter(into, Relaxed);
        json.WriteStartObject();
        json.WriteString("t"u8, "error"u8);
        if (id is { } number)
            json.WriteNumber("id"u8, number);
        json.WriteString("code"u8, problem.Code);
        json.WriteString("title"u8, problem.Title);
        if (problem.Detail is not null)
            json.WriteString("detail"u8, problem.Detail);
        if (problem.Field is not null)
            json.WriteString("field"u8, problem.Field);
        json.WriteString("retry"u8, problem.Retry);
        json.WriteString("hint"u8, problem.Hint);
        json.WriteEndObject();
    }

    /// <summary><c>hb</c>: where each subscription stands, those in mid-snapshot left out.</summary>
    public static void Heartbeat(IBufferWriter<byte> into, IReadOnlyCollection<KeyValuePair<int, Subscription>> subscriptions)
    {
        using var json = new Utf8JsonWriter(into, Relaxed);
        json.WriteStartObject();
        json.WriteString("t"u8, "hb"u8);
        json.WriteStartObject("cursors"u8);
        foreach (var (id, subscription) in subscriptions)
        {
            if (!subscription.InSnapshot)
                json.WriteString(id.ToString(CultureInfo.InvariantCulture), subscription.Cursor.ToString());
        }
        json.WriteEndObject();
        json.WriteStartObject("seqs"u8);
        foreach (var (id, subscription) in subscriptions)
        {
            if (!subscription.InSnapshot)
                json.WriteNumber(id.ToString(CultureInfo.InvariantCulture), subscription.Seq);
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>An item of a subscription.</summary>
    public static void Item(IBufferWriter<byte> into, int sub, in StreamItem item)
    {
        switch (item.Kind)
        {
            case StreamItemKind.Event:
                Begin(into, "{\"t\":\"event\",\"sub\":"u8, sub);
                Position(into, item.Cursor!.Value, item.Seq);
                into.Write(",\"event\":"u8);
                into.Write(item.Json.Span);
                break;
            case StreamItemKind.Item:
                Begin(into, "{\"t\":\"item\",\"sub\":"u8, sub);
                into.Write(",\"kind\":\""u8);
                Text(into, KindNames[(int)item.ObjectKind]);
                into.Write("\",\"object\":"u8);
                into.Write(item.Json.Span);
                break;
            case StreamItemKind.SnapshotBegin:
                Begin(into, "{\"t\":\"snapshot.begin\",\"sub\":"u8, sub);
                Reason(into, item.Reason!);
                break;
            case StreamItemKind.Resync:
                Begin(into, "{\"t\":\"resync\",\"sub\":"u8, sub);
                Reason(into, item.Reason!);
                break;
            default:
                throw new ArgumentException($"{item.Kind} is not written as a message.", nameof(item));
        }
        into.Write("}"u8);
    }

    /// <summary>The end of a snapshot, with the devices that the filter names and whose calls are not seen.</summary>
    public static void SnapshotEnd(
        IBufferWriter<byte> into,
        int sub,
        in StreamItem item,
        IReadOnlyList<KeyValuePair<DeviceId, string>> incomplete
    )
    {
        Begin(into, "{\"t\":\"snapshot.end\",\"sub\":"u8, sub);
        Position(into, item.Cursor!.Value, item.Seq);
        into.Write(",\"incomplete\":"u8);
        using (var json = new Utf8JsonWriter(into, Relaxed))
        {
            json.WriteStartArray();
            foreach (var (device, reason) in incomplete)
            {
                json.WriteStartObject();
                json.WriteString("device"u8, device.Value);
                json.WriteString("reason"u8, reason);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        into.Write("}"u8);
    }

    /// <summary>The last message of an SSE stream, which has no close code of its own.</summary>
    public static void Close(IBufferWriter<byte> into, StreamClose close)
    {
        using var json = new Utf8JsonWriter(into, Relaxed);
        json.WriteStartObject();
        json.WriteString("t"u8, "close"u8);
        json.WriteNumber("code"u8, close.Code);
        json.WriteString("reason"u8, close.Reason);
        json.WriteEndObject();
    }

    private static readonly string[] KindNames =
    [
        .. Enum.GetValues<Model.Objects.ObjectKind>().Select(kind => EnumText.Of<Model.Objects.ObjectKind>(kind)),
    ];

    private static void Begin(IBufferWriter<byte> into, ReadOnlySpan<byte> head, int sub)
    {
        into.Write(head);
        Number(into, sub);
    }

    private static void Position(IBufferWriter<byte> into, Cursor cursor, long seq)
    {
        into.Write(",\"cursor\":\""u8);
        Text(into, cursor.Epoch);
        into.Write("."u8);
        Number(into, cursor.Number);
        into.Write("\",\"seq\":"u8);
        Number(into, seq);
    }

    // Reasons are constants of ours: nothing to escape.
    private static void Reason(IBufferWriter<byte> into, string reason)
    {
        into.Write(",\"reason\":\""u8);
        Text(into, reason);
        into.Write("\""u8);
    }

    private static void Number(IBufferWriter<byte> into, long value)
    {
        var span = into.GetSpan(20);
        value.TryFormat(span, out var written, default, CultureInfo.InvariantCulture);
        into.Advance(written);
    }

    private static void Text(IBufferWriter<byte> into, string value)
    {
        var span = into.GetSpan(value.Length * 3);
        into.Advance(System.Text.Encoding.UTF8.GetBytes(value, span));
    }
}
