using System.Text.Json;

namespace CtiMiddleware.Client;

/// <summary>The problem document of RFC 9457 with the server's members, as it comes.</summary>
internal sealed record Problem
{
    public string? Title { get; init; }
    public string? Detail { get; init; }
    public string? Code { get; init; }
    public string? Outcome { get; init; }
    public string? Retry { get; init; }
    public string? Hint { get; init; }
    public string? Operation { get; init; }
    public string? TraceId { get; init; }
    public JsonElement? Native { get; init; }
}
