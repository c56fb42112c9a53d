using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using CtiMiddleware.Adapters.AudioSocket.Messages;
using CtiMiddleware.Media.Dtmf;

namespace CtiMiddleware.Load;

/// <summary>
/// Many AudioSocket calls at once: each is spoken to and sends audio with a key every two seconds. How late frames come, how much of a core the
/// middleware uses, and the same for a bare relay. The callers are this process, so that their work is nobody else's.
/// </summary>
public static class AudioSocketRun
{
    private const int FrameSamples = 160;
    private const int WarmUpSeconds = 5;
    private const int KeyEvery = 100;
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(20);

    public static async Task<int> RunAsync(string[] args)
    {
        var channels = Argument(args, "--channels", 100);
        var seconds = Argument(args, "--for", 30);
        Console.WriteLine($"load average before: {File.ReadAllText("/proc/loadavg").Trim()}");
        await OnceAsync("relay", "audiosocket-relay", channels, seconds);
        await OnceAsync("middleware", "audiosocket-board", channels, seconds);
        Console.WriteLine($"load average after: {File.ReadAllText("/proc/loadavg").Trim()}");
        return 0;
    }

    private static int Argument(string[] args, string name, int standard) =>
        args.SkipWhile(a => a != name).Skip(1).Select(static s => int.Parse(s, CultureInfo.InvariantCulture)).FirstOrDefault(standard);

