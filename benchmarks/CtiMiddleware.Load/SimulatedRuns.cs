using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using CtiMiddleware.Simulators.Switch.Asterisk;
using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Traffic;

namespace CtiMiddleware.Load;

/// <summary>Runs against the simulated switch: how fast a restarted link is reconciled, and how much memory the middleware needs.</summary>
public static class SimulatedRuns
{
    /// <summary>2,000 calls up, the link is cut, the switch answers again: how long until in service and reconciled.</summary>
    public static async Task<int> ResyncAsync(string[] args)
    {
        var calls = Number(args, "--calls", 2000);
        await using var asterisk = await SimulatedAsterisk.StartAsync(Options(10_000, calls, 20), TimeProvider.System);
        await using var middleware = await MiddlewareProcess.StartAsync(asterisk.Port);
        await middleware.WaitForLinkAsync("up", TimeSpan.FromSeconds(60));
        await WaitForCallsAsync(middleware, calls);
        var times = new List<double>();
        for (var run = 1; run <= 5; run++)
        {
            var down = TimeSpan.FromSeconds(3);
            var cut = asterisk.DropLinkAsync(down);
            await middleware.WaitForLinkAsync("down", TimeSpan.FromSeconds(10));
            await cut;
            var answers = Stopwatch.GetTimestamp();
            await middleware.WaitForLinkAsync("up", TimeSpan.FromSeconds(60));
            times.Add(Stopwatch.GetElapsedTime(answers).TotalSeconds);
            var status = await middleware.GetAsync("/status");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"run {run}: in service {times[^1]:F2} s after the switch answered again, {status.GetProperty("counts").GetProperty("call")} calls"));
        }
        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"median {times[2]:F2} s, worst {times[^1]:F2} s"));
        return times[^1] <= 5 ? 0 : 1;
    }

    /// <summary>5,000 calls, 10,000 devices, ring full, 20 stream clients, 500 events/s: resident memory.</summary>
    public static async Task<int> MemoryAsync(string[] args)
    {
        var minutes = Number(args, "--minutes", 10);
        var calls = Number(args, "--calls", 5000);
        await using var asterisk = await SimulatedAsterisk.StartAsync(Options(10_002, calls, 25), TimeProvider.System);
        await using var middleware = await MiddlewareProcess.StartAsync(asterisk.Port);
        await middleware.WaitForLinkAsync("up", TimeSpan.FromSeconds(60));
        var clients = new List<Task<long>>();
        using var stop = new CancellationTokenSource();
        for (var i = 0; i < 20; i++)
            clients.Add(ReadAsync(await middleware.StreamAsync(), stop.Token));
        await WaitForCallsAsync(middleware, calls);
        var began = Stopwatch.GetTimestamp();
        var (framesBefore, headBefore) = (await FramesAsync(middleware), await HeadAsync(middleware));
        var worst = 0L;
        for (var minute = 1; minute <= minutes; minute++)
        {
            await Task.Delay(TimeSpan.FromMinutes(1));
            var (now, peak) = middleware.Resident();
            worst = Math.Max(worst, now);
            var status = await middleware.GetAsync("/status");
            var frames = await FramesAsync(middleware) - framesBefore;
            var head = await HeadAsync(middleware) - headBefore;
            var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"minute {minute, 2}: resident {now / 1e6:F0} MB (peak {peak / 1e6:F0}); {frames / seconds:F0} switch events/s, {head / seconds:F0} uniform events/s; ring {status.GetProperty("replay").GetProperty("bytes")} bytes; {status.GetProperty("counts")}"
                )
            );
        }
        await stop.CancelAsync();
        var messages = await Task.WhenAll(clients);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"worst {worst / 1e6:F0} MB; messages of each client: {string.Join(", ", messages.Distinct())}"));
        return worst <= 300_000_000 ? 0 : 1;
    }

    private static SimulatedAsteriskOptions Options(int stations, int calls, double perSecond) =>
        new()
        {
            Profile = new SwitchProfile().AddStations(20_000, stations),
            Load = new LoadOptions { CallsUp = calls, CallsPerSecond = perSecond, RampPerSecond = 500 },
        };

    private static async Task WaitForCallsAsync(MiddlewareProcess middleware, int calls)
    {
        for (var i = 0; i < 1200; i++)
        {
            var counts = (await middleware.GetAsync("/status")).GetProperty("counts");
            if (counts.TryGetProperty("call", out var count) && count.GetInt32() >= calls * 0.97)
                return;
            await Task.Delay(100);
        }
        throw new TimeoutException("The calls did not come up.");
    }

    private static async Task<long> FramesAsync(MiddlewareProcess middleware)
    {
        var link = await middleware.GetAsync("/links/hq-1/diagnostics");
        return link.GetProperty("frames").GetInt64();
    }

    private static async Task<long> HeadAsync(MiddlewareProcess middleware)
    {
        var cursor = (await middleware.GetAsync("/status")).GetProperty("cursor").GetString()!;
        return long.Parse(cursor.AsSpan(cursor.LastIndexOf('.') + 1), CultureInfo.InvariantCulture);
    }

    private static async Task<long> ReadAsync(ClientWebSocket socket, CancellationToken stop)
    {
        var buffer = new byte[64 * 1024];
        var messages = 0L;
        using (socket)
        {
            try
            {
                while (!stop.IsCancellationRequested)
                {
                    var result = await socket.ReceiveAsync(buffer.AsMemory(), stop);
                    if (result.MessageType == WebSocketMessageType.Close)
                        return -messages;
                    messages += result.EndOfMessage ? 1 : 0;
                }
            }
            catch (OperationCanceledException)
            {
                // The end of the run.
            }
        }
        return messages;
    }

    private static int Number(string[] args, string name, int other) =>
        args.SkipWhile(a => a != name).Skip(1).Select(s => int.Parse(s, CultureInfo.InvariantCulture)).FirstOrDefault(other);
}
