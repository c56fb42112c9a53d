using CtiMiddleware.Simulators.Host.Control;
using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Hosting;
using CtiMiddleware.Simulators.Switch.Traffic;

namespace CtiMiddleware.Simulators.Host.Running;

/// <summary>A running simulated switch and its traffic: what the control API and the modes work on. Thread-safe.</summary>
public sealed class SimWorld : IAsyncDisposable
{
    private TrafficGenerator? _traffic;
    private TrafficOptions? _trafficOptions;
    private TimeSpan _trafficBegan;

    /// <summary>Takes a switch over; it is disposed with the world.</summary>
    public SimWorld(SimulatedSwitch simulated, ulong seed)
    {
        Switch = simulated;
        Seed = seed;
    }

    /// <summary>The switch and its faces.</summary>
    public SimulatedSwitch Switch { get; }

    /// <summary>The seed that it was started with.</summary>
    public ulong Seed { get; }

    /// <summary>How fast its time goes; 0 stands still.</summary>
    public double Pace { get; private set; } = 1;

    /// <summary>Sets how fast time goes.</summary>
    public async Task SetPaceAsync(double pace, CancellationToken cancellationToken)
    {
        await Switch.SetPaceAsync(pace, cancellationToken);
        Pace = pace;
    }

    /// <summary>The face of a name, or the only one.</summary>
    /// <exception cref="ControlException">There is none, or the name is missing and there are several.</exception>
    public SimulatedFace Face(string? protocol)
    {
        var names = string.Join(", ", Switch.Faces.Select(static face => face.Protocol));
        if (protocol is null)
        {
            return Switch.Faces.Count == 1
                ? Switch.Faces[0]
                : throw new ControlException(ControlProblem.Invalid("face", $"The switch has several faces, name one: {names}."));
        }
        return Switch.Faces.FirstOrDefault(face => face.Protocol == protocol)
            ?? throw new ControlException(ControlProblem.NotFound("face", $"The switch has no face {protocol}; it has {names}."));
    }

    /// <summary>Begins traffic, in place of what ran.</summary>
    public Task StartTrafficAsync(TrafficOptions options, TimeSpan? lasts, CancellationToken cancellationToken) =>
        Switch.RunAsync(
            engine =>
            {
                _traffic?.Stop();
                var traffic = new TrafficGenerator(engine, Switch.Director, options);
                (_traffic, _trafficOptions, _trafficBegan) = (traffic, options, engine.Kernel.Elapsed);
                traffic.Start();
                if (lasts is { } span)
                    engine.Kernel.Schedule(span, traffic.Stop);
            },
            cancellationToken
        );

    /// <summary>Makes no further calls; those in progress go on to their end. False when none ran.</summary>
    public Task<bool> StopTrafficAsync(CancellationToken cancellationToken) =>
        Switch.RunAsync(
            _ =>
            {
                _traffic?.Stop();
                return _traffic is not null;
            },
            cancellationToken
        );

    /// <summary>What traffic did.</summary>
    public Task<TrafficReport> ReportTrafficAsync(CancellationToken cancellationToken) =>
        Switch.RunAsync(
            engine => new TrafficReport
            {
                Running = _traffic?.IsRunning ?? false,
                CallsPerMinute = _trafficOptions?.CallsPerMinute,
                SimulatedSeconds = _traffic is null ? null : (engine.Kernel.Elapsed - _trafficBegan).TotalSeconds,
                Begun = _traffic?.Begun ?? 0,
                Skipped = _traffic?.Skipped ?? 0,
                CallsUp = engine.Calls.Count,
                CallsMade = engine.CallsMade,
                EventsSent = Switch.Faces.ToDictionary(static face => face.Protocol, static face => face.Access.Face.EventsSent),
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Switch.DisposeAsync();
}
