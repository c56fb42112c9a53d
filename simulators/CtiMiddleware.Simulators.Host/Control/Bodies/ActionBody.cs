namespace CtiMiddleware.Simulators.Host.Control.Bodies;

/// <summary>What a person does at a telephone.</summary>
public sealed record ActionBody
{
    /// <summary>The station's number.</summary>
    public required string Device { get; init; }

    /// <summary>What: see <see cref="PersonAction"/>.</summary>
    public required PersonAction Do { get; init; }

    /// <summary>The number dialled, for those actions that need one.</summary>
    public string? To { get; init; }

    /// <summary>Which call, by its number; absent: the one that fits.</summary>
    public long? Call { get; init; }
}
