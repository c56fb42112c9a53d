namespace CtiMiddleware.Runtime.Monitors;

/// <summary>How devices are monitored on a switch that does not show everything by itself (field rules 27, 31, 32).</summary>
public sealed record MonitorOptions
{
    /// <summary>Which devices; default those that are listed.</summary>
    public MonitorMode Mode { get; init; }

    /// <summary>The numbers that are listed.</summary>
    public IReadOnlyList<string> Devices { get; init; } = [];

    /// <summary>How long a monitor outlives its last user; default 60 s.</summary>
    public TimeSpan ReleaseAfter { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>First delay before a monitor that was refused or lost is asked for again; default 1 s.</summary>
    public TimeSpan ShortestRetry { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest such delay; default 5 minutes: a quota is not raised by asking.</summary>
    public TimeSpan LongestRetry { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How many requests may be on their way at once, beside the link's pace; default 16.</summary>
    public int Window { get; init; } = 16;

    /// <summary>How many monitors there may be on demand at most; what is asked for beyond it is missing with that reason; default 10,000.</summary>
    public int MaxOnDemand { get; init; } = 10_000;
}
