using System.Buffers.Binary;
using System.Text;
using CtiMiddleware.Media.Tones;
using CtiMiddleware.Media.Wav;

namespace CtiMiddleware.Media.Tests.Wav;

public sealed class WavTests
{
    public static TheoryData<WavFormat> All => [.. Enum.GetValues<WavFormat>()];

    [Fact]
    public void Linear_audio_comes_back_unchanged()
    {
        var samples = Tone(1001);
        var read = WavReader.Read(WavWriter.Write(samples, sampleRate: 16000));
        Assert.Equal(samples, read.Samples);
        Assert.Equal(16000, read.SampleRate);
        Assert.False(read.IsCut);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_format_comes_back_close_to_what_it_was(WavFormat format)
    {
        var samples = Tone(4040);
        var read = WavReader.Read(WavWriter.Write(samples, format));
        Assert.Equal(format, read.Format);
        Assert.Equal(samples.Length, read.Samples.Length);
        double noise = samples.Zip(read.Samples, (a, b) => Math.Pow(a - b, 2)).Skip(400).Average();
        Assert.True(Level.Of(samples) - Level.OfMeanSquare(noise) > 20, $"{Level.OfMeanSquare(noise)} dBm0 of noise");
    }

    [Theory]
    [InlineData(4041)]
    [InlineData(506)]
    [InlineData(505)]
    [InlineData(2)]
    public void What_fills_the_last_block_of_adpcm_is_not_audio(int samples) =>
        Assert.Equal(samples, WavReader.Read(WavWriter.Write(Tone(samples), WavFormat.ImaAdpcm)).Samples.Length);

    [Theory]
    [MemberData(nameof(All))]
    public void A_file_cut_anywhere_is_read_up_to_there_or_refused_in_words(WavFormat format)
    {
        var file = WavWriter.Write(Tone(600), format);
        for (int length = 0; length < file.Length; length++)
        {
            try
            {
                var read = WavReader.Read(file.AsSpan(0, length));
                Assert.True(read.IsCut || length == file.Length - 1);
                Assert.True(read.Samples.Length <= 1010);
            }
            catch (WavException refusal)
            {
                Assert.Contains("WAV file", refusal.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Chunks_it_does_not_know_are_stepped_over()
    {
        var file = WavWriter.Write(Tone(100));
        byte[] list = [.. "LIST"u8, 3, 0, 0, 0, 1, 2, 3, 0];
        byte[] with = [.. file[..12], .. list, .. file[12..36], .. list, .. file[36..]];
        Assert.Equal(100, WavReader.Read(with).Samples.Length);
    }

    [Fact]
    public void What_cannot_be_played_is_refused_with_the_reason()
    {
        var file = WavWriter.Write(Tone(10));
        Assert.Contains("does not begin with RIFF", Refusal("hello, this is text"u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains("2 channels", Refusal(Changed(file, 22, 2)), StringComparison.Ordinal);
        Assert.Contains("format tag 85", Refusal(Changed(file, 20, 85)), StringComparison.Ordinal);
        Assert.Contains("24 bits", Refusal(Changed(file, 34, 24)), StringComparison.Ordinal);
        Assert.Contains("0 samples a second", Refusal(Changed(file, 24, 0)), StringComparison.Ordinal);
        Assert.Contains("no format", Refusal([.. "RIFF"u8, 4, 0, 0, 0, .. "WAVE"u8]), StringComparison.Ordinal);
        Assert.Contains("no data", Refusal(file[..36]), StringComparison.Ordinal);
        Assert.Contains("before its format", Refusal([.. file[..12], .. file[36..]]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_length_that_lies_allocates_nothing()
    {
        var file = WavWriter.Write(Tone(10));
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(40), uint.MaxValue);
        var read = WavReader.Read(file);
        Assert.True(read.IsCut);
        Assert.Equal(10, read.Samples.Length);
    }

    [Fact]
    public void Random_bytes_behind_a_right_beginning_never_crash_the_reader()
    {
        var random = new Random(11);
        for (int run = 0; run < 3000; run++)
        {
            var file = WavWriter.Write(Tone(64), (WavFormat)(run % 5));
            for (int change = 0; change < 4; change++)
                file[random.Next(8, 60)] = (byte)random.Next(256);
            try
            {
                WavReader.Read(new MemoryStream(file));
            }
            catch (WavException refusal)
            {
                Assert.NotEmpty(refusal.Message);
            }
        }
    }

    [Fact]
    public void A_header_is_that_of_the_format()
    {
        var file = WavWriter.Write(new short[8], WavFormat.MuLaw);
        Assert.Equal("RIFF", Encoding.ASCII.GetString(file, 0, 4));
        Assert.Equal(file.Length - 8, BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(4)));
        Assert.Equal("fact", Encoding.ASCII.GetString(file, 38, 4));
        Assert.Equal(8, BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(46)));
    }

    private static short[] Tone(int samples)
    {
        var tone = new short[samples];
        new ToneGenerator([new(440, -6)], Timeout.InfiniteTimeSpan).Generate(tone);
        return tone;
    }

    private static byte[] Changed(byte[] file, int at, byte value)
    {
        var changed = (byte[])file.Clone();
        changed[at] = value;
        changed[at + 1] = 0;
        return changed;
    }

    private static string Refusal(byte[] file) => Assert.Throws<WavException>(() => WavReader.Read(file)).Message;
}
