using CtiMiddleware.Media.Codecs;
using CtiMiddleware.Media.Tones;

namespace CtiMiddleware.Media.Tests.Codecs;

public sealed class G711Tests
{
    // ITU-T G.711, tables 5 and 6: the periodic sequences whose decoded value is 1 kHz at 0 dBm0.
    private static readonly byte[] ALawMilliwatt = [0x34, 0x21, 0x21, 0x34, 0xB4, 0xA1, 0xA1, 0xB4];
    private static readonly byte[] MuLawMilliwatt = [0x1E, 0x0B, 0x0B, 0x1E, 0x9E, 0x8B, 0x8B, 0x9E];

    [Fact]
    public void The_digital_milliwatt_of_A_law_decodes_to_zero_dBm0()
    {
        var samples = new short[8];
        G711.DecodeALaw(ALawMilliwatt, samples);
        Assert.InRange(Level.Of(samples), -0.03, 0.03);
    }

    [Fact]
    public void The_digital_milliwatt_of_mu_law_decodes_to_zero_dBm0()
    {
        var samples = new short[8];
        G711.DecodeMuLaw(MuLawMilliwatt, samples);
        Assert.InRange(Level.Of(samples), -0.1, 0.1);
    }

    [Theory]
    [InlineData(0xFF, 0)]
    [InlineData(0x7F, 0)]
    [InlineData(0xFE, 8)]
    [InlineData(0x80, 32124)]
    [InlineData(0x00, -32124)]
    [InlineData(0x8F, 4 * 4191)]
    [InlineData(0x9F, 4 * 2079)]
    [InlineData(0xEF, 4 * 33)]
    public void Mu_law_codes_are_those_of_table_2(byte code, short value)
    {
        Assert.Equal(value, G711.DecodeMuLaw(code));
    }

    [Theory]
    [InlineData(0xD5, 8)]
    [InlineData(0x55, -8)]
    [InlineData(0xAA, 8 * 4032)]
    [InlineData(0x2A, -8 * 4032)]
    [InlineData(0x85, 8 * 528)]
    [InlineData(0xC5, 8 * 33)]
    public void A_law_codes_are_those_of_table_1(byte code, short value)
    {
        Assert.Equal(value, G711.DecodeALaw(code));
    }

    [Fact]
    public void Every_code_comes_back_as_itself()
    {
        for (int code = 0; code < 256; code++)
        {
            Assert.Equal(code, G711.EncodeALaw(G711.DecodeALaw((byte)code)));
            Assert.Equal(code == 0x7F ? 0xFF : code, G711.EncodeMuLaw(G711.DecodeMuLaw((byte)code)));
        }
    }

    [Fact]
    public void Every_sample_gets_the_nearest_value_within_half_a_step()
    {
        for (int sample = short.MinValue; sample <= short.MaxValue; sample++)
        {
            int magnitude = Math.Abs(sample);
            int mu = Math.Abs(G711.DecodeMuLaw(G711.EncodeMuLaw((short)sample)) - sample);
            int muStep = 8 << Math.Max(0, 31 - System.Numerics.BitOperations.LeadingZeroCount((uint)Math.Min(magnitude + 132, 32767)) - 7);
            Assert.True(mu <= (muStep / 2) + (magnitude > 32635 ? 644 : 0), $"{sample}: μ-law off by {mu}");
            int a = Math.Abs(G711.DecodeALaw(G711.EncodeALaw((short)sample)) - sample);
            int aStep = magnitude < 512 ? 16 : 16 << (31 - System.Numerics.BitOperations.LeadingZeroCount((uint)magnitude) - 8);
            Assert.True(a <= (aStep / 2) + 8, $"{sample}: A-law off by {a}");
        }
    }

    [Theory]
    [InlineData(AudioEncoding.MuLaw)]
    [InlineData(AudioEncoding.ALaw)]
    public void Quantisation_noise_is_36_dB_below_a_tone_from_0_to_minus_30(AudioEncoding encoding)
    {
        foreach (double level in new double[] { 0, -10, -20, -30 })
            Assert.True(CodecNoise.SignalToNoise(encoding, 820, level) > 36, $"{level} dBm0");
    }
}
