namespace CtiMiddleware.Media.Tones;

/// <summary>
/// Levels of tones. The scale is that of ITU-T G.711 A-law: a sine that just reaches full scale of 16 bits is +3.14 dBm0, so 0 dBm0 has an
/// amplitude of 22,827. Noise and speech of the same power have the same level. Pure; thread-safe.
/// </summary>
public static class Level
{
    /// <summary>The level of a sine of full scale, in dBm0.</summary>
    public const double FullScaleSine = 3.14;

    /// <summary>The amplitude (peak) of a sine of a level.</summary>
    /// <param name="dBm0">Its level.</param>
    public static double Amplitude(double dBm0) => 32768.0 * Math.Pow(10.0, (dBm0 - FullScaleSine) / 20.0);

    /// <summary>The root mean square of a signal of a level.</summary>
    /// <param name="dBm0">Its level.</param>
    public static double RootMeanSquare(double dBm0) => Amplitude(dBm0) * Math.Sqrt(0.5);

    /// <summary>The level of a signal of a mean square.</summary>
    /// <param name="meanSquare">Mean of the squared samples.</param>
    /// <returns>dBm0; −120 for silence.</returns>
    public static double OfMeanSquare(double meanSquare) =>
        meanSquare <= 0 ? -120.0 : Math.Max(-120.0, (10.0 * Math.Log10(meanSquare * 2.0 / (32768.0 * 32768.0))) + FullScaleSine);

    /// <summary>The level of samples.</summary>
    /// <param name="samples">Any number; none are silence.</param>
    /// <returns>dBm0; −120 for silence.</returns>
    public static double Of(ReadOnlySpan<short> samples)
    {
        double sum = 0;
        foreach (short sample in samples)
            sum += (double)sample * sample;
        return samples.IsEmpty ? -120.0 : OfMeanSquare(sum / samples.Length);
    }
}
