namespace CtiMiddleware.Simulators.Switch.Traffic;

/// <summary>The load of a <see cref="LoadGenerator"/>.</summary>
public sealed record LoadOptions
{
    /// <summary>Calls kept up. Needs two free stations each.</summary>
    public required int CallsUp { get; init; }

    /// <summary>Calls begun per second once all are up; as many old ones end. Zero keeps the same calls.</summary>
    public double CallsPerSecond { get; init; }

    /// <summary>Calls begun per second until all are up. Default 1,000.</summary>
    public double RampPerSecond { get; init; } = 1000;

    /// <summary>How long the called party rings. Default 200 ms.</summary>
    public TimeSpan AnswerAfter { get; init; } = TimeSpan.FromMilliseconds(200);
}
