using CtiMiddleware.Model.Chance;

namespace CtiMiddleware.Media.Tones;

/// <summary>
/// White noise of a level with an almost Gaussian distribution, the same for the same seed on every platform. Allocates nothing; not
/// thread-safe.
/// </summary>
/// <param name="level">dBm0 over the whole band of 4 kHz.</param>
/// <param name="seed">Chooses the sequence.</param>
public sealed class NoiseGenerator(double level, ulong seed)
{
    private readonly double _deviation = Level.RootMeanSquare(level);
    private ulong _state = seed;

    /// <summary>Overwrites with noise.</summary>
    public void Generate(Span<short> samples)
    {
        for (int i = 0; i < samples.Length; i++)
            samples[i] = Saturate(Next());
    }

    /// <summary>Adds noise to what is there, saturating.</summary>
    public void AddTo(Span<short> samples)
    {
        for (int i = 0; i < samples.Length; i++)
            samples[i] = Saturate(samples[i] + Next());
    }

    private static short Saturate(double value) => (short)Math.Clamp(Math.Round(value), short.MinValue, short.MaxValue);

    // Twelve uniform values less their mean: a sum of variance 1, close enough to Gaussian within three deviations, with no logarithm.
    private double Next()
    {
        double sum = -6.0;
        for (int i = 0; i < 3; i++)
        {
            ulong bits = SplitMix.Next(ref _state);
            for (int part = 0; part < 4; part++, bits >>= 16)
                sum += ((bits & 0xFFFF) + 0.5) * (1.0 / 65536.0);
        }
        return sum * _deviation;
    }
}
