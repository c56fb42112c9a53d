using CtiMiddleware.Media.Dtmf;
using CtiMiddleware.Media.Tones;

namespace CtiMiddleware.Media.Tests.Dtmf;

/// <summary>Nothing is heard at and beyond the limits of <see cref="DtmfProfile.Q24Att"/> that must be rejected.</summary>
public sealed class DtmfMustRejectTests
{
    private static readonly DtmfProfile Profile = DtmfProfile.Q24Att;

    public static TheoryData<char> AllDigits => [.. DtmfDigits.All];

    [Theory]
    [MemberData(nameof(AllDigits))]
    public void Frequencies_too_far_off_are_no_digit(char digit)
    {
        foreach (double deviation in new[] { -0.06, -0.05, -0.042, -Profile.RejectedDeviation, Profile.RejectedDeviation, 0.042, 0.05 })
        {
            foreach (double duration in new[] { 45.0, 100, 700 })
            {
                for (int shift = 0; shift < 40; shift += 9)
                    Nothing([Hearing.Digit(digit, duration, deviation: deviation)], $"{deviation:P1} {duration} ms", shift);
            }
        }
    }

    [Theory]
    [MemberData(nameof(AllDigits))]
    public void One_frequency_too_far_off_is_no_digit(char digit)
    {
        var (low, high) = DtmfDigits.Frequencies(digit);
        foreach (double deviation in new[] { -Profile.RejectedDeviation, Profile.RejectedDeviation })
        {
            Nothing([new([new(low * (1 + deviation), -9), new(high, -9)], Hearing.Ms(200))], "low");
            Nothing([new([new(low, -9), new(high * (1 + deviation), -9)], Hearing.Ms(200))], "high");
        }
    }

    [Theory]
    [MemberData(nameof(AllDigits))]
    public void A_signal_too_short_is_no_digit(char digit)
    {
        foreach (double duration in new[] { 5.0, 12, 18, 21, Profile.RejectedDuration.TotalMilliseconds })
        {
            for (int shift = 0; shift < 40; shift++)
                Nothing([Hearing.Digit(digit, duration)], $"{duration} ms", shift);
            for (int shift = 0; shift < 40; shift += 3)
                Nothing([Hearing.Digit(digit, duration, 0, 0)], $"{duration} ms strong", shift, Hearing.NoiseBelow(15, 0, 0));
        }
    }

    [Theory]
    [MemberData(nameof(AllDigits))]
    public void A_signal_too_weak_is_no_digit(char digit)
    {
        Nothing([Hearing.Digit(digit, 200, Profile.RejectedLevel, Profile.RejectedLevel)], "both weak");
        Nothing([Hearing.Digit(digit, 200, Profile.RejectedLevel, -25)], "low weak");
        Nothing([Hearing.Digit(digit, 200, -25, Profile.RejectedLevel)], "high weak");
    }

    [Fact]
    public void One_frequency_alone_is_no_digit()
    {
        foreach (double frequency in (double[])[.. DtmfDigits.LowGroup, .. DtmfDigits.HighGroup])
            Nothing([new([new(frequency, -6)], Hearing.Ms(500))], $"{frequency} Hz");
    }

    [Fact]
    public void Two_frequencies_of_one_group_are_no_digit()
    {
        Nothing([new([new(697, -9), new(941, -9)], Hearing.Ms(500))], "low group");
        Nothing([new([new(1209, -9), new(1633, -9)], Hearing.Ms(500))], "high group");
    }

    [Fact]
    public void Call_progress_tones_are_no_digit()
    {
        double[][] tones =
        [
            [350, 440],
            [440, 480],
            [480, 620],
            [425],
            [950],
            [1400],
            [1800],
            [2100],
            [1100],
            [400, 450],
        ];
        foreach (double[] tone in tones)
            Nothing([new([.. tone.Select(f => new ToneComponent(f, -10))], Hearing.Ms(2000))], string.Join('+', tone));
    }

    [Fact]
    public void Ten_minutes_of_noise_have_no_digit()
    {
        var detector = new DtmfDetector();
        var heard = new List<DtmfEvent>();
        var noise = new NoiseGenerator(-15, 42);
        var block = new short[8000];
        for (int second = 0; second < 600; second++)
        {
            noise.Generate(block);
            detector.Listen(block, heard);
        }
        Assert.Empty(heard);
    }

    private static void Nothing(IEnumerable<ToneSegment> segments, string what, int shift = 0, double? noise = null)
    {
        string heard = Hearing.Digits(Hearing.Render(segments, noise, 3, shift));
        Assert.True(heard.Length == 0, $"{what} at shift {shift} was heard as '{heard}'");
    }
}
