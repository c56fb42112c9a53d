namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>The present numbers of a group. Averages are smoothed over about four calls.</summary>
public sealed record GroupStatistics
{
    /// <summary>Members, agents or stations.</summary>
    public required int LoggedOn { get; init; }

    /// <summary>Members who would get the next call.</summary>
    public required int Available { get; init; }

    /// <summary>Members who take no calls.</summary>
    public required int NotReady { get; init; }

    /// <summary>Members at whom a call of a group rings.</summary>
    public required int Reserved { get; init; }

    /// <summary>Members who talk, on whatever call.</summary>
    public required int Talking { get; init; }

    /// <summary>Members whose calls are all on hold.</summary>
    public required int Holding { get; init; }

    /// <summary>Members who finish a call that is over.</summary>
    public required int WorkingAfterCall { get; init; }

    /// <summary>Callers that wait.</summary>
    public required int CallsWaiting { get; init; }

    /// <summary>How long the first of them has waited; zero without one.</summary>
    public required TimeSpan LongestWait { get; init; }

    /// <summary>Callers that have come since the start.</summary>
    public required int Offered { get; init; }

    /// <summary>Callers that were answered.</summary>
    public required int Answered { get; init; }

    /// <summary>Callers that gave up.</summary>
    public required int Abandoned { get; init; }

    /// <summary>Callers that were sent elsewhere.</summary>
    public required int Redirected { get; init; }

    /// <summary>Calls served to their end.</summary>
    public required int Completed { get; init; }

    /// <summary>Mean waiting time of the answered callers.</summary>
    public required TimeSpan AverageWait { get; init; }

    /// <summary>Mean talking time of the served callers.</summary>
    public required TimeSpan AverageTalk { get; init; }
}
