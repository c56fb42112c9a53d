namespace CtiMiddleware.Server.Rest;

/// <summary>An answer as it was given, to be given again.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="ContentType">The media type.</param>
/// <param name="Body">The body.</param>
/// <param name="Location">The header Location, or null.</param>
/// <param name="RetryAfterSeconds">The header Retry-After, or null.</param>
public sealed record StoredAnswer(int Status, string ContentType, byte[] Body, string? Location, int? RetryAfterSeconds)
{
    /// <summary>Whether it should be kept for the key: not when nothing was done and repeating is asked for.</summary>
    public bool IsFinal { get; init; } = true;
}
