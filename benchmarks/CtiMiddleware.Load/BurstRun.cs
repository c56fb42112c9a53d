using System.Diagnostics;
using System.Net.Sockets;
using CtiMiddleware.Benchmarks;

namespace CtiMiddleware.Load;

/// <summary>A switch that writes 480,000 events as fast as it can and closes a reader which blocks one write for 100 ms. Ten runs.</summary>
public static class BurstRun
{
    private const int Events = 480_000;

    public static async Task<int> RunAsync()
    {
        var survived = 0;
        for (var run = 1; run <= 10; run++)
        {
            var (ok, line) = await OnceAsync();
            survived += ok ? 1 : 0;
            Console.WriteLine($"run {run, 2}: {line}");
        }
        Console.WriteLine($"not closed in {survived} runs of 10");
        return survived == 10 ? 0 : 1;
    }

    private static async Task<(bool, string)> OnceAsync()
    {
        using var @switch = new RecordedSwitch();
        await using var middleware = await MiddlewareProcess.StartAsync(@switch.Port);
        await @switch.AcceptAsync();
        await middleware.WaitForLinkAsync("up", TimeSpan.FromSeconds(20));
        var corpus = Corpus.Load();
        var socket = @switch.Socket!;
        socket.SendTimeout = 100;
        var written = 0;
        var longest = TimeSpan.Zero;
        var bytes = 0L;
        var began = Stopwatch.GetTimestamp();
        try
        {
            for (var pass = 20_000; written < Events; pass++)
            {
                corpus.Freshen(pass);
                for (var at = 0; at < corpus.Bytes.Length;)
                {
                    // One write is what a switch gives its socket at once: some events, never a cut one matters not to TCP.
                    var chunk = Math.Min(16 * 1024, corpus.Bytes.Length - at);
                    var started = Stopwatch.GetTimestamp();
                    var sent = socket.Send(corpus.Bytes.AsSpan(at, chunk));
                    var took = Stopwatch.GetElapsedTime(started);
                    longest = took > longest ? took : longest;
                    at += sent;
                    bytes += sent;
                }
                written += corpus.Events;
            }
        }
        catch (SocketException e)
        {
            return (false, $"closed after {written} events: a write was blocked for 100 ms ({e.SocketErrorCode})");
        }
        var writing = Stopwatch.GetElapsedTime(began);
        // Everything has been worked off when the account of frames stands still.
        long frames = -1;
        for (var now = await FramesAsync(middleware); now != frames; now = await FramesAsync(middleware))
        {
            frames = now;
            await Task.Delay(500);
        }
        var state = await middleware.LinkStateAsync();
        var ok = state == "up" && frames >= written;
        return (
            ok,
            $"{written} events, {bytes / 1e6:F0} MB written in {writing.TotalSeconds:F2} s, longest write {longest.TotalMilliseconds:F0} ms; link {state}, {frames} frames read"
        );
    }

    private static async Task<long> FramesAsync(MiddlewareProcess middleware)
    {
        var link = await middleware.GetAsync("/links/hq-1/diagnostics");
        return link.GetProperty("frames").GetInt64();
    }
}
