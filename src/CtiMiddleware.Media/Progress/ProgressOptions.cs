namespace CtiMiddleware.Media.Progress;

/// <summary>Limits of the call progress detector.</summary>
public sealed record ProgressOptions
{
    /// <summary>What is usual.</summary>
    public static ProgressOptions Usual { get; } = new();

    /// <summary>The weakest tone that is heard, all its frequencies together; −40 dBm0.</summary>
    public double WeakestTone { get; init; } = -40.0;

    /// <summary>The share of all power that a tone must have; 0.65.</summary>
    public double PowerShare { get; init; } = 0.65;

    /// <summary>By what share a time of a cadence may differ; 0.15.</summary>
    public double Tolerance { get; init; } = 0.15;

    /// <summary>By how much more; 40 ms.</summary>
    public TimeSpan ToleranceTime { get; init; } = TimeSpan.FromMilliseconds(40);

    /// <summary>The shortest continuous tone that is a dial tone; longer where another tone of the country begins with the same frequencies. 700 ms.</summary>
    public TimeSpan Continuous { get; init; } = TimeSpan.FromMilliseconds(700);

    /// <summary>After how long without anything silence is told; 3 s.</summary>
    public TimeSpan SilenceAfter { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>When sound is speech.</summary>
    public Speech.SpeechOptions Speech { get; init; } = Media.Speech.SpeechOptions.Usual;
}
