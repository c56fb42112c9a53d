using System.Text.Json.Serialization;
using CtiMiddleware.Model.Commands;

namespace CtiMiddleware.Server.Rest;

/// <summary>A problem as it goes over the wire: RFC 9457 with the members every CTI command needs.</summary>
public sealed record Problem
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/problem+json";

    /// <summary>A name of the kind of problem that stays the same: <c>urn:cti:problem:&lt;code without the switch's value&gt;</c>.</summary>
    public required string Type { get; init; }

    /// <summary>What the kind means.</summary>
    public required string Title { get; init; }

    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>The code; for refusals of a switch with the ECMA-269 value appended: <c>switch.stateIncompatibility.invalidConnectionState</c>.</summary>
    public required string Code { get; init; }

    /// <summary>What happened here, in words.</summary>
    public string? Detail { get; init; }

    /// <summary>How the command ended; null when the problem is not about a command's outcome.</summary>
    public CommandOutcome? Outcome { get; init; }

    /// <summary><c>never</c>, <c>safe</c>, <c>later</c> or <c>askOperation</c>.</summary>
    public required string Retry { get; init; }

    /// <summary>What to do about it.</summary>
    public string? Hint { get; init; }

    /// <summary>The field, parameter or header that is wrong.</summary>
    public string? Field { get; init; }

    /// <summary>The scope that is needed.</summary>
    public string? Scope { get; init; }

    /// <summary>The switch.</summary>
    public string? Switch { get; init; }

    /// <summary>The link.</summary>
    public string? Link { get; init; }

    /// <summary>The service by its ECMA-269 name.</summary>
    public string? Service { get; init; }

    /// <summary>What the switch said.</summary>
    public ProblemNative? Native { get; init; }

    /// <summary>The operation.</summary>
    public string? Operation { get; init; }

    /// <summary>The last state of what ended.</summary>
    public object? Last { get; init; }

    /// <summary>The trace identifier, in the server's log too.</summary>
    public string? TraceId { get; init; }

    /// <summary>Seconds for the header Retry-After; not part of the body.</summary>
    [JsonIgnore]
    public int? RetryAfterSeconds { get; init; }

    /// <summary>Makes a problem of a code.</summary>
    public static Problem Of(ProblemCode code, string? detail = null) =>
        new()
        {
            Type = "urn:cti:problem:" + code.Code,
            Title = code.Title,
            Status = code.Status,
            Code = code.Code,
            Detail = detail,
            Retry = code.Retry,
            Hint = code.Advice,
            RetryAfterSeconds = code.Retry is ProblemCode.Later || code.Status is 503 or 429 ? 1 : null,
        };
}
