using CtiMiddleware.Media.Dtmf;
using CtiMiddleware.Media.Tones;

namespace CtiMiddleware.Media.Tests.Dtmf;

/// <summary>All sixteen digits at and within the limits of <see cref="DtmfProfile.Q24Att"/>.</summary>
public sealed class DtmfMustAcceptTests
{
    private static readonly DtmfProfile Profile = DtmfProfile.Q24Att;

    // Level of the low and of the high group: the limits of level and of twist, and between.
    private static readonly (double Low, double High)[] Levels =
    [
        (-9, -7),
        (0, 0),
        (0, -8),
        (-4, 0),
        (-25, -25),
        (-17, -25),
        (-25, -21),
        (-12, -12),
        (-12, -20),
        (-12, -8),
    ];

    public static TheoryData<char> AllDigits => [.. DtmfDigits.All];

    [Theory]
    [MemberData(nameof(AllDigits))]
    public void Every_digit_is_heard_at_the_limits_of_level_twist_deviation_duration_and_noise(char digit)
    {
        var missed = new List<string>();
        foreach (var (low, high) in Levels)
        {
            foreach (double deviation in new[] { -Profile.AcceptedDeviation, -0.007, 0, 0.007, Profile.AcceptedDeviation })
            {
                foreach (double duration in new[] { 40.0, 41.3, 53, 100 })
                {
                    foreach (bool noisy in new[] { false, true })
                    {
                        for (int shift = 0; shift < 40; shift += 9)
                        {
                            double? noise = noisy ? Hearing.NoiseBelow(Profile.AcceptedNoise, low, high) : null;
                            var samples = Hearing.Render(
                                [Hearing.Digit(digit, duration, low, high, deviation)],
                                noise,
                                (ulong)(shift + 1),
                                shift
                            );
                            string heard = Hearing.Digits(samples);
                            if (heard != digit.ToString())
                                missed.Add($"{low}/{high} dBm0, {deviation:P1}, {duration} ms, noise {noise}, shift {shift}: '{heard}'");
                        }
                    }
                }
            }
        }
        Assert.True(missed.Count == 0, $"{missed.Count} wrong:\n{string.Join('\n', missed.Take(20))}");
    }

    [Fact]
    public void Digits_follow_each_other_as_fast_as_the_profile_allows()
    {
        foreach (var (duration, pause) in new[] { (40.0, 53.0), (53.0, 40.0) })
        {
            foreach (string digits in new[] { DtmfDigits.All, "1111222233334444", "A0*#D7B4" })
            {
                for (int shift = 0; shift < 40; shift += 7)
                {
                    var segments = DtmfGenerator.Segments(digits, new() { Duration = Hearing.Ms(duration), Pause = Hearing.Ms(pause) });
                    Assert.Equal(digits, Hearing.Digits(Hearing.Render(segments, -30, (ulong)shift, shift)));
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(AllDigits))]
    public void An_interruption_of_ten_milliseconds_does_not_make_two_digits(char digit)
    {
        for (int shift = 0; shift < 40; shift += 5)
        {
            ToneSegment[] segments = [Hearing.Digit(digit, 60), ToneSegment.Silence(Profile.IgnoredInterruption), Hearing.Digit(digit, 60)];
            Assert.Equal(digit.ToString(), Hearing.Digits(Hearing.Render(segments, -40, 5, shift)));
        }
    }

    [Theory]
    [MemberData(nameof(AllDigits))]
    public void An_echo_of_twenty_milliseconds_ten_decibels_down_makes_no_difference(char digit)
    {
        var once = Hearing.Render([Hearing.Digit(digit, 50), ToneSegment.Silence(Hearing.Ms(60)), Hearing.Digit(digit, 50)]);
        var twice = (short[])once.Clone();
        for (int i = 160; i < once.Length; i++)
            twice[i] = (short)Math.Clamp(once[i] + (int)(once[i - 160] * 0.316), short.MinValue, short.MaxValue);
        Assert.Equal($"{digit}{digit}", Hearing.Digits(twice));
    }

    [Fact]
    public void A_digit_tells_when_it_began_and_how_long_it_was()
    {
        foreach (double duration in new[] { 50.0, 80, 250, 1000 })
        {
            var heard = Hearing.Events(Hearing.Render([Hearing.Digit('5', duration)], -45));
            Assert.Equal([false, true], heard.Select(e => e.IsEnd));
            Assert.InRange(heard[1].At.TotalMilliseconds, 50 + duration - 7, 50 + duration + 7);
            Assert.InRange(heard[0].At.TotalMilliseconds, 43, 57);
            Assert.InRange(heard[1].Duration.TotalMilliseconds, duration - 10, duration + 10);
            Assert.InRange(heard[1].LowLevel, -10, -8);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(37)]
    [InlineData(160)]
    [InlineData(100_000)]
    public void Blocks_of_any_size_give_the_same(int block)
    {
        var samples = Hearing.Render(DtmfGenerator.Segments("147*D", DtmfSignal.Usual), -30);
        Assert.Equal(Hearing.Events(samples), Hearing.Events(samples, block));
    }

    [Fact]
    public void Listening_allocates_nothing()
    {
        var samples = Hearing.Render(DtmfGenerator.Segments("0123456789", DtmfSignal.Usual), -30);
        var detector = new DtmfDetector();
        var heard = new List<DtmfEvent>(1000);
        detector.Listen(samples, heard);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10; i++)
            detector.Listen(samples, heard);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(220, heard.Count);
    }
}
