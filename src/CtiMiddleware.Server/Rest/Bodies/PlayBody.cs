namespace CtiMiddleware.Server.Rest.Bodies;

/// <summary>Play Message: say messages of the store to a connection, one after the other.</summary>
public sealed record PlayBody : ConnectionBody
{
    /// <summary>Names of messages, in order; at least one.</summary>
    public required IReadOnlyList<string> Messages { get; init; }

    /// <summary>Digits of which one ends it, of 0–9, <c>*</c>, <c>#</c>, A–D; <c>any</c> for each of them; left out, none does.</summary>
    public string? StopDigits { get; init; }

    /// <summary>The longest it may last in milliseconds.</summary>
    public int? MaxMs { get; init; }
}
