using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CtiMiddleware.Server.Configuration;

namespace CtiMiddleware.Server.Rest;

/// <summary>Reads request bodies strictly: what is unknown, missing or of the wrong kind is named by its field.</summary>
public static class StrictBody
{
    /// <summary>The whole body; Kestrel's limit ends it with 413.</summary>
    /// <exception cref="ProblemException">It is not JSON by its media type.</exception>
    public static async Task<byte[]> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, cancellationToken);
        if (buffer.Length > 0 && !request.HasJsonContentType())
            throw new ProblemException(ProblemCodes.MediaType, $"'{request.ContentType}' is not application/json.");
        return buffer.ToArray();
    }

    /// <summary>Makes the body's object; an empty body is an empty object.</summary>
    /// <exception cref="ProblemException">The body is not one.</exception>
    public static T Parse<T>(byte[] utf8)
        where T : class
    {
        try
        {
            using var document = JsonDocument.Parse(
                utf8.Length == 0 ? "{}"u8.ToArray() : utf8,
                new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 16 }
            );
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw new ProblemException(ProblemCodes.Body, "The body is not an object.");
            CheckFields(document.RootElement, ApiJson.Strict.GetTypeInfo(typeof(T)));
            return document.RootElement.Deserialize<T>(ApiJson.Strict)!;
        }
        catch (JsonException exception)
        {
            throw Describe(exception);
        }
    }

    private static void CheckFields(JsonElement body, JsonTypeInfo type)
    {
        var known = type.Properties.Select(property => property.Name).ToArray();
        foreach (var member in body.EnumerateObject())
        {
            if (known.Contains(member.Name, StringComparer.Ordinal))
                continue;
            var near = NearestMatch.Find(member.Name, known);
            var advice = near is null ? $"Known: {string.Join(", ", known)}." : $"Did you mean '{near}'?";
            throw ProblemException.At(ProblemCodes.UnknownField, member.Name, $"'{member.Name}' is not a field of this request. {advice}");
        }
        foreach (var property in type.Properties)
        {
            var there = body.TryGetProperty(property.Name, out var value);
            if (property.IsRequired && !there)
                throw ProblemException.At(ProblemCodes.MissingField, property.Name, $"'{property.Name}' is missing.");
            if (there && value.ValueKind == JsonValueKind.Null && property.IsRequired)
                throw ProblemException.At(ProblemCodes.InvalidValue, property.Name, $"'{property.Name}' cannot be null.");
        }
    }

    // The serializer's own messages name .NET types; only the place is taken from them.
    private static ProblemException Describe(JsonException exception)
    {
        var field = (exception.Path ?? string.Empty).TrimStart('$').TrimStart('.');
        return field.Length == 0
            ? new ProblemException(
                ProblemCodes.Body,
                $"The body is not JSON: line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}."
            )
            : ProblemException.At(ProblemCodes.InvalidValue, field, $"'{field}' is not of the kind expected.");
    }
}
