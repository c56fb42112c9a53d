using System.Buffers;
using System.Text.Json;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.States;

namespace CtiMiddleware.Runtime.Events;

/// <summary>Writes events as CloudEvents 1.0 JSON. Keeps its buffer; one instance for each thread that writes.</summary>
internal sealed class EventWriter : IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = new(4096);
    private readonly Utf8JsonWriter _writer;

    public EventWriter() => _writer = new Utf8JsonWriter(_buffer, CtiJson.WriterOptions);

    public byte[] Write(in EventText text)
    {
        _buffer.ResetWrittenCount();
        _writer.Reset();
        Span<byte> time = stackalloc byte[24];
        var body = text.Body;
        _writer.WriteStartObject();
        _writer.WriteString("specversion"u8, "1.0"u8);
        _writer.WriteString("id"u8, text.Cursor.ToString());
        _writer.WriteString("source"u8, text.Switch is { } @switch ? "/switches/" + @switch.Value : "/server");
        _writer.WriteString("type"u8, text.Type);
        _writer.WriteString("subject"u8, text.Subject);
        _writer.WriteString("time"u8, time[..TimestampConverter.Format(text.Time, time)]);
        if (text.Thread is { } thread)
            _writer.WriteString("threadid"u8, thread.Value);
        _writer.WriteString("datacontenttype"u8, "application/json"u8);
        _writer.WriteStartObject("data"u8);
        if (body.Call is { } call)
            _writer.WriteString("call"u8, call.Value);
        if (body.Connection is { } connection)
            _writer.WriteString("connection"u8, connection.Value);
        if (body.Cause is { } cause)
            _writer.WriteString("cause"u8, EnumText<EventCause>.Of(cause));
        if (body.PreviousState is { } state)
        {
            _writer.WriteStartObject("previous"u8);
            _writer.WriteString("state"u8, EnumText<LocalConnectionState>.Of(state));
            _writer.WriteEndObject();
        }
        WriteLists(text);
        _writer.WriteBoolean("synthetic"u8, body.Synthetic);
        if (body.Inferred)
            _writer.WriteBoolean("inferred"u8, true);
        if (body.Received is { } received)
            _writer.WriteString("received"u8, time[..TimestampConverter.Format(received, time)]);
        if (body.Native is { } native)
            WriteNative(native);
        if (body.Detail is { } detail)
        {
            foreach (var (name, value) in detail)
            {
                _writer.WritePropertyName(name);
                WriteValue(value);
            }
        }
        _writer.WriteEndObject();
        _writer.WriteEndObject();
        _writer.Flush();
        return _buffer.WrittenSpan.ToArray();
    }

    public void Dispose() => _writer.Dispose();

    private void WriteLists(in EventText text)
    {
        var body = text.Body;
        _writer.WriteStartArray("changed"u8);
        for (var i = 0; i < body.Changed.Count; i++)
        {
            _writer.WriteStartObject();
            _writer.WriteString("kind"u8, EnumText<ObjectKind>.Of(body.Changed[i].Kind));
            _writer.WritePropertyName("object"u8);
            CtiJson.Write(_writer, body.Changed[i]);
            if (text.Entered is { } entered && entered.Contains(i))
                _writer.WriteString("view"u8, "entered"u8);
            _writer.WriteEndObject();
        }
        _writer.WriteEndArray();
        _writer.WriteStartArray("removed"u8);
        for (var i = 0; i < body.Removed.Count; i++)
        {
            var removed = body.Removed[i];
            _writer.WriteStartObject();
            _writer.WriteString("kind"u8, EnumText<ObjectKind>.Of(removed.Kind));
            _writer.WriteString("id"u8, removed.Id);
            _writer.WriteString("cause"u8, EnumText<EventCause>.Of(removed.Cause));
            if (text.Left is { } left && left.Contains(i))
            {
                _writer.WriteString("view"u8, "left"u8);
                _writer.WriteString("reason"u8, "notVisible"u8);
            }
            _writer.WriteEndObject();
        }
        _writer.WriteEndArray();
        if (body.Connections.Count > 0)
            WriteConnections(body.Connections);
        if (body.MergedThreads.Count > 0)
            WriteThreads(body.MergedThreads);
    }

    private void WriteConnections(IReadOnlyList<MergedConnection> connections)
    {
        _writer.WriteStartArray("connections"u8);
        foreach (var connection in connections)
        {
            _writer.WriteStartObject();
            // Null is an answer here: it began, or ended, by the merge.
            _writer.WriteString("old"u8, connection.Old?.Value);
            _writer.WriteString("new"u8, connection.New?.Value);
            if (connection.Device is { } device)
                _writer.WriteString("device"u8, device.Value);
            _writer.WriteEndObject();
        }
        _writer.WriteEndArray();
    }

    private void WriteThreads(IReadOnlyList<MergedThread> threads)
    {
        _writer.WriteStartArray("mergedThreads"u8);
        foreach (var thread in threads)
        {
            _writer.WriteStartObject();
            _writer.WriteString("from"u8, thread.From.Value);
            _writer.WriteString("into"u8, thread.Into.Value);
            _writer.WriteStartObject("conflicts"u8);
            foreach (var (key, value) in thread.Conflicts)
                _writer.WriteString(key, value);
            _writer.WriteEndObject();
            _writer.WriteEndObject();
        }
        _writer.WriteEndArray();
    }

    private void WriteNative(EventNative native)
    {
        _writer.WriteStartObject("native"u8);
        if (native.CallId is not null)
            _writer.WriteString("callId"u8, native.CallId);
        if (native.Cause is not null)
            _writer.WriteString("cause"u8, native.Cause);
        if (native.Frame.Link is not null)
            _writer.WriteString("frame"u8, native.Frame.ToString());
        _writer.WriteEndObject();
    }

    private void WriteValue(object? value)
    {
        switch (value)
        {
            case null:
                _writer.WriteNullValue();
                break;
            case string text:
                _writer.WriteStringValue(text);
                break;
            case bool flag:
                _writer.WriteBooleanValue(flag);
                break;
            case int number:
                _writer.WriteNumberValue(number);
                break;
            case long number:
                _writer.WriteNumberValue(number);
                break;
            case double number:
                _writer.WriteNumberValue(number);
                break;
            case DateTimeOffset instant:
                Span<byte> time = stackalloc byte[24];
                _writer.WriteStringValue(time[..TimestampConverter.Format(instant, time)]);
                break;
            case Party party:
                JsonSerializer.Serialize(_writer, party, CtiJson.Api.Party);
                break;
            case IEnumerable<string> texts:
                _writer.WriteStartArray();
                foreach (var item in texts)
                    _writer.WriteStringValue(item);
                _writer.WriteEndArray();
                break;
            case IEnumerable<KeyValuePair<string, string>> fields:
                WriteFields(fields);
                break;
            default:
                if (CtiJson.ApiOptions.TryGetTypeInfo(value.GetType(), out var type))
                    JsonSerializer.Serialize(_writer, value, type);
                else
                    _writer.WriteStringValue(value.ToString());
                break;
        }
    }

    // A list, not an object: a name may come more than once.
    private void WriteFields(IEnumerable<KeyValuePair<string, string>> fields)
    {
        _writer.WriteStartArray();
        foreach (var (name, value) in fields)
        {
            _writer.WriteStartObject();
            _writer.WriteString("name"u8, name);
            _writer.WriteString("value"u8, value);
            _writer.WriteEndObject();
        }
        _writer.WriteEndArray();
    }
}
