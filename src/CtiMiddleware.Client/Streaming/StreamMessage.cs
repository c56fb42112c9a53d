using System.Text.Json;
using System.Text.Json.Serialization;

namespace CtiMiddleware.Client;

/// <summary>Any message of the stream protocol, both directions; which members it has depends on <see cref="T"/>.</summary>
internal sealed record StreamMessage
{
    public string T { get; init; } = "";

    // server → client
    public int? Protocol { get; init; }
    public double? Hb { get; init; }
    public long? Sub { get; init; }
    public string? Reason { get; init; }
    public string? Kind { get; init; }
    public JsonElement? Object { get; init; }
    public string? Cursor { get; init; }
    public long? Seq { get; init; }
    public JsonElement? Event { get; init; }
    public IReadOnlyList<IncompleteDevice>? Incomplete { get; init; }
    public IReadOnlyDictionary<string, string>? Cursors { get; init; }
    public IReadOnlyDictionary<string, long>? Seqs { get; init; }
    public string? Code { get; init; }
    public string? Title { get; init; }
    public string? Detail { get; init; }
    public string? Retry { get; init; }
    public string? Hint { get; init; }

    // client → server
    public long? Id { get; init; }
    public EventFilter? Filter { get; init; }

    // An absent "from" asks for a snapshot as much as a null one.
    public string? From { get; init; }
    public long? LastSeq { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? More { get; set; }
}
