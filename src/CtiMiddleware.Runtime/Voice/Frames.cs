namespace CtiMiddleware.Runtime.Voice;

/// <summary>The measures of audio on boards: 8 kHz, frames of 20 ms.</summary>
internal static class Frames
{
    public const int SamplesPerSecond = 8000;

    /// <summary>Samples of a frame.</summary>
    public const int Samples = 160;

    /// <summary>How long a frame lasts.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMilliseconds(20);

    /// <summary>How long so many samples last.</summary>
    public static TimeSpan Time(long samples) => TimeSpan.FromTicks(samples * TimeSpan.TicksPerSecond / SamplesPerSecond);

    /// <summary>How many samples last so long, rounded down.</summary>
    public static long SamplesOf(TimeSpan time) => time.Ticks * SamplesPerSecond / TimeSpan.TicksPerSecond;

    /// <summary>Whole frames in a time, rounded up.</summary>
    public static int CountOf(TimeSpan time) => (int)((time.Ticks + Length.Ticks - 1) / Length.Ticks);
}
