namespace CtiMiddleware.Client;

/// <summary>Recording of a connection ended (voice unit event, 26.2).</summary>
public sealed record Stop : CallEvent
{
    /// <summary>Where the recording lies, in the switch's own terms; null when not told.</summary>
    public string? Message { get; init; }
}
