namespace CtiMiddleware.Client;

/// <summary>Digits were sent or received on a connection (18.2.3).</summary>
public sealed record DigitsGenerated : CallEvent
{
    /// <summary>The digits; empty when the key may not see them.</summary>
    public string Digits { get; init; } = "";
}