    private static async Task OnceAsync(string name, string verb, int channels, int seconds)
    {
        var port = FreePort();
        var info = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true };
        info.ArgumentList.Add(verb);
        info.ArgumentList.Add(port.ToString(CultureInfo.InvariantCulture));
        using var process = Process.Start(info)!;
        if (await process.StandardOutput.ReadLineAsync() != "ready")
            throw new InvalidOperationException($"{name} did not start.");
        var callers = new Caller[channels];
        for (var i = 0; i < channels; i++)
            callers[i] = await Caller.ConnectAsync(port, i);
        var stop = false;
        var reader = new Thread(() => Read(callers, ref stop)) { IsBackground = true, Priority = ThreadPriority.AboveNormal };
        reader.Start();
        var began = Stopwatch.GetTimestamp();
        var cpu = TimeSpan.Zero;
        var measured = 0L;
        for (var tick = 0; tick < (WarmUpSeconds + seconds) * 50; tick++)
        {
            if (tick == WarmUpSeconds * 50)
            {
                process.Refresh();
                cpu = process.TotalProcessorTime;
                measured = Stopwatch.GetTimestamp();
            }
            var left = began + (long)(tick * Frame.TotalSeconds * Stopwatch.Frequency) - Stopwatch.GetTimestamp();
            if (left > 0)
                Thread.Sleep(TimeSpan.FromSeconds((double)left / Stopwatch.Frequency));
            foreach (var caller in callers)
                caller.Send(tick);
        }
        process.Refresh();
        var used = (process.TotalProcessorTime - cpu).TotalSeconds / Stopwatch.GetElapsedTime(measured).TotalSeconds;
        var keys = callers.Sum(static caller => caller.Keys);
        // The last keys are still on their way.
        await Task.Delay(500);
        Volatile.Write(ref stop, true);
        reader.Join();
        await process.StandardInput.WriteLineAsync("end");
        var account = (await process.StandardOutput.ReadLineAsync())!.Split(' ');
        await process.WaitForExitAsync();
        var late = new List<double>();
        foreach (var caller in callers)
        {
            caller.Late(measured, late);
            caller.Dispose();
        }
        late.Sort();
        var onTime = late.Count(static one => one < 20) / (double)late.Count;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: {channels} channels, {seconds} s: {used:P1} of a core; {late.Count} frames, {onTime:P3} less than 20 ms late; p50 {At(late, 0.5):F2} p99 {At(late, 0.99):F2} p99.9 {At(late, 0.999):F2} max {late[^1]:F1} ms"
            )
        );
        if (account[1] != "0")
            Console.WriteLine(
                $"{name}: {account[0]} digits heard of {keys} sent; {account[2]} of {account[1]} frames late by its own clock"
            );
    }

    private static double At(List<double> sorted, double share) => sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];

    private static void Read(Caller[] callers, ref bool stop)
    {
        var byHandle = callers.ToDictionary(static caller => caller.Socket);
        var ready = new List<Socket>(callers.Length);
        while (!Volatile.Read(ref stop))
        {
            ready.Clear();
            ready.AddRange(byHandle.Keys);
            Socket.Select(ready, checkWrite: null, checkError: null, 100_000);
            var now = Stopwatch.GetTimestamp();
            foreach (var socket in ready)
                byHandle[socket].Receive(now);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class Caller : IDisposable
    {
        private readonly byte[] _frame = new byte[AudioSocketFrame.AudioLength(FrameSamples)];
        private readonly byte[] _buffer = new byte[64 * 1024];
        private readonly List<long> _arrivals = [];
        private readonly byte[][] _key;
        private readonly byte[][] _noise;
        private readonly int _phase;
        private int _bytes;

        private Caller(Socket socket, int number)
        {
            Socket = socket;
            _phase = number % KeyEvery;
            // 100 ms of a digit in five frames; between the keys quiet noise, as a line has it.
            _key = Cut(Digit("0123456789*#"[number % 12]));
            var chance = new Random(number);
            _noise = Cut([.. Enumerable.Range(0, 50 * FrameSamples).Select(_ => (short)chance.Next(-60, 60))]);
        }

        public Socket Socket { get; }

        public int Keys { get; private set; }

        public static async Task<Caller> ConnectAsync(int port, int number)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(IPAddress.Loopback, port);
            var uuid = new byte[16];
            uuid[15] = (byte)number;
            uuid[14] = (byte)(number >> 8);
            socket.Send([0x01, 0x00, 0x10, .. uuid]);
            return new Caller(socket, number);
        }

        public void Send(int tick)
        {
            var place = (tick + _phase) % KeyEvery;
            // Whole keys only, from the second second on, when everybody is there.
            var sounds = place < _key.Length && tick - place > 50;
            var payload = sounds ? _key[place] : _noise[tick % _noise.Length];
            if (sounds && place == _key.Length - 1)
                Keys++;
            payload.CopyTo(_frame, 0);
            Socket.Send(_frame);
        }

        public void Receive(long now)
        {
            _bytes += Socket.Receive(_buffer);
            for (; _bytes >= _frame.Length; _bytes -= _frame.Length)
                _arrivals.Add(now);
        }

        // Frame k is due 20 ms after frame k − 1, on the grid of the frame that came earliest by it.
        public void Late(long from, List<double> late)
        {
            var step = Frame.TotalSeconds * Stopwatch.Frequency;
            var first = _arrivals.FindIndex(at => at >= from);
            if (first < 0)
                throw new InvalidOperationException("A caller heard nothing.");
            var earliest = double.MaxValue;
            for (var k = first; k < _arrivals.Count; k++)
                earliest = Math.Min(earliest, _arrivals[k] - (k * step));
            for (var k = first; k < _arrivals.Count; k++)
                late.Add((_arrivals[k] - (k * step) - earliest) * 1000 / Stopwatch.Frequency);
        }

        public void Dispose() => Socket.Dispose();

        private static short[] Digit(char digit)
        {
            var samples = new short[5 * FrameSamples];
            new DtmfGenerator(digit.ToString()).Generate(samples);
            return samples;
        }

        private static byte[][] Cut(short[] samples) =>
            [
                .. samples
                    .Chunk(FrameSamples)
                    .Select(static part =>
                    {
                        var frame = new byte[AudioSocketFrame.AudioLength(FrameSamples)];
                        AudioSocketFrame.WriteAudio(part, frame);
                        return frame;
                    }),
            ];
    }
}
