namespace CtiMiddleware.Server.Rest.Bodies;

/// <summary>Generate Digits.</summary>
public sealed record DigitsBody : ConnectionBody
{
    /// <summary>Digits 0–9, <c>*</c>, <c>#</c>, A–D; at most 64.</summary>
    public required string Digits { get; init; }

    /// <summary>How long each tone lasts, 40…2000 milliseconds; left out, as the switch does.</summary>
    public int? ToneMs { get; init; }
}
