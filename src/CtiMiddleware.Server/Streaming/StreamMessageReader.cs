using System.Text.Json;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Server.Rest;

namespace CtiMiddleware.Server.Streaming;

/// <summary>Reads what clients say on a stream. Pure: bytes in, a command out, strictly; what is wrong is a command too.</summary>
public static class StreamMessageReader
{
    /// <summary>The longest message that is read, in bytes.</summary>
    public const int MaxMessage = 64 * 1024;

    /// <summary>Reads one message.</summary>
    public static StreamCommand Read(ReadOnlyMemory<byte> utf8)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = 16, AllowDuplicateProperties = false });
        }
        catch (JsonException)
        {
            return new StreamCommand.Refused(null, Problem.Of(ProblemCodes.Body, "The message is not JSON."));
        }
        using (document)
        {
            long? id = null;
            try
            {
                var root = document.RootElement;
                if (root.ValueKind != JsonValueKind.Object)
                    throw new ProblemException(ProblemCodes.Body, "The message is not an object.");
                id = Id(root);
                return Read(root, id);
            }
            catch (ProblemException exception)
            {
                return new StreamCommand.Refused(id, exception.Problem);
            }
        }
    }

    private static StreamCommand Read(JsonElement root, long? id)
    {
        switch (Text(root, "t"))
        {
            case "auth":
                Known(root, "t", "token");
                return new StreamCommand.Authenticate(
                    Text(root, "token") ?? throw ProblemException.At(ProblemCodes.MissingField, "token", "'token' is missing.")
                );
            case "sub":
                if (root.TryGetProperty("durable", out _))
                    throw new ProblemException(NotYetCodes.All["durable"]);
                Known(root, "t", "id", "filter", "from", "lastSeq");
                root.TryGetProperty("filter", out var filter);
                return new StreamCommand.Subscribe(Number(id), StreamFilters.Parse(filter), From(root), LastSeq(root));
            case "unsub":
                Known(root, "t", "id");
                return new StreamCommand.Unsubscribe(Number(id));
            case "req":
                throw new ProblemException(NotYetCodes.All["req"], "Send it as an HTTP request.");
            case null:
                throw ProblemException.At(ProblemCodes.MissingField, "t", "'t' is missing: auth, sub or unsub.");
            default:
                throw ProblemException.At(ProblemCodes.InvalidValue, "t", "It must be auth, sub or unsub.");
        }
    }

    private static void Known(JsonElement root, params ReadOnlySpan<string> names)
    {
        foreach (var member in root.EnumerateObject())
        {
            if (!names.Contains(member.Name))
                throw ProblemException.At(ProblemCodes.UnknownField, member.Name, $"Known: {string.Join(", ", names.ToArray())}.");
        }
    }

    private static string? Text(JsonElement root, string name)
    {
        if (!root.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        return value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : throw ProblemException.At(ProblemCodes.InvalidValue, name, $"'{name}' must be a text.");
    }

    private static long? Id(JsonElement root) =>
        root.TryGetProperty("id", out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var id) ? id : null;

    private static int Number(long? id) =>
        id is > 0 and <= int.MaxValue
            ? (int)id
            : throw ProblemException.At(ProblemCodes.InvalidValue, "id", "It must be a whole number from 1 to 2147483647.");

    private static Cursor? From(JsonElement root)
    {
        if (Text(root, "from") is not { } text)
            return null;
        return Cursor.TryParse(text, out var cursor)
            ? cursor
            : throw ProblemException.At(ProblemCodes.InvalidValue, "from", "It must be a cursor, as lists and streams give it, or null.");
    }

    private static long LastSeq(JsonElement root)
    {
        if (!root.TryGetProperty("lastSeq", out var value) || value.ValueKind == JsonValueKind.Null)
            return 0;
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var seq) && seq >= 0
            ? seq
            : throw ProblemException.At(ProblemCodes.InvalidValue, "lastSeq", "It must be the last sequence number received.");
    }
}
