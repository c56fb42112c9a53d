using System.Globalization;
using System.Text;

namespace CtiMiddleware.Simulators.Host.Load;

/// <summary>What a load showed: both ends' accounts, latency, what the middleware used.</summary>
public sealed record LoadReport
{
    /// <summary>The face.</summary>
    public required string Face { get; init; }

    /// <summary>The rate asked for.</summary>
    public required double Bhca { get; init; }

    /// <summary>The seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Seconds of the full rate.</summary>
    public required double Seconds { get; init; }

    /// <summary>Calls that the switch began in the seconds of the full rate, as busy-hour call attempts.</summary>
    public required double BhcaReached { get; init; }

    /// <summary>Messages per second that the switch wrote in these seconds.</summary>
    public required double MessagesPerSecond { get; init; }

    /// <summary>Calls made by the switch, in all.</summary>
    public required long Calls { get; init; }

    /// <summary>Calls not begun because nobody was free.</summary>
    public required long Skipped { get; init; }

    /// <summary>Attempts that somebody answered.</summary>
    public long Answered { get; init; }

    /// <summary>Calls up on the switch at the end.</summary>
    public required int CallsUp { get; init; }

    /// <summary>Bytes that the switch wrote.</summary>
    public required long BytesWritten { get; init; }

    /// <summary>Messages that the switch wrote.</summary>
    public required long MessagesWritten { get; init; }

    /// <summary>The middleware's account at the end.</summary>
    public required MiddlewareAccount Middleware { get; init; }

    /// <summary>Seconds that the middleware needed after the last call to have read everything.</summary>
    public required double CaughtUpAfter { get; init; }

    /// <summary>Events whose latency is known.</summary>
    public required int Latencies { get; init; }

    /// <summary>Milliseconds from the switch's write to the reader's event, by percentile.</summary>
    public required IReadOnlyDictionary<string, double> LatencyMs { get; init; }

    /// <summary>Processors that the middleware kept busy in the seconds of the full rate; null when that cannot be told.</summary>
    public double? MiddlewareCpu { get; init; }

    /// <summary>The middleware's resident memory at its peak, bytes; null when that cannot be told.</summary>
    public long? MiddlewareMemory { get; init; }

    /// <summary>Processors that the simulator kept busy; with the middleware in the same process, both.</summary>
    public required double SimulatorCpu { get; init; }

    /// <summary>Where the accounts differ, in words; empty when nothing was lost.</summary>
    public required IReadOnlyList<string> Differences { get; init; }

    /// <summary>Why the load was not the one asked for, in words; null when at least 98 % of the rate was reached, or chance explains what is missing.</summary>
    public string? Shortfall { get; init; }

    /// <summary>The report for people.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        Line($"load        {Face}, {Bhca:N0} BHCA asked for {Seconds:F0} s, seed {Seed}");
        Line($"reached     {BhcaReached:N0} BHCA ({BhcaReached / 3600:F1} calls/s), {MessagesPerSecond:N0} messages/s from the switch");
        Line(
            $"switch      {Calls:N0} calls, {Answered:N0} attempts answered, {Skipped:N0} not begun (nobody free), {CallsUp} up; {MessagesWritten:N0} messages, {BytesWritten:N0} bytes written"
        );
        Line(
            $"middleware  {Middleware.CallsSeen:N0} calls, {Middleware.CallsEstablished:N0} answered, {Middleware.CallsEnded:N0} ended, {Middleware.CallsUp} up; {Middleware.Frames:N0} frames, {Middleware.BytesReceived:N0} bytes read; {Middleware.UniformEvents:N0} uniform events; caught up {CaughtUpAfter:F2} s after the end"
        );
        Line(
            $"latency     {string.Join(", ", LatencyMs.Select(static pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key} {pair.Value:F2} ms")))} ({Latencies:N0} events, from the switch's write to the reader's JSON)"
        );
        Line(
            MiddlewareCpu is { } cpu
                ? (FormattableString)
                    $"used        middleware {cpu:F2} processors, {MiddlewareMemory / 1e6:F0} MB at its peak; simulator {SimulatorCpu:F2} processors"
                : $"used        simulator {SimulatorCpu:F2} processors; the middleware's process is not known"
        );
        foreach (var (kind, count) in Middleware.Anomalies)
            Line($"noted       {kind}: {count:N0}");
        if (Differences.Count == 0)
            text.Append("accounts    equal in bytes, calls, answered calls, ended calls, connections; nothing was misunderstood");
        else
            text.AppendJoin('\n', Differences.Select(static difference => "lost        " + difference));
        if (Shortfall is { } missing)
            text.Append("\nshort       ").Append(missing);
        return text.ToString();

        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }
}
