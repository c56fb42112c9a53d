namespace CtiMiddleware.Simulators.Switch.Traffic;

/// <summary>
/// What a <see cref="TrafficGenerator"/> did, to be compared with what the other end of the link counted. Every attempt is in exactly one of
/// <see cref="Answered"/>, <see cref="Abandoned"/>, <see cref="Busy"/>, <see cref="NoAnswer"/>, <see cref="Congested"/>, <see cref="Lost"/> and <see cref="Pending"/>.
/// </summary>
public sealed record TrafficAccount
{
    /// <summary>Attempts begun.</summary>
    public required long Begun { get; init; }

    /// <summary>Attempts not begun, because nobody was free or too many calls were up.</summary>
    public required long Skipped { get; init; }

    /// <summary>Attempts that somebody answered.</summary>
    public required long Answered { get; init; }

    /// <summary>Attempts whose caller gave up.</summary>
    public required long Abandoned { get; init; }

    /// <summary>Attempts that met a busy or refusing party.</summary>
    public required long Busy { get; init; }

    /// <summary>Attempts that rang too long.</summary>
    public required long NoAnswer { get; init; }

    /// <summary>Attempts that met no line, a device out of service, or glare.</summary>
    public required long Congested { get; init; }

    /// <summary>Attempts that a cold restart of the switch ended before anybody answered.</summary>
    public required long Lost { get; init; }

    /// <summary>Attempts that are neither answered nor over.</summary>
    public required long Pending { get; init; }

    /// <summary>Attempts that waited for a group.</summary>
    public required long Queued { get; init; }

    /// <summary>Holds.</summary>
    public required long Held { get; init; }

    /// <summary>Transfers.</summary>
    public required long Transferred { get; init; }

    /// <summary>Conferences.</summary>
    public required long Conferenced { get; init; }

    /// <summary>Attempts that are over.</summary>
    public required long Ended { get; init; }

    /// <summary>Calls that the switch made meanwhile, consultations included.</summary>
    public required long Calls { get; init; }

    /// <summary>Calls of the switch that ended meanwhile.</summary>
    public required long CallsEnded { get; init; }
}
