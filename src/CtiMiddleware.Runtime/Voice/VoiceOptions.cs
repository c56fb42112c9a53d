namespace CtiMiddleware.Runtime.Voice;

/// <summary>Bounds of playing, recording and collecting on boards. A value; immutable.</summary>
public sealed record VoiceOptions
{
    /// <summary>The longest recording, whatever a command asks for; default 10 minutes.</summary>
    public TimeSpan MaxRecording { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Messages of one PlayMessage at most; default 64.</summary>
    public int MaxMessages { get; init; } = 64;

    /// <summary>How long a board may take to say that audio flows, or that a message was played out; default 10 s.</summary>
    public TimeSpan MediaTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Digits kept for a collection that has not begun; default 64. What comes beyond is counted and not kept.</summary>
    public int TypeAhead { get; init; } = 64;

    /// <summary>The level above which something is speech and below which it is silence, in dB below full scale; default −40.</summary>
    public double SpeechLevel { get; init; } = -40;

    /// <summary>Whose exchanges' tones are heard on a board that does not hear them by itself: one of <see cref="Media.Tones.CountryTones.Countries"/>; default <c>us</c>.</summary>
    public string Country { get; init; } = "us";
}
