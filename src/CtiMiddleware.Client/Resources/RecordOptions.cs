namespace CtiMiddleware.Client;

/// <summary>How a connection is recorded.</summary>
public sealed record RecordOptions
{
    /// <summary>The name of the recording in the switch's own terms; null lets the server choose, as boards always do.</summary>
    public string? Resource { get; init; }

    /// <summary>The longest it may last; null for as long as the server allows.</summary>
    public TimeSpan? MaxDuration { get; init; }

    /// <summary>So long a silence ends it; null when silence does not.</summary>
    public TimeSpan? Silence { get; init; }

    /// <summary>Digits of which one ends it, or <c>any</c>; null for none.</summary>
    public string? StopDigits { get; init; }

    /// <summary>A tone is played before.</summary>
    public bool Beep { get; init; }
}
