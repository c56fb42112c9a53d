namespace CtiMiddleware.Client;

/// <summary>A message or recording of the server's store.</summary>
public sealed record StoredMessage
{
    /// <summary>Its name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Size of its file.</summary>
    public long Bytes { get; init; }

    /// <summary>When it was put or recorded, UTC.</summary>
    public DateTimeOffset Modified { get; init; }
}
