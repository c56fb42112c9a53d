using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CtiMiddleware.Simulators.Host.Control;

/// <summary>How the control API writes and reads JSON: camel case, enumerations as words; requests strictly.</summary>
public static class ControlJson
{
    /// <summary>For answers and requests.</summary>
    public static JsonSerializerOptions Options { get; } = Make();

    /// <summary>Reads a body; an empty one is an empty object.</summary>
    /// <exception cref="ControlException">It is not one, or a field is unknown, missing or of the wrong kind.</exception>
    public static async Task<T> ReadAsync<T>(HttpRequest request)
        where T : class
    {
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, request.HttpContext.RequestAborted);
        if (buffer.Length > 0 && !request.HasJsonContentType())
            throw new ControlException(
                ControlProblem.Of("request.mediaType", 415, "The body is not JSON", $"'{request.ContentType}' is not application/json.")
            );
        try
        {
            return JsonSerializer.Deserialize<T>(buffer.Length == 0 ? "{}"u8 : buffer.GetBuffer().AsSpan(0, (int)buffer.Length), Options)
                ?? throw new ControlException(ControlProblem.Invalid(null, "The body is null."));
        }
        catch (JsonException exception)
        {
            throw new ControlException(Describe<T>(exception));
        }
    }

    // The serializer's own messages name .NET types; only the place is taken from them.
    private static ControlProblem Describe<T>(JsonException exception)
    {
        var field = (exception.Path ?? "").TrimStart('$').TrimStart('.');
        var fields = string.Join(", ", Options.GetTypeInfo(typeof(T)).Properties.Select(static property => property.Name));
        if (exception.Message.Contains("could not be mapped", StringComparison.Ordinal))
            return ControlProblem.Invalid(field, $"'{field}' is not a field of this request; there are {fields}.");
        if (exception.Message.Contains("missing required properties", StringComparison.Ordinal))
        {
            var missing = exception.Message.Split('\'').Skip(3).FirstOrDefault() ?? "";
            return ControlProblem.Invalid(missing, $"A field is missing: {exception.Message.Split(':')[^1].Trim().TrimEnd('.')}.");
        }
        return field.Length == 0
            ? ControlProblem.Invalid(null, $"The body is not a JSON object: line {exception.LineNumber + 1}.")
            : ControlProblem.Invalid(field, $"'{field}' is not of the kind expected.");
    }

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            PropertyNameCaseInsensitive = false,
            NumberHandling = JsonNumberHandling.Strict,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            AllowDuplicateProperties = false,
            MaxDepth = 16,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver(),
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.MakeReadOnly();
        return options;
    }
}
