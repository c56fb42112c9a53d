namespace CtiMiddleware.Media.Resampling;

/// <summary>Gain and sums of samples, saturating at full scale. Pure; thread-safe.</summary>
public static class Mixer
{
    /// <summary>Changes the level of samples in place.</summary>
    /// <param name="samples">Changed.</param>
    /// <param name="decibels">By how much.</param>
    public static void Gain(Span<short> samples, double decibels)
    {
        float factor = (float)Math.Pow(10.0, decibels / 20.0);
        for (int i = 0; i < samples.Length; i++)
            samples[i] = Saturate(samples[i] * factor);
    }

    /// <summary>Adds one signal to another.</summary>
    /// <param name="samples">Changed.</param>
    /// <param name="added">At most as many samples.</param>
    public static void Add(Span<short> samples, ReadOnlySpan<short> added)
    {
        for (int i = 0; i < added.Length; i++)
            samples[i] = (short)Math.Clamp(samples[i] + added[i], short.MinValue, short.MaxValue);
    }

    /// <summary>Adds one signal to another, at another level.</summary>
    /// <param name="samples">Changed.</param>
    /// <param name="added">At most as many samples.</param>
    /// <param name="decibels">By how much the added signal is changed.</param>
    public static void Add(Span<short> samples, ReadOnlySpan<short> added, double decibels)
    {
        float factor = (float)Math.Pow(10.0, decibels / 20.0);
        for (int i = 0; i < added.Length; i++)
            samples[i] = Saturate(samples[i] + (added[i] * factor));
    }

    private static short Saturate(float value) => (short)Math.Clamp(MathF.Round(value), short.MinValue, short.MaxValue);
}
