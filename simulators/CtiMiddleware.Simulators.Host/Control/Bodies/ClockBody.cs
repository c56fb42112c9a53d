namespace CtiMiddleware.Simulators.Host.Control.Bodies;

/// <summary>What to do with time; exactly one of them.</summary>
public sealed record ClockBody
{
    /// <summary>How fast simulated time goes: 1 as a clock, 0 stands still, at most 1,000.</summary>
    public double? Pace { get; init; }

    /// <summary>Lets so many simulated milliseconds pass at once.</summary>
    public double? StepMs { get; init; }

    /// <summary>Lets the clock of the switch jump by so many seconds; timers do not notice.</summary>
    public double? JumpSeconds { get; init; }
}
