using System.Buffers;
using System.Net;
using System.Net.Sockets;
using System.Text;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Simulators.Host;
using CtiMiddleware.Simulators.Host.Captures;

namespace CtiMiddleware.SimulatorHost.Tests;

/// <summary>Record in front of a switch, then replay what was recorded: over real TCP.</summary>
public sealed class CaptureTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task Recording_passes_every_byte_and_keeps_neither_secret_nor_number()
    {
        await using var sim = await SimControl.StartAsync();
        var records = await RecordAsync(sim);
        Assert.Equal(CaptureDirection.Opened, records[0].Direction);
        Assert.Equal(CaptureDirection.Closed, records[^1].Direction);
        var text = Encoding.UTF8.GetString([.. records.SelectMany(static record => record.Bytes.ToArray())]);
        Assert.Contains("Secret: ***", text, StringComparison.Ordinal);
        Assert.DoesNotContain("ctisecret", text, StringComparison.Ordinal);
        Assert.DoesNotContain("1001", text, StringComparison.Ordinal);
        Assert.DoesNotContain("0301234567", text, StringComparison.Ordinal);
        Assert.Contains("Event: Newchannel", text, StringComparison.Ordinal);
        // One number stands for one number: the caller's own is in every event of the channel.
        var callers = text.Split("CallerIDNum: ")
            .Skip(1)
            .Select(static part => part.Split("\r\n")[0])
            .Where(static part => part.Length == 10);
        Assert.Single(callers.Distinct());
    }

    [Fact]
    public async Task Replay_serves_the_same_bytes_and_waits_for_the_client()
    {
        await using var sim = await SimControl.StartAsync();
        var records = await RecordAsync(sim);
        var expected = records
            .Where(static record => record.Direction == CaptureDirection.Received)
            .SelectMany(static record => record.Bytes.ToArray())
            .ToArray();
        using var server = new ReplayServer(records, 0, speed: null, TimeSpan.FromSeconds(5), TimeProvider.System);
        var serving = server.RunAsync(once: true, progress: null, TestContext.Current.CancellationToken);
        using var client = await ConnectAsync(server.Port);
        var got = new List<byte>();
        await ReadAsync(client, got, "Asterisk Call Manager");
        await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.Equal(0, client.Available);
        await client.SendAsync(Login("whatever"));
        using (var all = new MemoryStream())
        {
            await using var stream = new NetworkStream(client);
            await stream.CopyToAsync(all, TestContext.Current.CancellationToken);
            got.AddRange(all.ToArray());
        }
        client.Close();
        await serving;
        Assert.Equal(expected, got);
        Assert.Equal(0, server.WaitsUnmet);
        Assert.Equal(expected.Length, server.BytesWritten);
    }

    [Fact]
    public async Task Replay_keeps_the_gaps_of_the_capture_or_shortens_them()
    {
        Assert.InRange(await LastsAsync(Story(610), 1), 0.55, 60);
        // Much longer than what a busy machine takes for the rest.
        Assert.InRange(await LastsAsync(Story(20_000), 1000), 0, 19);

        static CaptureRecord[] Story(int second) =>
            [
                new(CaptureDirection.Opened, TimeSpan.Zero, "x"u8.ToArray()),
                new(CaptureDirection.Received, TimeSpan.FromMilliseconds(10), "one"u8.ToArray()),
                new(CaptureDirection.Received, TimeSpan.FromMilliseconds(second), "two"u8.ToArray()),
            ];
    }

    [Fact]
    public async Task Replay_closes_when_the_switch_had_closed_and_not_before()
    {
        CaptureRecord[] records =
        [
            new(CaptureDirection.Opened, TimeSpan.Zero, "x"u8.ToArray()),
            new(CaptureDirection.Received, TimeSpan.FromMilliseconds(10), "bye"u8.ToArray()),
            new(CaptureDirection.Closed, TimeSpan.FromMilliseconds(510), "the switch closed"u8.ToArray()),
        ];
        using var server = new ReplayServer(records, 0, speed: 1, TimeSpan.FromSeconds(1), TimeProvider.System);
        var serving = server.RunAsync(once: true, progress: null, TestContext.Current.CancellationToken);
        using var client = await ConnectAsync(server.Port);
        var began = TimeProvider.System.GetTimestamp();
        await ReadAsync(client, [], "bye");
        Assert.Equal(0, await client.ReceiveAsync(new byte[1], TestContext.Current.CancellationToken));
        Assert.InRange(TimeProvider.System.GetElapsedTime(began).TotalSeconds, 0.45, 60);
        client.Close();
        await serving;
    }

    [Fact]
    public async Task Client_that_does_not_send_is_noted_and_the_replay_goes_on()
    {
        CaptureRecord[] records =
        [
            new(CaptureDirection.Sent, TimeSpan.Zero, "hello"u8.ToArray()),
            new(CaptureDirection.Received, TimeSpan.Zero, "bye"u8.ToArray()),
        ];
        using var server = new ReplayServer(records, 0, speed: null, TimeSpan.FromMilliseconds(100), TimeProvider.System);
        var serving = server.RunAsync(once: true, progress: null, TestContext.Current.CancellationToken);
        using var client = await ConnectAsync(server.Port);
        await ReadAsync(client, [], "bye");
        client.Close();
        await serving;
        Assert.Equal(1, server.WaitsUnmet);
    }

    [Fact]
    public async Task What_is_no_capture_is_refused()
    {
        await File.WriteAllTextAsync(_file, "no capture at all", TestContext.Current.CancellationToken);
        Assert.Equal(ExitCodes.Failed, await RunAsync("replay", _file));
        Assert.Equal(ExitCodes.NotFound, await RunAsync("replay", _file + ".absent"));
        Assert.Equal(ExitCodes.Usage, await RunAsync("replay", _file, "--speed", "slow"));
        Assert.Equal(ExitCodes.Usage, await RunAsync("record", "--to", "nowhere", "--out", _file, "--face", "asterisk-ami"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1000)]
    public void Number_is_replaced_the_same_however_the_stream_is_cut(int piece)
    {
        var bytes = Encoding.ASCII.GetBytes("From: 4930123, to 1001; again 4930123 at 17 past 1001");
        var scrubber = new DigitScrubber(3, [1, 2, 3]);
        var output = new ArrayBufferWriter<byte>();
        for (var at = 0; at < bytes.Length; at += piece)
            scrubber.Scrub(sent: false, bytes.AsSpan(at, Math.Min(piece, bytes.Length - at)), output);
        scrubber.Flush(sent: false, output);
        var text = Encoding.ASCII.GetString(output.WrittenSpan);
        var whole = new DigitScrubber(3, [1, 2, 3]);
        var expected = new ArrayBufferWriter<byte>();
        whole.Scrub(sent: false, bytes, expected);
        whole.Flush(sent: false, expected);
        Assert.Equal(Encoding.ASCII.GetString(expected.WrittenSpan), text);
        Assert.Equal(bytes.Length, text.Length);
        Assert.Matches(@"^From: (\d{7}), to (\d{4}); again \1 at 17 past \2$", text);
        Assert.DoesNotContain("1001", text, StringComparison.Ordinal);
        Assert.Equal(2, scrubber.Numbers);
    }

    private static byte[] Login(string secret) =>
        Encoding.ASCII.GetBytes($"Action: Login\r\nActionID: 1\r\nUsername: cti\r\nSecret: {secret}\r\n\r\n");

    private async Task<List<CaptureRecord>> RecordAsync(SimControl sim)
    {
        var options = new RecordOptions
        {
            Host = "127.0.0.1",
            HostPort = sim.World.Switch.Faces[0].Port,
            Scrubber = Simulators.Host.Running.FaceChoice.Find("asterisk-ami").Adapter.CreateScrubber(),
        };
        var writer = new CaptureWriter(File.Create(_file), TimeProvider.System, scrubber: null);
        await using (var sink = new CaptureSink(writer, options, [7, 7, 7], TimeProvider.System))
        {
            using var proxy = new RecordProxy(options, sink);
            using var stop = new CancellationTokenSource();
            var running = proxy.RunAsync(stop.Token);
            using (var client = await ConnectAsync(proxy.Port))
            {
                var got = new List<byte>();
                await ReadAsync(client, got, "Asterisk Call Manager");
                await client.SendAsync(Login("ctisecret"));
                await ReadAsync(client, got, "Authentication accepted");
                await sim.PostAsync("/calls", """{"from":"0301234567","to":"1001","answerAfterMs":10,"talkForMs":10}""");
                await ReadAsync(client, got, "Event: Hangup");
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }
            while (sim.World.Switch.Faces[0].Clients > 0)
                await Task.Delay(10, TestContext.Current.CancellationToken);
            await Task.Delay(100, TestContext.Current.CancellationToken);
            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
            Assert.Equal(1, proxy.Connections);
        }
        using var file = File.OpenRead(_file);
        return [.. CaptureReader.Read(file)];
    }

    private static async Task<double> LastsAsync(CaptureRecord[] records, double speed)
    {
        using var server = new ReplayServer(records, 0, speed, TimeSpan.FromSeconds(1), TimeProvider.System);
        var serving = server.RunAsync(once: true, progress: null, TestContext.Current.CancellationToken);
        using var client = await ConnectAsync(server.Port);
        var began = TimeProvider.System.GetTimestamp();
        await ReadAsync(client, [], "onetwo");
        var lasted = TimeProvider.System.GetElapsedTime(began).TotalSeconds;
        client.Close();
        await serving;
        return lasted;
    }

    private static Task<int> RunAsync(params string[] line) =>
        SimProgram.RunAsync(line, TextWriter.Null, TextWriter.Null, CancellationToken.None);

    private static async Task<Socket> ConnectAsync(int port)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), TestContext.Current.CancellationToken);
        return socket;
    }

    private static async Task ReadAsync(Socket client, List<byte> got, string until)
    {
        var buffer = new byte[4096];
        while (!Encoding.UTF8.GetString([.. got]).Contains(until, StringComparison.Ordinal))
        {
            var count = await client.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
            Assert.NotEqual(0, count);
            got.AddRange(buffer[..count]);
        }
    }
}
