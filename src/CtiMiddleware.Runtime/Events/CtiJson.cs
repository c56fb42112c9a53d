using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CtiMiddleware.Model.CallDetails;
using CtiMiddleware.Model.Capabilities;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Runtime.Commands;

namespace CtiMiddleware.Runtime.Events;

/// <summary>
/// The JSON of the uniform API, the same on every door: camel case, enumerations by their names in the standard, absent instead of null,
/// instants in UTC with milliseconds. Generated at compile time.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(TimestampConverter)]
)]
[JsonSerializable(typeof(ServerObject))]
[JsonSerializable(typeof(SwitchObject))]
[JsonSerializable(typeof(LinkObject))]
[JsonSerializable(typeof(Device))]
[JsonSerializable(typeof(Agent))]
[JsonSerializable(typeof(Group))]
[JsonSerializable(typeof(CallThread))]
[JsonSerializable(typeof(Call))]
[JsonSerializable(typeof(Connection))]
[JsonSerializable(typeof(Party))]
[JsonSerializable(typeof(Operation))]
[JsonSerializable(typeof(SwitchCapabilities))]
[JsonSerializable(typeof(CallDetailRecord))]
[JsonSerializable(typeof(IReadOnlyList<CallDetailRecord>))]
[JsonSerializable(typeof(LinkDiagnostics))]
[JsonSerializable(typeof(LinkTestStep))]
[JsonSerializable(typeof(IReadOnlyList<LinkTestStep>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
public sealed partial class CtiJson : JsonSerializerContext
{
    /// <summary>The context to use. Text is not escaped beyond what JSON asks, so that <c>+49</c> stays <c>+49</c>; never put it into HTML unescaped.</summary>
    public static CtiJson Api => Holder.Value;

    /// <summary>Its options, frozen; copy them to chain another resolver behind.</summary>
    public static JsonSerializerOptions ApiOptions => Api.Options;

    /// <summary>Writes an object of the uniform API.</summary>
    public static void Write(Utf8JsonWriter writer, CtiObject value)
    {
        switch (value)
        {
            case Call call:
                JsonSerializer.Serialize(writer, call, Api.Call);
                break;
            case CallThread thread:
                JsonSerializer.Serialize(writer, thread, Api.CallThread);
                break;
            case Device device:
                JsonSerializer.Serialize(writer, device, Api.Device);
                break;
            case Agent agent:
                JsonSerializer.Serialize(writer, agent, Api.Agent);
                break;
            case Group group:
                JsonSerializer.Serialize(writer, group, Api.Group);
                break;
            case LinkObject link:
                JsonSerializer.Serialize(writer, link, Api.LinkObject);
                break;
            case SwitchObject @switch:
                JsonSerializer.Serialize(writer, @switch, Api.SwitchObject);
                break;
            case ServerObject server:
                JsonSerializer.Serialize(writer, server, Api.ServerObject);
                break;
            default:
                throw new ArgumentException($"{value.GetType().Name} is no object of the uniform API.", nameof(value));
        }
    }

    /// <summary>An object of the uniform API as UTF-8 JSON.</summary>
    public static byte[] ToUtf8(CtiObject value)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
            Write(writer, value);
        return buffer.WrittenSpan.ToArray();
    }

    internal static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    // Apart, because the generated half's static fields must be there first.
    private static class Holder
    {
        public static readonly CtiJson Value = new(
            new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
        );
    }
}
