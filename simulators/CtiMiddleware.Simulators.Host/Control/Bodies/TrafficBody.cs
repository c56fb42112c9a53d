namespace CtiMiddleware.Simulators.Host.Control.Bodies;

/// <summary>Traffic to begin: either a rate per minute or in busy-hour call attempts.</summary>
public sealed record TrafficBody
{
    /// <summary>Calls per minute on average.</summary>
    public double? CallsPerMinute { get; init; }

    /// <summary>Busy-hour call attempts: calls per hour.</summary>
    public double? Bhca { get; init; }

    /// <summary>How long the rate rises to the full one, in milliseconds.</summary>
    public double RampMs { get; init; }

    /// <summary>After how long no further call is made, in milliseconds; absent: until it is stopped.</summary>
    public double? ForMs { get; init; }

    /// <summary>No further call is begun while so many exist. Default 20.</summary>
    public int? MaxCalls { get; init; }

    /// <summary>Mean time to answer in milliseconds. Default 3 s.</summary>
    public double? AnswerAfterMs { get; init; }

    /// <summary>Mean talking time in milliseconds. Default 30 s.</summary>
    public double? TalkForMs { get; init; }

    /// <summary>Shares of the mix by name: <c>queue</c>, <c>inbound</c>, <c>outbound</c>, <c>hold</c>, <c>transfer</c>, <c>busy</c>, <c>noAnswer</c>.</summary>
    public IReadOnlyDictionary<string, double>? Mix { get; init; }
}
