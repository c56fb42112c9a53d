using CtiMiddleware.Media.CallerId;
using CtiMiddleware.Media.Codecs;
using CtiMiddleware.Media.Dtmf;
using CtiMiddleware.Media.Tones;
using CtiMiddleware.Media.Wav;

namespace CtiMiddleware.Boards.Live.Tests.Speech;

/// <summary>What is generated here is understood by decoders of other hands, and what they convert is read here.</summary>
public sealed class OtherDecodersTests
{
    [Fact]
    public async Task Minimodem_reads_the_caller_id_that_is_sent_here()
    {
        SoundTools.Need("minimodem");
        using var tools = new SoundTools();
        var message = new CallerIdMessage
        {
            Time = "11220930",
            Number = "5551234567",
            Name = "JOHN DOE",
        };
        string multiple = await tools.WriteAsync(Render(message, FskStandard.Bell202));
        var said = await tools.RunAsync("minimodem", "--rx", "callerid", "-R", "8000", "-f", multiple);
        string all = string.Join('\n', said);
        Assert.Contains("11/22 09:30", all, StringComparison.Ordinal);
        Assert.Contains("555-123-4567", all, StringComparison.Ordinal);
        Assert.Contains("JOHN DOE", all, StringComparison.Ordinal);
        string single = await tools.WriteAsync(Render(message with { Format = CallerIdFormat.SingleData }, FskStandard.Bell202));
        all = string.Join('\n', await tools.RunAsync("minimodem", "--rx", "callerid", "-R", "8000", "-f", single));
        Assert.Contains("555-123-4567", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Multimon_reads_the_caller_id_of_V23_that_is_sent_here()
    {
        SoundTools.Need("multimon-ng", "sox");
        using var tools = new SoundTools();
        var message = new CallerIdMessage
        {
            Time = "11220930",
            Number = "0301234567",
            Name = "ERIKA MUSTERMANN",
        };
        var said = await MultimonAsync(tools, "CLIPFSK", Render(message, FskStandard.V23));
        string all = string.Join('\n', said);
        Assert.Contains("0301234567", all, StringComparison.Ordinal);
        Assert.Contains("ERIKA MUSTERMANN", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Multimon_hears_all_digits_that_are_sent_here()
    {
        SoundTools.Need("multimon-ng", "sox");
        using var tools = new SoundTools();
        var samples = new short[(DtmfDigits.All.Length * 1600) + 8000];
        new DtmfGenerator(DtmfDigits.All).Generate(samples.AsSpan(4000));
        new NoiseGenerator(-45, 4).AddTo(samples);
        var said = await MultimonAsync(tools, "DTMF", samples);
        // It prints "DTMF: 1" and the like, with E for the star and F for the square.
        string digits = string.Concat(
            said.Where(line => line.StartsWith("DTMF:", StringComparison.Ordinal)).Select(line => line[5..].Trim())
        );
        Assert.Equal(DtmfDigits.All, digits.Replace('E', '*').Replace('F', '#'));
    }

    [Fact]
    public async Task Sox_makes_digits_that_are_heard_here()
    {
        SoundTools.Need("sox");
        using var tools = new SoundTools();
        var files = new List<string>();
        foreach (char digit in DtmfDigits.All)
        {
            var (low, high) = DtmfDigits.Frequencies(digit);
            string file = tools.NewFile("wav");
            await tools.RunAsync(
                "sox",
                "-D",
                "-n",
                "-r",
                "8000",
                "-b",
                "16",
                "-c",
                "1",
                file,
                "synth",
                "0.06",
                "sine",
                $"{low}",
                "synth",
                "0.06",
                "sine",
                "mix",
                $"{high}",
                "gain",
                "-n",
                "-9",
                "pad",
                "0.05",
                "0.05"
            );
            files.Add(file);
        }
        string all = tools.NewFile("wav");
        await tools.RunAsync("sox", [.. files, all]);
        var heard = new List<DtmfEvent>();
        new DtmfDetector().Listen(await tools.ReadAsync(all), heard);
        Assert.Equal(DtmfDigits.All, string.Concat(heard.Where(e => !e.IsEnd).Select(e => e.Digit)));
    }

    [Theory]
    [InlineData(WavFormat.Pcm8)]
    [InlineData(WavFormat.Pcm16)]
    [InlineData(WavFormat.MuLaw)]
    [InlineData(WavFormat.ALaw)]
    [InlineData(WavFormat.ImaAdpcm)]
    public async Task Sox_reads_the_files_that_are_written_here_sample_for_sample(WavFormat format)
    {
        SoundTools.Need("sox");
        using var tools = new SoundTools();
        var samples = new short[5050];
        new NoiseGenerator(-15, 2).Generate(samples);
        string ours = await tools.WriteAsync(samples, format);
        string linear = tools.NewFile("wav");
        await tools.RunAsync("sox", "-D", ours, "-b", "16", "-e", "signed-integer", linear);
        var theirs = await tools.ReadAsync(linear);
        Assert.Equal(await tools.ReadAsync(ours), theirs);
    }

    [Theory]
    [InlineData("u-law", WavFormat.MuLaw)]
    [InlineData("a-law", WavFormat.ALaw)]
    [InlineData("ima-adpcm", WavFormat.ImaAdpcm)]
    public async Task Files_of_sox_are_read_here_sample_for_sample(string encoding, WavFormat format)
    {
        SoundTools.Need("sox");
        using var tools = new SoundTools();
        var samples = new short[5050];
        new NoiseGenerator(-15, 2).Generate(samples);
        string linear = await tools.WriteAsync(samples);
        string coded = tools.NewFile("wav");
        await tools.RunAsync("sox", "-D", linear, "-e", encoding, coded);
        string back = tools.NewFile("wav");
        await tools.RunAsync("sox", "-D", coded, "-b", "16", "-e", "signed-integer", back);
        var bytes = await File.ReadAllBytesAsync(coded, TestContext.Current.CancellationToken);
        var read = WavReader.Read(bytes);
        Assert.Equal(format, read.Format);
        var theirs = await tools.ReadAsync(back);
        Assert.Equal(theirs, read.Samples.AsSpan(0, Math.Min(theirs.Length, read.Samples.Length)).ToArray());
    }

    [Fact]
    public async Task All_codes_of_G711_have_the_values_that_sox_gives_them()
    {
        SoundTools.Need("sox");
        using var tools = new SoundTools();
        foreach (var (format, type) in new[] { (WavFormat.MuLaw, "ul"), (WavFormat.ALaw, "al") })
        {
            string raw = tools.NewFile(type);
            await File.WriteAllBytesAsync(raw, [.. Enumerable.Range(0, 256).Select(i => (byte)i)], TestContext.Current.CancellationToken);
            string linear = tools.NewFile("wav");
            await tools.RunAsync("sox", "-D", "-r", "8000", "-c", "1", raw, "-b", "16", "-e", "signed-integer", linear);
            var theirs = await tools.ReadAsync(linear);
            for (int code = 0; code < 256; code++)
                Assert.Equal(theirs[code], format == WavFormat.MuLaw ? G711.DecodeMuLaw((byte)code) : G711.DecodeALaw((byte)code));
        }
    }

    private static short[] Render(CallerIdMessage message, FskStandard standard)
    {
        var modulator = new CallerIdModulator(message, standard);
        var samples = new short[4000 + modulator.Length + 4000];
        modulator.Generate(samples.AsSpan(4000));
        new NoiseGenerator(-50, 8).AddTo(samples);
        return samples;
    }

    private static async Task<IReadOnlyList<string>> MultimonAsync(SoundTools tools, string demodulator, short[] samples)
    {
        string ours = await tools.WriteAsync(samples);
        string raw = tools.NewFile("raw");
        await tools.RunAsync("sox", "-D", ours, "-r", "22050", "-b", "16", "-e", "signed-integer", "-t", "raw", raw);
        return await tools.RunAsync("multimon-ng", "-q", "-c", "-a", demodulator, "-t", "raw", raw);
    }
}
