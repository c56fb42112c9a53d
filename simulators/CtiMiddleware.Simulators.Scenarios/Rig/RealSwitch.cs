using CtiMiddleware.Links.Transports;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Runtime;
using CtiMiddleware.Runtime.Commands;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Runtime.Switches;
using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Faces;
using CtiMiddleware.Simulators.Switch.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace CtiMiddleware.Simulators.Scenarios.Rig;

/// <summary>
/// The middleware and a simulated switch in real time, joined by TCP over 127.0.0.1, each on its own threads as in production. Used by one thread,
/// which blocks while time passes: never one that other work needs.
/// </summary>
public sealed class RealSwitch : IScenarioWorld
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(5);

    // Nobody sets it: waiting for it is how this world lets time pass.
    private readonly ManualResetEventSlim _never = new();
    private readonly List<Task> _outages = [];
    private readonly SimulatedSwitch _switch;
    private readonly ISwitchFace _face;
    private readonly long _started;
    private readonly TimeProvider _time;

    private RealSwitch(SwitchUnderTest under, VirtualSwitchOptions options, SimulatedSwitch simulated, ISwitchFace face, TimeProvider time)
    {
        Under = under;
        (_switch, _face, _time) = (simulated, face, time);
        (Start, _started) = (time.GetUtcNow(), time.GetTimestamp());
        Log = new EventLog(options.Log, time, new SeededIdSource(time, options.Seed));
        var link = new LinkDefinition(VirtualSwitch.Link, [new TcpEndpoint("127.0.0.1", simulated.Faces[0].Port)])
        {
            Options = under.Options,
            Supervision = under.Supervision,
        };
        Runtime = new CtiRuntime(
            [options.Configure(new SwitchDefinition(VirtualSwitch.Switch, options.Adapter ?? under.Adapter, [link]))],
            new CtiRuntimeParts
            {
                Log = Log,
                Transports = new TransportFactory(options.Transport, time, NullLoggerFactory.Instance),
                Time = time,
                CreateIds = seed => new SeededIdSource(time, seed),
                Seed = options.Seed,
                Loggers = options.Loggers,
            }
        );
        Runtime.Start();
    }

    /// <summary>The wall clock when it began.</summary>
    public DateTimeOffset Start { get; }

    /// <inheritdoc/>
    public SwitchUnderTest Under { get; }

    /// <inheritdoc/>
    public CtiRuntime Runtime { get; }

    /// <inheritdoc/>
    public EventLog Log { get; }

    /// <inheritdoc/>
    public TimeSpan Elapsed => _time.GetElapsedTime(_started);

    /// <inheritdoc/>
    public bool IsVirtual => false;

    /// <summary>Starts both; the switch listens on a free port.</summary>
    public static async Task<RealSwitch> StartAsync(SwitchUnderTest under, VirtualSwitchOptions options, TimeProvider time)
    {
        ISwitchFace? face = null;
        var simulated = await SimulatedSwitch.StartAsync(
            new SimulatedSwitchOptions
            {
                Profile = options.Profile,
                Seed = options.Seed,
                Faces = [new SimulatedFaceOptions(engine => face = under.CreateFace(engine))],
            },
            time
        );
        return new RealSwitch(under, options, simulated, face!, time);
    }

    /// <inheritdoc/>
    public T OnSwitch<T>(Func<PbxEngine, ISwitchFace, T> work) => Wait(_switch.RunAsync(engine => work(engine, _face)));

    /// <inheritdoc/>
    public void RunFor(TimeSpan span) => RunUntil(static () => false, span);

    /// <inheritdoc/>
    public bool RunUntil(Func<bool> isSo, TimeSpan limit)
    {
        var end = Elapsed + limit;
        while (!isSo())
        {
            if (Elapsed >= end)
                return false;
            _never.Wait(Glance);
        }
        return true;
    }

    /// <inheritdoc/>
    public OperationId Begin(SwitchCommand command, TimeSpan? timeout = null)
    {
        OperationId? id = null;
        _ = Runtime.ExecuteAsync(
            VirtualSwitch.Switch,
            command,
            new CommandOptions
            {
                RespondAsync = true,
                Timeout = timeout ?? TimeSpan.FromSeconds(5),
                Created = created => id = created,
            },
            CancellationToken.None
        );
        return id ?? throw new InvalidOperationException("The middleware did not take the command.");
    }

    /// <inheritdoc/>
    public void CutFor(TimeSpan span) => _outages.Add(_switch.DropLinkAsync(_switch.Faces[0], span, reset: false));

    /// <inheritdoc/>
    public void Restart(bool cold, TimeSpan absent) => _outages.Add(_switch.RestartAsync(cold, absent));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Runtime.DisposeAsync();
        await _switch.DisposeAsync();
        await Task.WhenAll(_outages).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Log.Dispose();
        _never.Dispose();
    }

#pragma warning disable VSTHRD002 // A scenario has a thread of its own, without a synchronization context: it may wait for the switch's.
    private static T Wait<T>(Task<T> task) => task.GetAwaiter().GetResult();
#pragma warning restore VSTHRD002
}
