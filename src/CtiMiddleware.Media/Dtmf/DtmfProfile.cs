namespace CtiMiddleware.Media.Dtmf;

/// <summary>
/// What a receiver of push-button digits must accept and must reject, and the thresholds it decides by, which lie between. Levels are in dBm0 for
/// one frequency, with 0 dBm taken as 0 dBm0.
/// </summary>
public sealed record DtmfProfile
{
    /// <summary>
    /// The values of AT&amp;T in the table of ITU-T Q.24 (11/1988), "Values of multifrequency push-button receiving parameters adopted by various
    /// administrations"; the table has no noise limit, ours is 15 dB.
    /// </summary>
    public static DtmfProfile Q24Att { get; } = new() { Name = "ITU-T Q.24, AT&T" };

    /// <summary>Whose values.</summary>
    public required string Name { get; init; }

    /// <summary>A digit off by this share of its frequencies is accepted: 1.5 %.</summary>
    public double AcceptedDeviation { get; init; } = 0.015;

    /// <summary>A digit off by this share or more is rejected: 3.5 %.</summary>
    public double RejectedDeviation { get; init; } = 0.035;

    /// <summary>The strongest frequency that is accepted: 0 dBm.</summary>
    public double StrongestLevel { get; init; }

    /// <summary>The weakest frequency that is accepted: −25 dBm.</summary>
    public double WeakestLevel { get; init; } = -25.0;

    /// <summary>A frequency this weak or weaker is rejected: −55 dBm.</summary>
    public double RejectedLevel { get; init; } = -55.0;

    /// <summary>By how much the high group may be stronger than the low group: 4 dB.</summary>
    public double ReverseTwist { get; init; } = 4.0;

    /// <summary>By how much the low group may be stronger than the high group: 8 dB.</summary>
    public double NormalTwist { get; init; } = 8.0;

    /// <summary>A digit this long is accepted: 40 ms.</summary>
    public TimeSpan AcceptedDuration { get; init; } = TimeSpan.FromMilliseconds(40);

    /// <summary>A digit this short is rejected: 23 ms.</summary>
    public TimeSpan RejectedDuration { get; init; } = TimeSpan.FromMilliseconds(23);

    /// <summary>A pause this long separates two digits: 40 ms.</summary>
    public TimeSpan AcceptedPause { get; init; } = TimeSpan.FromMilliseconds(40);

    /// <summary>An interruption this long does not: 10 ms.</summary>
    public TimeSpan IgnoredInterruption { get; init; } = TimeSpan.FromMilliseconds(10);

    /// <summary>Digits come no faster than one in this time: 93 ms.</summary>
    public TimeSpan Velocity { get; init; } = TimeSpan.FromMilliseconds(93);

    /// <summary>The noise over 4 kHz with which a digit is still accepted, in dB below the digit: 15. Ours.</summary>
    public double AcceptedNoise { get; init; } = 15.0;

    /// <summary>The threshold of level: midway in dB between the weakest accepted and the rejected. Ours.</summary>
    public double LevelThreshold { get; init; } = -36.0;

    /// <summary>What is measured as twist may be beyond the limits by this much, for noise and errors of measurement: 2.5 dB. Ours.</summary>
    public double TwistMargin { get; init; } = 2.5;

    /// <summary>The share of all power that the two frequencies must have: 0.8, a noise of 6 dB below the digit. Ours.</summary>
    public double PowerShare { get; init; } = 0.8;

    /// <summary>How much stronger a frequency must be than its second harmonic, which speech has: 14 dB. Ours.</summary>
    public double HarmonicDistance { get; init; } = 14.0;

    /// <summary>By how much the power of a frequency may change within a digit: 6 dB. Ours.</summary>
    public double Steadiness { get; init; } = 6.0;
}
