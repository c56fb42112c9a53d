namespace CtiMiddleware.Simulators.Switch.Traffic;

/// <summary>The mix of a <see cref="TrafficGenerator"/>. Shares are between 0 and 1; calls of one kind take the rest.</summary>
public sealed record TrafficOptions
{
    /// <summary>Calls begun per minute, on average; the gaps are random. Default 6.</summary>
    public double CallsPerMinute { get; init; } = 6;

    /// <summary>How long the rate rises, evenly, from nothing to the full one; zero: at once. Default zero.</summary>
    public TimeSpan RampFor { get; init; }

    /// <summary>No further call is begun while this many planned ones exist. Default 20.</summary>
    public int MaxCalls { get; init; } = 20;

    /// <summary>Mean time to answer. Default 3 s.</summary>
    public TimeSpan AnswerAfter { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Mean talking time. Default 30 s.</summary>
    public TimeSpan TalkFor { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Share of calls from outside to a group. Default 0.35.</summary>
    public double QueueShare { get; init; } = 0.35;

    /// <summary>Share of calls from outside to a station. Default 0.2.</summary>
    public double InboundShare { get; init; } = 0.2;

    /// <summary>Share of calls from a station to outside. Default 0.15; the rest goes from station to station.</summary>
    public double OutboundShare { get; init; } = 0.15;

    /// <summary>Share of answered calls that are put on hold for a while. Default 0.2.</summary>
    public double HoldShare { get; init; } = 0.2;

    /// <summary>Share of answered calls that are sent on to another station. Default 0.1.</summary>
    public double TransferShare { get; init; } = 0.1;

    /// <summary>Share of answered calls to which a third station is asked and added. Default 0.</summary>
    public double ConferenceShare { get; init; }

    /// <summary>Share of calls whose caller gives up while it rings. Default 0.</summary>
    public double AbandonShare { get; init; }

    /// <summary>Share of calls refused as busy. Default 0.05.</summary>
    public double BusyShare { get; init; } = 0.05;

    /// <summary>Share of calls that nobody answers. Default 0.05.</summary>
    public double NoAnswerShare { get; init; } = 0.05;

    /// <summary>Traffic by the measure of exchanges: so many call attempts in an hour.</summary>
    /// <param name="attempts">Greater than zero.</param>
    /// <param name="maxCalls">Calls up at once.</param>
    public static TrafficOptions BusyHour(double attempts, int maxCalls = int.MaxValue)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(attempts);
        return new TrafficOptions { CallsPerMinute = attempts / 60, MaxCalls = maxCalls };
    }
}
