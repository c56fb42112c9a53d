using CtiMiddleware.Media.Codecs;
using CtiMiddleware.Media.Dtmf;
using CtiMiddleware.Media.Resampling;
using CtiMiddleware.Media.Tests.Codecs;

namespace CtiMiddleware.Media.Tests.Dtmf;

/// <summary>Digits are still digits after what boards and modems do to audio.</summary>
public sealed class DtmfThroughCodecsTests
{
    public static TheoryData<AudioEncoding> All => [.. Enum.GetValues<AudioEncoding>()];

    [Theory]
    [MemberData(nameof(All))]
    public void Every_digit_is_heard_through_every_encoding(AudioEncoding encoding)
    {
        // 8-bit linear audio has its noise at −51 dBm0, whatever the level of the digit.
        double[] levels = encoding is AudioEncoding.Linear8Signed or AudioEncoding.Linear8Unsigned ? [-6, -20] : [-6, -20, -25];
        foreach (double level in levels)
        {
            var samples = Hearing.Render(
                DtmfGenerator.Segments(
                    DtmfDigits.All,
                    new()
                    {
                        Duration = Hearing.Ms(50),
                        Pause = Hearing.Ms(50),
                        LowLevel = level,
                        Twist = 0,
                    }
                )
            );
            Assert.Equal(DtmfDigits.All, Hearing.Digits(CodecNoise.RoundTrip(encoding, samples)));
        }
    }

    [Theory]
    [InlineData(7200)]
    [InlineData(11025)]
    [InlineData(16000)]
    public void Every_digit_is_heard_after_another_sample_rate(int rate)
    {
        var samples = Hearing.Render(DtmfGenerator.Segments(DtmfDigits.All, new() { Duration = Hearing.Ms(45), Pause = Hearing.Ms(50) }));
        Assert.Equal(DtmfDigits.All, Hearing.Digits(Convert(Convert(samples, 8000, rate), rate, 8000)));
    }

    private static short[] Convert(short[] samples, int from, int to)
    {
        var resampler = new Resampler(from, to);
        var output = new short[resampler.MaximumOutput(samples.Length) + resampler.MaximumFlush];
        int length = resampler.Convert(samples, output);
        return output[..(length + resampler.Flush(output.AsSpan(length)))];
    }
}
