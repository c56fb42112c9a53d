using System.Text.Json;
using CtiMiddleware.Simulators.Host;
using CtiMiddleware.Simulators.Host.Load;

namespace CtiMiddleware.SimulatorHost.Tests;

/// <summary>The mode load, small, over real TCP: its accounts agree, and it tells when they do not.</summary>
public sealed class LoadTests
{
    private const string Small = "load --bhca 36000 --for 2 --ramp 0 --talk-ms 300 --answer-ms 100 --profile stations:400 --in-process";

    [Fact]
    public async Task Nothing_is_lost_and_both_accounts_agree()
    {
        var (code, output, error) = await RunAsync(Small + " --json");
        Assert.True(code == ExitCodes.Ok, output + error);
        var report = JsonDocument.Parse(output).RootElement;
        var calls = report.GetProperty("calls").GetInt64();
        Assert.InRange(calls, 8, 40);
        Assert.Equal(calls, report.GetProperty("middleware").GetProperty("callsSeen").GetInt64());
        Assert.Equal(calls, report.GetProperty("middleware").GetProperty("callsEnded").GetInt64());
        Assert.True(report.GetProperty("latencies").GetInt32() > calls);
        Assert.True(report.GetProperty("latencyMs").GetProperty("p50").GetDouble() > 0);
    }

    [Fact]
    public void Report_for_people_names_what_was_lost()
    {
        var report = new LoadReport
        {
            Face = "asterisk-ami",
            Bhca = 1000,
            Seed = 1,
            Seconds = 1,
            BhcaReached = 900,
            MessagesPerSecond = 10,
            Calls = 2,
            Skipped = 0,
            CallsUp = 0,
            BytesWritten = 100,
            MessagesWritten = 3,
            Middleware = new MiddlewareAccount
            {
                InService = true,
                BytesReceived = 90,
                Frames = 2,
                Connects = 1,
                UniformEvents = 1,
                CallsSeen = 1,
                CallsEstablished = 0,
                CallsEnded = 1,
                CallsUp = 0,
                ReaderLost = 0,
                Anomalies = new Dictionary<string, long>(StringComparer.Ordinal),
            },
            CaughtUpAfter = 0,
            Latencies = 0,
            LatencyMs = new Dictionary<string, double>(StringComparer.Ordinal) { ["p50"] = 0 },
            SimulatorCpu = 0.1,
            Differences = ["calls: the switch counts 2, the middleware 1"],
        };
        Assert.Contains("lost        calls: the switch counts 2, the middleware 1", report.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("accounts    equal", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Time_of_a_byte_is_that_of_its_message()
    {
        var times = new WriteTimes();
        times.Note(10, 100);
        times.Note(5, 200);
        Assert.Equal(100, times.Find(0));
        Assert.Equal(100, times.Find(9));
        Assert.Equal(200, times.Find(10));
        Assert.Equal(200, times.Find(14));
        Assert.Null(times.Find(15));
    }

    [Theory]
    [InlineData("load --mix fax=0.1", "The mix has no fax")]
    [InlineData("load --mix inbound=2", "a share from 0 to 1")]
    [InlineData("load --url http://127.0.0.1:1", "--url needs --key and --link")]
    [InlineData("load --bhca many", "--bhca must be a number")]
    public async Task Wrong_usage_is_explained(string line, string said)
    {
        var (code, _, error) = await RunAsync(line);
        Assert.Equal(ExitCodes.Usage, code);
        Assert.Contains(said, error, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(string line)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = await SimProgram.RunAsync(
            line.Split(' '),
            output,
            TextWriter.Synchronized(error),
            TestContext.Current.CancellationToken
        );
        return (code, output.ToString(), error.ToString());
    }
}
