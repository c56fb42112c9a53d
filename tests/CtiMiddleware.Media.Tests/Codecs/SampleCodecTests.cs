using CtiMiddleware.Media.Codecs;
using CtiMiddleware.Media.Tones;

namespace CtiMiddleware.Media.Tests.Codecs;

public sealed class SampleCodecTests
{
    public static TheoryData<AudioEncoding> All => [.. Enum.GetValues<AudioEncoding>()];

    [Theory]
    [InlineData(AudioEncoding.Linear16LittleEndian)]
    [InlineData(AudioEncoding.Linear16BigEndian)]
    public void Linear_audio_of_16_bits_comes_back_unchanged_however_it_is_cut(AudioEncoding encoding)
    {
        var samples = new short[1001];
        new NoiseGenerator(0, 7).Generate(samples);
        samples[0] = short.MinValue;
        samples[1] = short.MaxValue;
        foreach (int block in new[] { 1, 3, 160, 5000 })
            Assert.Equal(samples, CodecNoise.RoundTrip(encoding, samples, block));
    }

    [Theory]
    [InlineData(AudioEncoding.Linear8Signed, new byte[] { 0x00, 0x7F, 0x80, 0x01, 0xFF, 0x00 })]
    [InlineData(AudioEncoding.Linear8Unsigned, new byte[] { 0x80, 0xFF, 0x00, 0x81, 0x7F, 0x80 })]
    [InlineData(AudioEncoding.Linear16BigEndian, new byte[] { 0, 0, 0x7F, 0xFF, 0x80, 0, 0x01, 0, 0xFF, 0, 0, 0x7F })]
    [InlineData(AudioEncoding.Linear16LittleEndian, new byte[] { 0, 0, 0xFF, 0x7F, 0, 0x80, 0, 0x01, 0, 0xFF, 0x7F, 0 })]
    public void Linear_bytes_stand_as_their_name_says(AudioEncoding encoding, byte[] expected)
    {
        short[] samples = [0, short.MaxValue, short.MinValue, 256, -256, 127];
        var bytes = new byte[expected.Length];
        Assert.Equal(expected.Length, new SampleEncoder(encoding).Encode(samples, bytes));
        Assert.Equal(expected, bytes);
    }

    [Theory]
    [InlineData(AudioEncoding.Linear8Signed, 35)]
    [InlineData(AudioEncoding.Linear8Unsigned, 35)]
    [InlineData(AudioEncoding.ImaAdpcmLowNibbleFirst, 20)]
    [InlineData(AudioEncoding.ImaAdpcmHighNibbleFirst, 20)]
    public void Noise_of_coding_stays_below_its_bound(AudioEncoding encoding, double bound)
    {
        foreach (double frequency in new double[] { 300, 820 })
            Assert.True(CodecNoise.SignalToNoise(encoding, frequency, -6) > bound, $"{frequency} Hz");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void No_input_makes_a_codec_fail_and_lengths_are_as_promised(AudioEncoding encoding)
    {
        var bytes = new byte[4096];
        new Random(5).NextBytes(bytes);
        var decoder = new SampleDecoder(encoding);
        var samples = new short[decoder.MaximumSamples(bytes.Length)];
        int count = decoder.Decode(bytes, samples);
        Assert.Equal(bytes.Length * 8 / encoding.BitsPerSample(), count);
        var encoder = new SampleEncoder(encoding);
        Assert.True(encoder.Encode(samples.AsSpan(0, count), new byte[encoder.MaximumBytes(count)]) <= encoder.MaximumBytes(count));
    }

    [Fact]
    public void Adpcm_follows_the_document_step_by_step()
    {
        // By hand from the document's rules: step 7: code 7 adds 0 + 7 + 3 + 1 = 11, index 8 (step 16); code 15 takes 2 + 16 + 8 + 4 = 30 away, index 16 (step 34); code 0 adds 4, index 15 (step 31); code 8 takes 3 away.
        var adpcm = new ImaAdpcm();
        Assert.Equal([11, -19, -15, -18], new[] { 7, 15, 0, 8 }.Select(code => (int)adpcm.Decode(code)));
        Assert.Equal(14, adpcm.Index);
    }

    [Fact]
    public void Nibbles_stand_in_the_order_of_the_encoding()
    {
        short[] samples = [0, 3000];
        var low = new byte[1];
        var high = new byte[1];
        new SampleEncoder(AudioEncoding.ImaAdpcmLowNibbleFirst).Encode(samples, low);
        new SampleEncoder(AudioEncoding.ImaAdpcmHighNibbleFirst).Encode(samples, high);
        Assert.Equal(0x70, low[0]);
        Assert.Equal(0x07, high[0]);
    }

    [Fact]
    public void A_message_of_adpcm_begins_anew_after_the_last()
    {
        var encoder = new SampleEncoder(AudioEncoding.ImaAdpcmLowNibbleFirst);
        var samples = new short[321];
        new NoiseGenerator(-10, 3).Generate(samples);
        var first = new byte[200];
        int length = encoder.Encode(samples, first);
        length += encoder.Finish(first.AsSpan(length));
        Assert.Equal(161, length);
        var second = new byte[200];
        length = encoder.Encode(samples, second);
        encoder.Finish(second.AsSpan(length));
        Assert.Equal(first, second);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Coding_allocates_nothing(AudioEncoding encoding)
    {
        var samples = new short[160];
        new NoiseGenerator(-10, 3).Generate(samples);
        var bytes = new byte[320];
        var decoded = new short[320];
        var encoder = new SampleEncoder(encoding);
        var decoder = new SampleDecoder(encoding);
        decoder.Decode(bytes.AsSpan(0, encoder.Encode(samples, bytes)), decoded);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
            decoder.Decode(bytes.AsSpan(0, encoder.Encode(samples, bytes)), decoded);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
