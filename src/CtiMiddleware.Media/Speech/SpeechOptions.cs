namespace CtiMiddleware.Media.Speech;

/// <summary>When sound counts as speech and when its absence counts as silence.</summary>
public sealed record SpeechOptions
{
    /// <summary>What is usual.</summary>
    public static SpeechOptions Usual { get; } = new();

    /// <summary>Below this level nothing is speech, however quiet the line; −43 dBm0.</summary>
    public double QuietestSpeech { get; init; } = -43.0;

    /// <summary>By how many dB speech must exceed the line's own noise; 9.</summary>
    public double AboveNoise { get; init; } = 9.0;

    /// <summary>How much sound there must be within twice this time before speech begins; 60 ms. Shorter are clicks.</summary>
    public TimeSpan Onset { get; init; } = TimeSpan.FromMilliseconds(60);

    /// <summary>How long it must be quiet before speech has ended; 500 ms. Shorter are pauses between words.</summary>
    public TimeSpan Hangover { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>By how many dB in a second the estimate of the noise may rise; it falls at once. 3.</summary>
    public double NoiseRise { get; init; } = 3.0;

    /// <summary>Sound whose level stays within this many dB for 200 ms is noise or a tone; 5.</summary>
    public double SteadyRange { get; init; } = 5.0;
}
