namespace CtiMiddleware.Simulators.Host.Control.Bodies;

/// <summary>A call brought into the switch.</summary>
public sealed record CallBody
{
    /// <summary>A station, which then dials; any other number calls from outside.</summary>
    public required string From { get; init; }

    /// <summary>A number of the switch, or outside when a station calls.</summary>
    public required string To { get; init; }

    /// <summary>When the called party answers, in milliseconds; absent: 2 s.</summary>
    public double? AnswerAfterMs { get; init; }

    /// <summary>How long they talk, in milliseconds; absent: 60 s.</summary>
    public double? TalkForMs { get; init; }

    /// <summary>True when nobody follows a plan: the call rings until somebody acts.</summary>
    public bool Unattended { get; init; }
}
