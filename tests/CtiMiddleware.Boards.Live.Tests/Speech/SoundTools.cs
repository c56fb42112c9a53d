using CtiMiddleware.Live.Tests.Peers;
using CtiMiddleware.Media.Wav;

namespace CtiMiddleware.Boards.Live.Tests.Speech;

/// <summary>Programs by other hands that speak, convert and decode: espeak-ng, sox, minimodem, multimon-ng. Each test has a folder of its own.</summary>
internal sealed class SoundTools : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private int _files;

    /// <summary>Skips the test, or fails it where nothing may be skipped, when a program is missing.</summary>
    public static void Need(params string[] programs)
    {
        foreach (string program in programs)
        {
            bool there = (Environment.GetEnvironmentVariable("PATH") ?? "")
                .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
                .Any(folder => File.Exists(Path.Combine(folder, program)));
            if (there)
                continue;
            string reason = $"{program} is missing; eng/peers.sh installs it.";
            if (Environment.GetEnvironmentVariable("CTI_TEST_REQUIRE_ALL") == "1")
                Assert.Fail(reason);
            Assert.Skip(reason);
        }
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("cti-sound-").FullName;

    /// <summary>Speech at 8 kHz whose loudest sample is 3 dB below full scale.</summary>
    public async Task<short[]> SpeakAsync(string voice, string text, int wordsPerMinute = 160, int pitch = 50)
    {
        string spoken = NewFile("wav");
        string converted = NewFile("wav");
        string words = NewFile("txt");
        await File.WriteAllTextAsync(words, text, TestContext.Current.CancellationToken);
        await RunAsync("espeak-ng", "-v", voice, "-s", $"{wordsPerMinute}", "-p", $"{pitch}", "-f", words, "-w", spoken);
        await RunAsync("sox", "-D", spoken, "-r", "8000", "-c", "1", "-b", "16", "-e", "signed-integer", converted, "gain", "-n", "-3");
        return await ReadAsync(converted);
    }

    public async Task<short[]> ReadAsync(string file)
    {
        var audio = WavReader.Read(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
        Assert.Equal(8000, audio.SampleRate);
        return audio.Samples;
    }

    public async Task<string> WriteAsync(short[] samples, WavFormat format = WavFormat.Pcm16)
    {
        string file = NewFile("wav");
        await File.WriteAllBytesAsync(file, WavWriter.Write(samples, format), TestContext.Current.CancellationToken);
        return file;
    }

    public string NewFile(string ending) => Path.Combine(Folder, $"{++_files}.{ending}");

    /// <summary>Runs a program to its end and returns what it said.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(string program, params string[] arguments)
    {
        await using var child = ChildProcess.Start(program, program, arguments, Folder);
        int code = await child.WaitForExitAsync(Patience);
        Assert.True(code == 0, $"{program} {string.Join(' ', arguments)} ended with {code}:\n{child.LastOutput()}");
        return [.. child.Output.From()];
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
