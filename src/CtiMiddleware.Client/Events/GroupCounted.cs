namespace CtiMiddleware.Client;

/// <summary>The switch counted a group. An extension.</summary>
public sealed record GroupCounted : LogEvent
{
    /// <summary>The group with its figures; null when not in the view.</summary>
    public Group? Group { get; init; }
}
