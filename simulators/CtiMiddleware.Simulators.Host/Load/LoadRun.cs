using System.Diagnostics;
using System.Globalization;
using CtiMiddleware.Simulators.Host.Progress;
using CtiMiddleware.Simulators.Switch.Hosting;
using CtiMiddleware.Simulators.Switch.Traffic;

namespace CtiMiddleware.Simulators.Host.Load;

/// <summary>Runs a load: waits for service, drives the calls, lets both ends finish, compares their accounts.</summary>
/// <param name="simulated">The switch; the face that is loaded is its first.</param>
/// <param name="face">That face, noting its times.</param>
/// <param name="middleware">The middleware.</param>
/// <param name="time">The clock.</param>
public sealed class LoadRun(SimulatedSwitch simulated, TimedFace face, ILoadedMiddleware middleware, TimeProvider time)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private static readonly (string Name, double Share)[] Percentiles = [("p50", 0.5), ("p95", 0.95), ("p99", 0.99), ("max", 1)];

    /// <summary>Runs it.</summary>
    /// <param name="plan">The load.</param>
    /// <param name="seed">The switch's seed, for the report.</param>
    /// <param name="progress">Told once a second how far the ramp and the load are; null for nobody.</param>
    /// <param name="stop">Ends it early.</param>
    /// <exception cref="TimeoutException">The middleware is not in service in time.</exception>
    public async Task<LoadReport> RunAsync(LoadPlan plan, ulong seed, ProgressLine? progress, CancellationToken stop)
    {
        await WaitAsync(async () => (await middleware.AccountAsync(stop)).InService, plan.Patience, "The switch is not in service", stop);
        // A reader that begins late learns of the first seconds as state, not as events: let everything be still.
        var callsBefore = await simulated.RunAsync(static engine => engine.CallsMade, stop);
        var traffic = await simulated.RunAsync(
            engine =>
            {
                var generator = new TrafficGenerator(engine, simulated.Director, plan.Traffic);
                generator.Start();
                return generator;
            },
            stop
        );
        var whole = plan.Ramp + plan.Duration;
        await PassAsync(plan.Ramp, TimeSpan.Zero, whole, traffic, progress, stop);
        var before = await MarkAsync(stop);
        await PassAsync(plan.Duration, plan.Ramp, whole, traffic, progress, stop);
        var after = await MarkAsync(stop);
        var (begun, skipped) = await simulated.RunAsync(
            _ =>
            {
                traffic.Stop();
                return (traffic.Begun, traffic.Skipped);
            },
            stop
        );
        await FinishAsync(plan, stop);
        var ended = time.GetTimestamp();
        var caughtUp = await CatchUpAsync(plan.Patience, stop);
        var account = await middleware.AccountAsync(stop);
        var arrivals = await middleware.ArrivalsAsync(stop);
        var seconds = time.GetElapsedTime(before.At, after.At).TotalSeconds;
        var (written, bytes, up, calls) = await simulated.RunAsync(
            engine => (face.Written.Messages, face.Written.Bytes, engine.Calls.Count, engine.CallsMade - callsBefore),
            stop
        );
        var latencies = Latencies(arrivals, before.At, after.At);
        return new LoadReport
        {
            Face = face.Protocol,
            Bhca = plan.Bhca,
            Seed = seed,
            Seconds = seconds,
            BhcaReached = (after.Calls - before.Calls) / seconds * 3600,
            MessagesPerSecond = (after.Messages - before.Messages) / seconds,
            Calls = calls,
            Skipped = skipped,
            CallsUp = up,
            BytesWritten = bytes,
            MessagesWritten = written,
            Middleware = account,
            CaughtUpAfter = time.GetElapsedTime(ended, caughtUp).TotalSeconds,
            Latencies = latencies.Count,
            LatencyMs = Percentiles.ToDictionary(
                static percentile => percentile.Name,
                percentile => latencies.Count == 0 ? 0 : latencies[Math.Min(latencies.Count - 1, (int)(latencies.Count * percentile.Share))]
            ),
            MiddlewareCpu = before.Middleware is { } b && after.Middleware is { } a ? (a.Cpu - b.Cpu).TotalSeconds / seconds : null,
            MiddlewareMemory = middleware.Usage()?.ResidentPeak,
            SimulatorCpu = (after.Own - before.Own).TotalSeconds / seconds,
            Differences = Compare(calls, up, bytes, begun, account),
        };
    }

    private List<string> Compare(long calls, int up, long bytes, long begun, MiddlewareAccount account)
    {
        var differences = new List<string>();
        Differ("bytes of the link", bytes, account.BytesReceived);
        Differ("calls", calls, account.CallsSeen);
        Differ("calls that ended", calls - up, account.CallsEnded);
        Differ("calls up", up, account.CallsUp);
        Differ("connections of the link", face.Connects, account.Connects);
        if (account.ReaderLost > 0)
            differences.Add(
                string.Create(CultureInfo.InvariantCulture, $"the reader of events was left behind {account.ReaderLost} times")
            );
        if (simulated.WorkFailed > 0)
            differences.Add(string.Create(CultureInfo.InvariantCulture, $"the simulator failed {simulated.WorkFailed} times"));
        if (begun == 0)
            differences.Add("no call was begun");
        return differences;

        void Differ(string what, long ours, long theirs)
        {
            if (ours != theirs)
                differences.Add(
                    string.Create(CultureInfo.InvariantCulture, $"{what}: the switch counts {ours:N0}, the middleware {theirs:N0}")
                );
        }
    }

    /// <summary>Lets people hang up by themselves for a while, then clears what is left.</summary>
    private async Task FinishAsync(LoadPlan plan, CancellationToken stop)
    {
        var limit = (plan.Talk * 2) + (plan.Answer * 2) + TimeSpan.FromSeconds(5);
        var began = time.GetTimestamp();
        while (time.GetElapsedTime(began) < limit && await simulated.RunAsync(static engine => engine.Calls.Count, stop) > 0)
            await Task.Delay(Look, time, stop);
        await simulated.RunAsync(
            static engine =>
            {
                foreach (var call in engine.Calls.ToArray())
                    engine.ClearCall(call);
            },
            stop
        );
        await Task.Delay(TimeSpan.FromMilliseconds(500), time, stop);
    }

    /// <summary>Waits until the middleware has read everything and its reader has it; when that was.</summary>
    private async Task<long> CatchUpAsync(TimeSpan patience, CancellationToken stop)
    {
        var began = time.GetTimestamp();
        var last = (Bytes: -1L, Events: -1L, At: began);
        while (time.GetElapsedTime(began) < patience)
        {
            var account = await middleware.AccountAsync(stop);
            if ((account.BytesReceived, account.UniformEvents) != (last.Bytes, last.Events))
                last = (account.BytesReceived, account.UniformEvents, time.GetTimestamp());
            else if (time.GetElapsedTime(last.At) > TimeSpan.FromSeconds(1))
                break;
            await Task.Delay(Look, time, stop);
        }
        return last.At;
    }

    private async Task PassAsync(
        TimeSpan span,
        TimeSpan before,
        TimeSpan whole,
        TrafficGenerator traffic,
        ProgressLine? progress,
        CancellationToken stop
    )
    {
        var began = time.GetTimestamp();
        while (time.GetElapsedTime(began) is var passed && passed < span)
        {
            var left = span - passed;
            await Task.Delay(left < TimeSpan.FromSeconds(1) ? left : TimeSpan.FromSeconds(1), time, stop);
            if (progress is null)
                continue;
            var (begun, up) = await simulated.RunAsync(engine => (traffic.Begun, engine.Calls.Count), stop);
            var done = before + time.GetElapsedTime(began);
            progress.Tell(
                done / whole,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{done.TotalSeconds:F0} of {whole.TotalSeconds:F0} s, {begun:N0} calls begun, {up:N0} up"
                )
            );
        }
    }

    private async Task<Mark> MarkAsync(CancellationToken stop)
    {
        var (calls, messages) = await simulated.RunAsync(engine => (engine.CallsMade, face.Written.Messages), stop);
        using var own = Process.GetCurrentProcess();
        return new Mark(time.GetTimestamp(), calls, messages, middleware.Usage(), own.TotalProcessorTime);
    }

    private List<double> Latencies(IReadOnlyList<EventArrival> arrivals, long from, long to)
    {
        var latencies = new List<double>(arrivals.Count);
        foreach (var arrival in arrivals)
        {
            if (face.Written.Find(arrival.Frame) is { } written && written >= from && written <= to)
                latencies.Add(time.GetElapsedTime(written, arrival.At).TotalMilliseconds);
        }
        latencies.Sort();
        return latencies;
    }

    private async Task WaitAsync(Func<Task<bool>> isSo, TimeSpan patience, string otherwise, CancellationToken stop)
    {
        var began = time.GetTimestamp();
        while (!await isSo())
        {
            if (time.GetElapsedTime(began) > patience)
                throw new TimeoutException(
                    $"{otherwise} after {patience.TotalSeconds:F0} s: {(await middleware.AccountAsync(stop)).State}"
                );
            await Task.Delay(Look, time, stop);
        }
    }

    private sealed record Mark(long At, long Calls, long Messages, MiddlewareUsage? Middleware, TimeSpan Own);
}
