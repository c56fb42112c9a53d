namespace CtiMiddleware.Runtime.Voice;

/// <summary>The tone before a recording: 1,000 Hz for 300 ms at −12 dB below full scale, its ends faded so that it does not click.</summary>
internal static class Beep
{
    private const int Fade = 80;

    /// <summary>The tone.</summary>
    public static MessageAudio Tone { get; } = new("beep", Make());

    private static short[] Make()
    {
        var samples = new short[Frames.Samples * 15];
        for (var i = 0; i < samples.Length; i++)
        {
            var edge = Math.Min(1.0, Math.Min(i, samples.Length - 1 - i) / (double)Fade);
            samples[i] = (short)(8192 * edge * Math.Sin(2 * Math.PI * 1000 * i / Frames.SamplesPerSecond));
        }
        return samples;
    }
}
