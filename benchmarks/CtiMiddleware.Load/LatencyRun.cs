using System.Buffers.Text;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Runtime.InteropServices;
using CtiMiddleware.Benchmarks;

namespace CtiMiddleware.Load;

/// <summary>
/// Added latency at 10,000 switch events a second, open loop with intended send times: the last byte of a switch event on a loopback socket
/// → the uniform event in a WebSocket client, beside a bare relay of the same bytes in the same run.
/// </summary>
public static partial class LatencyRun
{
    private const int EventsPerSecond = 10_000;
    private const int WarmUpSeconds = 10;

    public static async Task<int> RunAsync(string[] args)
    {
        var seconds = args.SkipWhile(a => a != "--seconds").Skip(1).Select(s => int.Parse(s, CultureInfo.InvariantCulture)).FirstOrDefault(60);
        var runs = args.SkipWhile(a => a != "--runs").Skip(1).Select(s => int.Parse(s, CultureInfo.InvariantCulture)).FirstOrDefault(5);
        var added50 = new List<double>();
        var added99 = new List<double>();
        for (var run = 1; run <= runs; run++)
        {
            var (relay, events, cpu) = await OnceAsync(seconds);
            added50.Add(At(events, 0.50) - At(relay, 0.50));
            added99.Add(At(events, 0.99) - At(relay, 0.99));
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"run {run}: relay p50 {At(relay, 0.5):F3} p99 {At(relay, 0.99):F3} ms; client p50 {At(events, 0.5):F3} p99 {At(events, 0.99):F3} max {events[^1]:F1} ms over {events.Count} uniform events; added p50 {added50[^1]:F3} p99 {added99[^1]:F3} ms; middleware used {cpu:P0} of a core"
                )
            );
        }
        added50.Sort();
        added99.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"median of {runs} runs: added p50 {added50[runs / 2]:F3} ms, p99 {added99[runs / 2]:F3} ms"));
        return 0;
    }

    private static double At(List<double> sorted, double share) => sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];

    private static async Task<(List<double> Relay, List<double> Events, double Cpu)> OnceAsync(int seconds)
    {
        using var @switch = new RecordedSwitch();
        await using var middleware = await MiddlewareProcess.StartAsync(@switch.Port);
        await @switch.AcceptAsync();
        await middleware.WaitForLinkAsync("up", TimeSpan.FromSeconds(20));
        using var stream = await middleware.StreamAsync();
        var corpus = Corpus.Load();
        var frames = FrameEnds(corpus.Bytes);
        var total = EventsPerSecond * (seconds + WarmUpSeconds);
        var starts = new long[total];
        var times = new long[total];
        using var relay = new Relay();
        var arrivals = new List<(long Frame, long At)>(total / 4);
        var reading = Task.Factory.StartNew(() => Read(stream, arrivals), TaskCreationOptions.LongRunning);
        await Task.Delay(1000);
        var cpu = middleware.Cpu;
        var began = Stopwatch.GetTimestamp();
        Write(@switch, relay, corpus, frames, starts, times);
        var elapsed = Stopwatch.GetElapsedTime(began);
        var used = (middleware.Cpu - cpu).TotalSeconds / elapsed.TotalSeconds;
        await Task.Delay(2000);
        stream.Abort();
        await reading;
        var latencies = new List<double>(arrivals.Count);
        foreach (var (frame, at) in arrivals)
        {
            var index = Array.BinarySearch(starts, frame);
            // The first seconds belong to the just-in-time compiler, in the relay's account as in ours.
            if (index >= WarmUpSeconds * EventsPerSecond)
                latencies.Add((at - times[index]) * 1000.0 / Stopwatch.Frequency);
        }
        latencies.Sort();
        if (latencies.Count == 0)
            throw new InvalidOperationException("No uniform event reached the client.");
        return (relay.Latencies(), latencies, used);
    }

    /// <summary>Ten events each millisecond, at their intended time, whatever happened to those before.</summary>
    private static void Write(RecordedSwitch @switch, Relay relay, Corpus corpus, int[] ends, long[] starts, long[] times)
    {
        var began = Stopwatch.GetTimestamp();
        var offset = @switch.Written;
        var pass = 30_000;
        corpus.Freshen(pass);
        var frame = 0;
        for (var sent = 0; sent < starts.Length;)
        {
            var due = began + (long)(sent / (double)EventsPerSecond * Stopwatch.Frequency);
            WaitUntil(due);
            var from = frame == 0 ? 0 : ends[frame - 1];
            var until = from;
            for (var i = 0; i < EventsPerSecond / 1000 && frame < ends.Length && sent < starts.Length; i++, frame++, sent++)
            {
                starts[sent] = offset + until;
                times[sent] = due;
                until = ends[frame];
            }
            var bytes = corpus.Bytes.AsSpan(from, until - from);
            relay.Send(bytes, due);
            @switch.Socket!.Send(bytes);
            if (frame < ends.Length)
                continue;
            offset += corpus.Bytes.Length;
            frame = 0;
            corpus.Freshen(++pass);
        }
    }

    /// <summary>Sleeps most of the time and spins the rest: the writer must be on time and must not take a core from those it measures.</summary>
    private static void WaitUntil(long due)
    {
        var left = due - Stopwatch.GetTimestamp() - (Stopwatch.Frequency / 8000);
        if (left > 0)
        {
            var wait = new Timespec(0, left * (1_000_000_000 / Stopwatch.Frequency));
            _ = NanoSleep(in wait, nint.Zero);
        }
        while (Stopwatch.GetTimestamp() < due)
            Thread.SpinWait(10);
    }

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Timespec(nint Seconds, long Nanoseconds);

    [LibraryImport("libc", EntryPoint = "nanosleep")]
    private static partial int NanoSleep(in Timespec wait, nint remaining);

    private static int[] FrameEnds(byte[] bytes)
    {
        var ends = new List<int>();
        for (var at = 0; at < bytes.Length;)
        {
            var length = bytes.AsSpan(at).IndexOf("\r\n\r\n"u8);
            at += length + 4;
            ends.Add(at);
        }
        return [.. ends];
    }

    private static void Read(ClientWebSocket stream, List<(long, long)> arrivals)
    {
        var buffer = new byte[1024 * 1024];
        try
        {
            while (true)
            {
                var length = 0;
                ValueWebSocketReceiveResult result;
                do
                {
                    result = stream.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None).AsTask().GetAwaiter().GetResult();
                    length += result.Count;
                } while (!result.EndOfMessage);
                if (result.MessageType == WebSocketMessageType.Close)
                    return;
                var now = Stopwatch.GetTimestamp();
                var text = buffer.AsSpan(0, length);
                var at = text.LastIndexOf("\"frame\":\"hq-1/"u8);
                if (at >= 0 && Utf8Parser.TryParse(text[(at + 14)..], out long frame, out _))
                    arrivals.Add((frame, now));
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The end of the run.
        }
    }

    /// <summary>The least that anything between switch and client can do: read from one socket, write to the next.</summary>
    private sealed class Relay : IDisposable
    {
        private readonly Socket _out;
        private readonly Socket _relayIn;
        private readonly Socket _relayOut;
        private readonly Socket _in;
        private readonly List<(long End, long Due)> _sent = [];
        private readonly List<(long Until, long At)> _received = [];
        private long _bytes;

        public Relay()
        {
            (_out, _relayIn) = Pair();
            (_relayOut, _in) = Pair();
            new Thread(Pump) { IsBackground = true }.Start();
            new Thread(Receive) { IsBackground = true }.Start();
        }

        public void Send(ReadOnlySpan<byte> bytes, long due)
        {
            _bytes += bytes.Length;
            _sent.Add((_bytes, due));
            _out.Send(bytes);
        }

        public List<double> Latencies()
        {
            var latencies = new List<double>();
            var next = 0;
            lock (_received)
            {
                foreach (var (until, at) in _received)
                {
                    for (; next < _sent.Count && _sent[next].End <= until; next++)
                    {
                        if (next < WarmUpSeconds * 1000)
                            continue;
                        latencies.Add((at - _sent[next].Due) * 1000.0 / Stopwatch.Frequency);
                    }
                }
            }
            latencies.Sort();
            return latencies;
        }

        private void Pump()
        {
            var buffer = new byte[256 * 1024];
            try
            {
                for (int count; (count = _relayIn.Receive(buffer)) > 0;)
                    _relayOut.Send(buffer.AsSpan(0, count));
            }
            catch (SocketException) { }
            catch (ObjectDisposedException) { }
        }

        private void Receive()
        {
            var buffer = new byte[256 * 1024];
            var total = 0L;
            try
            {
                for (int count; (count = _in.Receive(buffer)) > 0;)
                {
                    total += count;
                    lock (_received)
                        _received.Add((total, Stopwatch.GetTimestamp()));
                }
            }
            catch (SocketException) { }
            catch (ObjectDisposedException) { }
        }

        private static (Socket, Socket) Pair()
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            var one = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            one.Connect((IPEndPoint)listener.LocalEndpoint);
            var two = listener.AcceptSocket();
            two.NoDelay = true;
            return (one, two);
        }

        public void Dispose()
        {
            _out.Dispose();
            _relayIn.Dispose();
            _relayOut.Dispose();
            _in.Dispose();
        }
    }
}
