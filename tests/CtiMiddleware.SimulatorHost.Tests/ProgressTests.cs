using System.Net;
using System.Net.Sockets;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Simulators.Host;
using CtiMiddleware.Simulators.Host.Captures;
using CtiMiddleware.Simulators.Host.Progress;

namespace CtiMiddleware.SimulatorHost.Tests;

/// <summary>Long work shows a bar to a person and a sparse line to a log; the results stay as they are.</summary>
public sealed class ProgressTests : IDisposable
{
    private readonly StringWriter _error = new() { NewLine = "\n" };
    private readonly Clock _clock = new();

    [Fact]
    public void On_a_terminal_a_bar_is_drawn_over_itself_in_one_line_and_taken_away()
    {
        using (var progress = new ProgressLine(new TerminalText(_error, static () => 60), _clock))
        {
            progress.Tell(0.5, "50 of 100 bytes");
            Assert.Equal("\r[############------------]  50 %  50 of 100 bytes", _error.ToString());
            progress.Tell(0.51, "told too soon");
            Assert.DoesNotContain("too soon", _error.ToString(), StringComparison.Ordinal);
            _clock.Pass(0.2);
            progress.Tell(2, "all");
            Assert.Equal("[########################] 100 %  all", Screen());
        }
        Assert.Equal("", Screen());
        Assert.DoesNotContain('\n', _error.ToString());
    }

    [Fact]
    public void A_bar_never_wraps_and_a_note_stays_above_it()
    {
        using var progress = new ProgressLine(new TerminalText(_error, static () => 20), _clock);
        progress.Tell(0, "a text that has no room");
        Assert.Equal(19, Screen().Length);
        progress.Note("a note");
        progress.Tell(0, "again");
        Assert.Equal(["a note", "[" + new string('-', 18)], _error.ToString().Split('\n').Select(Rendered));
    }

    [Fact]
    public void Redirected_it_is_a_plain_line_every_ten_seconds()
    {
        using (var progress = new ProgressLine(_error, _clock))
        {
            for (var second = 1; second <= 25; second++)
            {
                _clock.Pass(1);
                progress.Tell(second / 50.0, $"{second} of 50 s");
            }
            progress.Note("a note");
        }
        Assert.Equal(" 20 %  10 of 50 s\n 40 %  20 of 50 s\na note\n", _error.ToString());
    }

    [Theory]
    [InlineData("test tr82/05.02-manually-answering --adapter line-text --adapter asterisk-ami", "1 of 2 scenarios")]
    [InlineData("fuzz --face line-text --frames 100 --seed 3", " of 100 messages")]
    [InlineData("load --bhca 36000 --for 1.2 --ramp 0 --talk-ms 200 --answer-ms 50 --profile stations:40 --in-process", "1 of 1 s, ")]
    public async Task A_mode_that_takes_long_draws_its_bar_on_a_terminal_only_and_never_into_its_output(string line, string told)
    {
        using var output = new StringWriter();
        await RunAsync(line, output, new TerminalText(_error, static () => 100));
        Assert.Contains(told, _error.ToString(), StringComparison.Ordinal);
        Assert.Equal("", Screen());
        Assert.DoesNotContain('\r', output.ToString());
        using var redirected = new StringWriter();
        await RunAsync(line, TextWriter.Null, redirected);
        Assert.DoesNotContain('\r', redirected.ToString());
        Assert.DoesNotContain('%', redirected.ToString());
    }

    [Fact]
    public async Task Replay_counts_the_bytes_of_the_capture()
    {
        CaptureRecord[] records =
        [
            new(CaptureDirection.Received, TimeSpan.Zero, "abcd"u8.ToArray()),
            new(CaptureDirection.Received, TimeSpan.Zero, "efgh"u8.ToArray()),
        ];
        using var progress = new ProgressLine(new TerminalText(_error, static () => 100), _clock);
        using var server = new ReplayServer(records, 0, speed: null, TimeSpan.FromSeconds(1), TimeProvider.System);
        var serving = server.RunAsync(once: true, progress, TestContext.Current.CancellationToken);
        using (var client = new TcpClient())
        {
            await client.ConnectAsync(IPAddress.Loopback, server.Port, TestContext.Current.CancellationToken);
            await client.GetStream().CopyToAsync(Stream.Null, TestContext.Current.CancellationToken);
        }
        await serving;
        Assert.Contains(" 50 %  4 of 8 bytes, connection 1 of 1", _error.ToString(), StringComparison.Ordinal);
        Assert.Contains("100 %  8 of 8 bytes, connection 1 of 1", _error.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => _error.Dispose();

    private static async Task RunAsync(string line, TextWriter output, TextWriter error) =>
        Assert.Equal(ExitCodes.Ok, await SimProgram.RunAsync(line.Split(' '), output, error, TestContext.Current.CancellationToken));

    /// <summary>What a terminal shows in its last line.</summary>
    private string Screen() => Rendered(_error.ToString().Split('\n')[^1]);

    private static string Rendered(string line)
    {
        var cells = Array.Empty<char>();
        foreach (var part in line.Split('\r'))
            cells = [.. part, .. cells.Skip(part.Length)];
        return new string(cells).TrimEnd();
    }

    private sealed class Clock : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public void Pass(double seconds) => _ticks += TimeSpan.FromSeconds(seconds).Ticks;
    }
}
