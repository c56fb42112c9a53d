namespace CtiMiddleware.Simulators.Switch.Traffic;

/// <summary>What the people on a simulated call will do. Everything left out does not happen.</summary>
public sealed record CallPlan
{
    /// <summary>The called party answers this long after it began to ring.</summary>
    public TimeSpan? AnswerAfter { get; init; }

    /// <summary>The called party refuses this long after it began to ring.</summary>
    public TimeSpan? RefuseAfter { get; init; }

    /// <summary>The caller gives up this long after the call was made, when nobody has answered.</summary>
    public TimeSpan? GiveUpAfter { get; init; }

    /// <summary>One side hangs up this long after they began to talk.</summary>
    public TimeSpan? TalkFor { get; init; }

    /// <summary>True when the called side hangs up, false for the caller.</summary>
    public bool CalledHangsUp { get; init; }

    /// <summary>The called party puts the caller on hold this long after they began to talk.</summary>
    public TimeSpan? HoldAfter { get; init; }

    /// <summary>How long the hold lasts.</summary>
    public TimeSpan HoldFor { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The called party sends the caller to <see cref="TransferTo"/> this long after they began to talk.</summary>
    public TimeSpan? TransferAfter { get; init; }

    /// <summary>Where to.</summary>
    public string TransferTo { get; init; } = "";

    /// <summary>The called party asks <see cref="ConferenceWith"/> this long after they began to talk, and brings it in when it has answered.</summary>
    public TimeSpan? ConferenceAfter { get; init; }

    /// <summary>Whom.</summary>
    public string ConferenceWith { get; init; } = "";
}
