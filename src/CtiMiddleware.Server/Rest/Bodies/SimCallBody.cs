namespace CtiMiddleware.Server.Rest.Bodies;

/// <summary>Bring a call into the simulated switch.</summary>
public sealed record SimCallBody
{
    /// <summary>A station, which then dials; any other number calls from outside.</summary>
    public required string From { get; init; }

    /// <summary>A number of the switch, or outside when <see cref="From"/> is a station.</summary>
    public required string To { get; init; }

    /// <summary>When it is answered, in milliseconds; left out: 2,000.</summary>
    public int? AnswerAfterMs { get; init; }

    /// <summary>How long they talk, in milliseconds; left out: 60,000.</summary>
    public int? TalkForMs { get; init; }
}
