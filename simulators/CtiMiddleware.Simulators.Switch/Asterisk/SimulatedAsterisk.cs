using System.Net.Sockets;
using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Faults;
using CtiMiddleware.Simulators.Switch.Hosting;
using CtiMiddleware.Simulators.Switch.Traffic;
using Microsoft.Extensions.Logging;

namespace CtiMiddleware.Simulators.Switch.Asterisk;

/// <summary>
/// A simulated Asterisk that listens for AMI clients on 127.0.0.1: a <see cref="SimulatedSwitch"/> with the AMI face alone, and what only Asterisk
/// has. Thread-safe; disposing closes every client and ends the simulation.
/// </summary>
public sealed class SimulatedAsterisk : IAsyncDisposable
{
    private readonly SimulatedSwitch _switch;
    private readonly AmiFace _ami;

    private SimulatedAsterisk(SimulatedSwitch simulated)
    {
        _switch = simulated;
        _ami = (AmiFace)Face.Access.Face;
    }

    /// <summary>The port it listens on; the same through all restarts.</summary>
    public int Port => Face.Port;

    /// <summary>Clients connected now.</summary>
    public int Clients => Face.Clients;

    /// <summary>Clients closed because they did not read, since the start.</summary>
    public long ClientsOverrun => Face.ClientsOverrun;

    /// <summary>Pieces of simulated work that failed; anything but zero is a fault of the simulator.</summary>
    public long WorkFailed => _switch.WorkFailed;

    private SimulatedFace Face => _switch.Faces[0];

    /// <summary>Builds the switch and begins to listen.</summary>
    /// <param name="options">What it consists of.</param>
    /// <param name="timeProvider">The clock that it follows.</param>
    /// <param name="logger">Null for none.</param>
    /// <exception cref="SocketException">The port is taken.</exception>
    public static async Task<SimulatedAsterisk> StartAsync(
        SimulatedAsteriskOptions options,
        TimeProvider timeProvider,
        ILogger? logger = null
    ) =>
        new(
            await SimulatedSwitch.StartAsync(
                new SimulatedSwitchOptions
                {
                    Profile = options.Profile,
                    Faces = [new SimulatedFaceOptions(engine => new AmiFace(engine, options.Face), options.Port)],
                    Seed = options.Seed,
                    ClientBufferBytes = options.ClientBufferBytes,
                    WriteTimeout = options.WriteTimeout,
                    Traffic = options.Traffic,
                    Load = options.Load,
                },
                timeProvider,
                logger
            )
        );

    /// <summary>Runs something on the switch: a telephone lifted, a message waiting, a station out of service.</summary>
    /// <param name="work">Runs on the kernel; may use the engine only inside.</param>
    /// <param name="cancellationToken">Ends the wait, not the work.</param>
    public Task<T> RunAsync<T>(Func<PbxEngine, T> work, CancellationToken cancellationToken = default) =>
        _switch.RunAsync(work, cancellationToken);

    /// <inheritdoc cref="RunAsync{T}"/>
    public Task RunAsync(Action<PbxEngine> work, CancellationToken cancellationToken = default) =>
        _switch.RunAsync(work, cancellationToken);

    /// <summary>Brings a call into the switch and plays it.</summary>
    /// <param name="from">A station, which then dials; any other number calls from outside.</param>
    /// <param name="to">A number of the switch, or outside when <paramref name="from"/> is a station.</param>
    /// <param name="plan">What the people do; null: answered after 2 s, ended after 60 s.</param>
    /// <param name="cancellationToken">Ends the wait, not the call.</param>
    /// <exception cref="ArgumentException">The number does not exist, the station is not free, or there is no trunk.</exception>
    public Task<InjectedCall> InjectCallAsync(string from, string to, CallPlan? plan = null, CancellationToken cancellationToken = default)
    {
        plan ??= new CallPlan { AnswerAfter = TimeSpan.FromSeconds(2), TalkFor = TimeSpan.FromSeconds(60) };
        return _switch.RunAsync(
            _ =>
            {
                var leg = _switch.Inject(from, to, plan);
                var channel = _ami.Table.Of(leg)!;
                return new InjectedCall(leg.Call.Id, channel.Name, channel.Uniqueid);
            },
            cancellationToken
        );
    }

    /// <summary>Writes a burst of events to every client that may read them.</summary>
    /// <param name="count">How many events.</param>
    /// <param name="cancellationToken">Ends the wait, not the burst.</param>
    public Task WriteBurstAsync(int count, CancellationToken cancellationToken = default) =>
        _switch.RunAsync(_ => _ami.WriteBurst(count), cancellationToken);

    /// <summary>Sets a fault; it outlives the connections.</summary>
    /// <returns>Its number.</returns>
    /// <exception cref="FaultRefusedException">The face cannot produce it, or it makes no sense as it stands.</exception>
    public Task<int> SetFaultAsync(FaultSpec spec, CancellationToken cancellationToken = default) =>
        _switch.SetFaultAsync(Face, spec, cancellationToken);

    /// <summary>Takes every fault away.</summary>
    public Task ClearFaultsAsync(CancellationToken cancellationToken = default) => _switch.ClearFaultsAsync(Face, cancellationToken);

    /// <summary>Cuts every client off and refuses connections for a while; the switch and its calls go on.</summary>
    /// <param name="downFor">How long; zero lets clients come back at once.</param>
    /// <param name="reset">True: clients see a reset instead of an orderly end.</param>
    /// <param name="cancellationToken">Ends the outage early.</param>
    public Task DropLinkAsync(TimeSpan downFor = default, bool reset = false, CancellationToken cancellationToken = default) =>
        _switch.DropLinkAsync(Face, downFor, reset, cancellationToken);

    /// <summary>The process restarts: every client is cut off, every call is lost, ids begin anew; it listens again after a while.</summary>
    /// <param name="downFor">How long it is away.</param>
    /// <param name="cancellationToken">Ends the absence early.</param>
    public Task RestartAsync(TimeSpan downFor, CancellationToken cancellationToken = default) =>
        _switch.RestartAsync(cold: true, downFor, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _switch.DisposeAsync();
}
