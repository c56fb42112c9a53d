namespace CtiMiddleware.Server.CallDetails;

/// <summary>Which call detail records are wanted; null members ask for all.</summary>
public sealed record CallDetailQuery
{
    /// <summary>Received at this time or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Received before this time.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>The switch.</summary>
    public string? Switch { get; init; }

    /// <summary>The number of a device that called, was called, or that the record is about.</summary>
    public string? Number { get; init; }
}
