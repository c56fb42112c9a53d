namespace CtiMiddleware.Adapters.AudioSocket;

/// <summary>How connections become calls. Immutable; vary with <c>with</c>.</summary>
public sealed record AudioSocketOptions
{
    /// <summary>The number of the device that calls are for; null for the switch's name.</summary>
    public string? Line { get; init; }

    /// <summary>Numbers of other devices, by the UUID that the dial plan gives (hyphens and case mean nothing). At most 10,000.</summary>
    public IReadOnlyDictionary<string, string> Devices { get; init; } = new Dictionary<string, string>();

    /// <summary>Calls at once; one more is ended at once with that reason. Default 1,000.</summary>
    public int MaxCalls { get; init; } = 1000;

    /// <summary>How long a connection may take to say its UUID. Default 5 s.</summary>
    public TimeSpan IdentifyTimeout { get; init; } = TimeSpan.FromSeconds(5);
}
