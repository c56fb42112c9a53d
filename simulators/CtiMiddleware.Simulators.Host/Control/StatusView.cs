namespace CtiMiddleware.Simulators.Host.Control;

/// <summary>How the simulated switch is.</summary>
public sealed record StatusView
{
    /// <summary>The seed that it was started with.</summary>
    public required ulong Seed { get; init; }

    /// <summary>What its clock shows.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Simulated milliseconds since its start.</summary>
    public required double ElapsedMs { get; init; }

    /// <summary>How fast its time goes.</summary>
    public required double Pace { get; init; }

    /// <summary>Calls up now.</summary>
    public required int CallsUp { get; init; }

    /// <summary>Calls made since the start.</summary>
    public required long CallsMade { get; init; }

    /// <summary>Pieces of simulated work that failed; anything but zero is a fault of the simulator.</summary>
    public required long WorkFailed { get; init; }

    /// <summary>Its faces.</summary>
    public required IReadOnlyList<FaceView> Faces { get; init; }
}
