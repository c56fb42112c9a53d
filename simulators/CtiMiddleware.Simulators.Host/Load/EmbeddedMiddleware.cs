using CtiMiddleware.Links.Transports;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Runtime;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Runtime.Switches;
using CtiMiddleware.Simulators.Scenarios.Rig;
using Microsoft.Extensions.Logging.Abstractions;

namespace CtiMiddleware.Simulators.Host.Load;

/// <summary>The middleware's runtime in this process, over real TCP, with one reader that makes every event's JSON as a stream does.</summary>
public sealed class EmbeddedMiddleware : ILoadedMiddleware
{
    private static readonly SwitchId Switch = new("load");
    private static readonly LinkId Link = new("load-1");

    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly EventLog _log;
    private readonly CtiRuntime _runtime;
    private readonly CancellationTokenSource _ending = new();
    private readonly EventTally _tally = new();
    private readonly Task _reading;
    private long _lost;

    /// <summary>Starts the runtime against a switch.</summary>
    /// <param name="under">The adapter and its options.</param>
    /// <param name="port">Where the switch listens on 127.0.0.1.</param>
    /// <param name="time">The clock.</param>
    public EmbeddedMiddleware(SwitchUnderTest under, int port, TimeProvider time)
    {
        _time = time;
        _log = new EventLog(new EventLogOptions(), time, new SeededIdSource(time, 1));
        var link = new LinkDefinition(Link, [new TcpEndpoint("127.0.0.1", port)])
        {
            Options = under.Options,
            Supervision = under.Supervision,
        };
        _runtime = new CtiRuntime(
            [new SwitchDefinition(Switch, under.Adapter, [link])],
            new CtiRuntimeParts
            {
                Log = _log,
                Transports = new TransportFactory(new TransportOptions(), time, NullLoggerFactory.Instance),
                Time = time,
                CreateIds = seed => new SeededIdSource(time, seed),
                Seed = 2,
            }
        );
        _reading = Task.Run(ReadAsync);
        _runtime.Start();
    }

    /// <inheritdoc/>
    public Task<MiddlewareAccount> AccountAsync(CancellationToken cancellationToken)
    {
        var diagnostics = _runtime.Diagnostics(Link);
        _ = _log.TryGet<SwitchObject>(ObjectKind.Switch, Switch.Value, out var seen);
        var anomalies = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (kind, count) in diagnostics?.Anomalies ?? new Dictionary<string, long>())
            anomalies[$"anomaly {kind}"] = count;
        foreach (var (kind, count) in diagnostics?.Unknown ?? new Dictionary<string, long>())
            anomalies[$"unknown {kind}"] = count;
        foreach (var (kind, count) in diagnostics?.ProtocolErrors ?? new Dictionary<string, long>())
            anomalies[$"protocol error {kind}"] = count;
        lock (_gate)
        {
            return Task.FromResult(
                new MiddlewareAccount
                {
                    InService = seen is { Stale: false },
                    State = seen is null ? "unknown" : $"{seen.State} {seen.Reason}",
                    BytesReceived = diagnostics?.BytesReceived ?? 0,
                    Frames = diagnostics?.Frames ?? 0,
                    Connects = diagnostics?.Connects ?? 0,
                    UniformEvents = _tally.Events,
                    CallsSeen = _tally.Seen,
                    CallsEstablished = _tally.Established,
                    CallsEnded = _tally.Ended,
                    CallsUp = _log.TakeSnapshot().OfKind(ObjectKind.Call).Count,
                    ReaderLost = _lost,
                    Anomalies = anomalies,
                }
            );
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<EventArrival>> ArrivalsAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyList<EventArrival>>([.. _tally.Arrivals]);
        }
    }

    /// <inheritdoc/>
    public MiddlewareUsage? Usage() => MiddlewareUsage.Of(Environment.ProcessId);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _reading;
        await _runtime.DisposeAsync();
        _log.Dispose();
        _ending.Dispose();
    }

    private async Task ReadAsync()
    {
        var entries = new List<LogEntry>();
        var position = 0L;
        try
        {
            while (true)
            {
                await _log.WaitAsync(position, _ending.Token);
                entries.Clear();
                if (!_log.TryRead(position, 1024, entries))
                {
                    Interlocked.Increment(ref _lost);
                    position = _log.Head.Number;
                    continue;
                }
                lock (_gate)
                {
                    foreach (var entry in entries)
                        Count(entry);
                }
                position = entries.Count == 0 ? position : entries[^1].Number;
            }
        }
        catch (OperationCanceledException)
        {
            // The load is over.
        }
    }

    private void Count(LogEntry entry)
    {
        _ = entry.Json.Length;
        var frame = entry.Data.Native is { Frame: { Link: not null } at } ? at.Number : (long?)null;
        var ended = entry.Data.Removed.Count(static removed => removed.Kind == ObjectKind.Call);
        _tally.Count(entry.Type, entry.Data.Call?.Value, ended, frame, _time.GetTimestamp());
    }
}
