using CtiMiddleware.Media.Tones;

namespace CtiMiddleware.Media.Dtmf;

/// <summary>Sends push-button digits (ITU-T Q.23) in blocks of any size. Allocates nothing while it plays; not thread-safe.</summary>
public sealed class DtmfGenerator
{
    private readonly ToneGenerator _tones;

    /// <summary>Prepares digits.</summary>
    /// <param name="digits">0–9, <c>*</c>, <c>#</c>, A–D; a comma is a pause of two seconds, as modems dial. At least one.</param>
    /// <param name="signal">How; <see cref="DtmfSignal.Usual"/> when null.</param>
    /// <exception cref="ArgumentException">Another character, or none.</exception>
    public DtmfGenerator(string digits, DtmfSignal? signal = null) => _tones = new(Segments(digits, signal ?? DtmfSignal.Usual));

    /// <summary>True when all digits and the last pause were played.</summary>
    public bool IsFinished => _tones.IsFinished;

    /// <summary>Writes the next samples; after the end, silence.</summary>
    /// <param name="samples">Filled wholly.</param>
    /// <returns>How many samples belong to the digits and their pauses.</returns>
    public int Generate(Span<short> samples) => _tones.Generate(samples);

    /// <summary>The digits and pauses as segments of a tone.</summary>
    /// <param name="digits">As for the constructor.</param>
    /// <param name="signal">How they are sent.</param>
    /// <exception cref="ArgumentException">Another character, or none.</exception>
    public static IReadOnlyList<ToneSegment> Segments(string digits, DtmfSignal signal)
    {
        ArgumentException.ThrowIfNullOrEmpty(digits);
        ArgumentNullException.ThrowIfNull(signal);
        var segments = new List<ToneSegment>(2 * digits.Length);
        foreach (char digit in digits)
        {
            if (digit == ',')
            {
                segments.Add(ToneSegment.Silence(TimeSpan.FromSeconds(2)));
                continue;
            }
            var (low, high) = DtmfDigits.Frequencies(digit);
            double factor = 1.0 + signal.FrequencyDeviation;
            segments.Add(new([new(low * factor, signal.LowLevel), new(high * factor, signal.LowLevel + signal.Twist)], signal.Duration));
            segments.Add(ToneSegment.Silence(signal.Pause));
        }
        return segments;
    }
}
