using CtiMiddleware.Media.Tones;

namespace CtiMiddleware.Media.Progress;

/// <summary>
/// Frequencies that sound together, each measured at one or several places of the bank: several where a frequency may lie anywhere in a range (the
/// steps of a special information tone), or where two are closer than the window can tell apart (413 + 438 Hz).
/// </summary>
internal sealed class ToneSignature
{
    /// <summary>Below this distance in Hz two frequencies are one for a window of 50 ms.</summary>
    private const double Resolution = 35.0;

    /// <summary>Distance of neighbouring places, one bin: a sine between two is seen by both, and their powers add up to about this much more.</summary>
    private const double Spacing = 20.0;
    private const double Overlap = 1.5;

    private readonly double[] _centres;

    private ToneSignature(double[] centres, double[][] groups)
    {
        _centres = centres;
        Groups = groups;
    }

    /// <summary>The places in Hz of each frequency.</summary>
    public double[][] Groups { get; }

    /// <summary>Where its first place is in the bank; the others follow.</summary>
    public int Place { get; set; }

    public static ToneSignature AllOf(IEnumerable<double> frequencies)
    {
        var groups = new List<double[]>();
        foreach (double frequency in frequencies.Order())
        {
            if (groups.Count > 0 && frequency - groups[^1][^1] < Resolution)
                groups[^1] = [.. groups[^1], (groups[^1][^1] + frequency) / 2.0, frequency];
            else
                groups.Add([frequency]);
        }
        return new([.. groups.Select(g => g.Average())], [.. groups]);
    }

    /// <summary>One frequency somewhere in ±50 Hz.</summary>
    public static ToneSignature Around(double centre) =>
        new(
            [centre],
            [
                [.. Enumerable.Range(0, 6).Select(i => centre - 50.0 + (i * Spacing))],
            ]
        );

    /// <summary>Whether the bank could not tell the two apart: 413 + 438 Hz and 425 Hz are one, with different cadences.</summary>
    public bool IsSame(ToneSignature other) =>
        _centres.Length == other._centres.Length
        && _centres.Zip(other._centres).All(pair => Math.Abs(pair.First - pair.Second) < Resolution / 2.0);

    /// <summary>The power that the signature explains; none when one of its frequencies is missing.</summary>
    public double Power(CorrelatorBank bank)
    {
        double sum = 0;
        double least = double.MaxValue;
        double most = 0;
        int place = Place;
        foreach (double[] group in Groups)
        {
            double power = 0;
            for (int i = 0; i < group.Length; i++)
                power += bank.Power(place++);
            if (group.Length > 1)
                power /= Overlap;
            sum += power;
            least = Math.Min(least, power);
            most = Math.Max(most, power);
        }
        // Two frequencies of a tone differ by a few dB; ten times is another tone.
        return least * 10.0 >= most ? Math.Min(sum, bank.Total) : 0;
    }
}
