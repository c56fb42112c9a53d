namespace CtiMiddleware.Client;

/// <summary>An object left the view of this subscription (<c>cti.view.left.v1</c>) though it may live on; it is also in <see cref="LogEvent.Removed"/>.</summary>
public sealed record ViewLeft : LogEvent
{
    /// <summary>The kind of the object.</summary>
    public string ObjectKind { get; init; } = "";

    /// <summary>Its identifier.</summary>
    public string ObjectId { get; init; } = "";

    /// <summary>Why it left.</summary>
    public string? Reason { get; init; }
}
