using CtiMiddleware.Simulators.Switch.Traffic;

namespace CtiMiddleware.Simulators.Host.Load;

/// <summary>A load to run.</summary>
public sealed record LoadPlan
{
    /// <summary>Busy-hour call attempts: calls per hour at the full rate.</summary>
    public required double Bhca { get; init; }

    /// <summary>How long the full rate lasts.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>How long the rate rises before.</summary>
    public TimeSpan Ramp { get; init; }

    /// <summary>Mean talking time.</summary>
    public TimeSpan Talk { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>Mean time to answer.</summary>
    public TimeSpan Answer { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The mix; rate, ramp and times are taken from the plan.</summary>
    public TrafficOptions Mix { get; init; } =
        new()
        {
            QueueShare = 0,
            InboundShare = 0.35,
            OutboundShare = 0.2,
            HoldShare = 0.1,
            TransferShare = 0.05,
            BusyShare = 0.03,
            NoAnswerShare = 0,
        };

    /// <summary>The longest wait for the switch to be in service before, and for the middleware to catch up after.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The traffic of the plan.</summary>
    public TrafficOptions Traffic =>
        Mix with
        {
            CallsPerMinute = Bhca / 60,
            RampFor = Ramp,
            AnswerAfter = Answer,
            TalkFor = Talk,
            MaxCalls = int.MaxValue,
        };
}
