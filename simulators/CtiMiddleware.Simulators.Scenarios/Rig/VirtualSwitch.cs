using System.Globalization;
using CtiMiddleware.Links.Transports;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Runtime;
using CtiMiddleware.Runtime.Commands;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Runtime.Switches;
using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Faces;
using CtiMiddleware.Simulators.Switch.Faults;
using CtiMiddleware.Simulators.Switch.Hosting;
using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Simulators.Scenarios.Rig;

/// <summary>
/// The middleware and a simulated switch in one world of virtual time, joined by a link in memory: engine, face, adapter, runtime and log as they
/// run in production, on one thread and one clock. One seed gives one run, byte for byte. Not thread-safe.
/// </summary>
public sealed class VirtualSwitch : IScenarioWorld
{
    /// <summary>What the clock shows at the start.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);

    private const string Host = "simulated";
    private const int PortNumber = 1;
    private const int StandbyPortNumber = 2;

    private readonly MemoryNetwork _network;

    /// <summary>Builds the world; nothing runs before time passes.</summary>
    /// <param name="under">Adapter and face.</param>
    /// <param name="options">Profile, seed, supervision.</param>
    public VirtualSwitch(SwitchUnderTest under, VirtualSwitchOptions? options = null)
    {
        options ??= new VirtualSwitchOptions();
        Under = under;
        Kernel = new SimulationKernel(options.Seed, Start);
        Engine = new PbxEngine(Kernel, options.Profile);
        Face = under.CreateFace(Engine);
        _network = new MemoryNetwork(Kernel.Clock, options.Transport);
        Port = new FacePort(Face) { ListeningChanged = OnListeningChanged };
        OnListeningChanged(listening: true);
        if (options.Standby is { } second)
            StandBy(second(Face));
        Log = new EventLog(options.Log, Kernel.Clock, new SeededIdSource(Kernel.Clock, options.Seed));
        LinkEndpoint[] addresses = [new TcpEndpoint(Host, PortNumber), new TcpEndpoint(Host, StandbyPortNumber)];
        var link = new LinkDefinition(Link, options.Standby is null ? addresses[..1] : addresses)
        {
            Options = options.UseWrongOptions ? under.WrongOptions : under.Options,
            Supervision = under.Supervision,
        };
        var definition = new SwitchDefinition(Switch, options.Adapter ?? under.AdapterOn?.Invoke(Kernel.Clock) ?? under.Adapter, [link]);
        Runtime = new CtiRuntime(
            [options.Configure(definition)],
            new CtiRuntimeParts
            {
                Log = Log,
                Transports = _network,
                Time = Kernel.Clock,
                CreateIds = seed => new SeededIdSource(Kernel.Clock, seed),
                Seed = options.Seed,
                Threads = false,
                Loggers = options.Loggers,
            }
        );
        Runtime.Start();
    }

    /// <summary>The switch's name in the middleware.</summary>
    public static SwitchId Switch { get; } = new("sim");

    /// <summary>The link's name in the middleware.</summary>
    public static LinkId Link { get; } = new("sim-1");

    /// <summary>Adapter and face.</summary>
    public SwitchUnderTest Under { get; }

    /// <summary>The clock and the order of everything.</summary>
    public SimulationKernel Kernel { get; }

    /// <summary>The switch: what people do is done here.</summary>
    public PbxEngine Engine { get; }

    /// <summary>The switch on the wire; faults are set on its board.</summary>
    public ISwitchFace Face { get; }

    /// <summary>The face's connections, with the faults of the link.</summary>
    public FacePort Port { get; }

    /// <summary>The middleware.</summary>
    public CtiRuntime Runtime { get; }

    /// <summary>What the middleware tells.</summary>
    public EventLog Log { get; }

    /// <summary>The switch as the middleware shows it.</summary>
    public SwitchObject Seen =>
        Log.TryGet<SwitchObject>(ObjectKind.Switch, Switch.Value, out var seen)
            ? seen
            : throw new InvalidOperationException("The middleware shows no switch.");

    /// <summary>The calls as the middleware shows them.</summary>
    public IReadOnlyList<Call> Calls => [.. Log.TakeSnapshot().OfKind(ObjectKind.Call).Cast<Call>()];

    /// <summary>Every event so far that is still in the ring.</summary>
    public IReadOnlyList<LogEntry> Events
    {
        get
        {
            var entries = new List<LogEntry>();
            _ = Log.TryRead(0, int.MaxValue, entries);
            return entries;
        }
    }

    /// <summary>Lets both sides do what they can do now, without time passing.</summary>
    public void Settle()
    {
        long before;
        do
        {
            Runtime.RunUntilIdle();
            before = Kernel.Executed;
            Kernel.RunReady();
        } while (Kernel.Executed != before);
    }

    /// <summary>Lets time pass, timer by timer of both sides.</summary>
    public void RunFor(TimeSpan span)
    {
        var end = Kernel.Elapsed + span;
        Settle();
        while (NextDue is { } due && due <= end)
        {
            Kernel.RunFor(due > Kernel.Elapsed ? due - Kernel.Elapsed : TimeSpan.Zero);
            Settle();
        }
        Kernel.RunFor(end - Kernel.Elapsed);
        Settle();
    }

    /// <summary>Lets time pass until something is so, at most for a while; whether it came to be.</summary>
    public bool RunUntil(Func<bool> isSo, TimeSpan limit)
    {
        var end = Kernel.Elapsed + limit;
        Settle();
        while (!isSo())
        {
            if (NextDue is not { } due || due > end)
            {
                Kernel.RunFor(end - Kernel.Elapsed);
                Settle();
                return isSo();
            }
            Kernel.RunFor(due > Kernel.Elapsed ? due - Kernel.Elapsed : TimeSpan.Zero);
            Settle();
        }
        return true;
    }

    /// <summary>Lets time pass until the middleware says that the switch is in service.</summary>
    /// <exception cref="InvalidOperationException">It is not within a minute.</exception>
    public void RunUntilInService()
    {
        if (!RunUntil(() => !Seen.Stale, TimeSpan.FromMinutes(1)))
            throw new InvalidOperationException($"The switch is not in service: {Seen.State}, {Seen.Reason}");
    }

    /// <summary>Begins a command; its end is seen with <see cref="CtiRuntime.FindOperation"/> as time passes.</summary>
    public OperationId Begin(SwitchCommand command, TimeSpan? timeout = null)
    {
        OperationId? id = null;
        // With RespondAsync nothing is awaited: when the call returns the command is with the switch's loop.
        _ = Runtime.ExecuteAsync(
            Switch,
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

    /// <summary>Carries out a command and lets time pass until its outcome is known.</summary>
    public Operation Execute(SwitchCommand command, TimeSpan? timeout = null)
    {
        var id = Begin(command, timeout);
        return RunUntil(() => Runtime.FindOperation(id)!.Outcome is not null, TimeSpan.FromMinutes(1))
            ? Runtime.FindOperation(id)!
            : throw new InvalidOperationException($"{command.GetType().Name} did not end within a minute.");
    }

    /// <summary>Accepts or refuses new connections; those that are up stay.</summary>
    public void Listen(bool on) => Port.IsDown = !on;

    /// <summary>Sets a fault on the face, of the link or of its messages.</summary>
    /// <exception cref="FaultRefusedException">The face cannot produce it, or it makes no sense as it stands.</exception>
    public ActiveFault SetFault(FaultSpec spec) => Face.Faults.Set(spec);

    /// <summary>Cuts every connection, as a switch does that goes.</summary>
    public void Cut()
    {
        Port.CutAll(reset: false, "the switch closed the connection");
        Settle();
    }

    /// <inheritdoc/>
    public TimeSpan Elapsed => Kernel.Elapsed;

    /// <inheritdoc/>
    public bool IsVirtual => true;

    /// <inheritdoc/>
    public T OnSwitch<T>(Func<PbxEngine, ISwitchFace, T> work) => work(Engine, Face);

    /// <inheritdoc/>
    public void CutFor(TimeSpan span)
    {
        Listen(on: false);
        Kernel.Schedule(span, () => Listen(on: true));
        Cut();
    }

    /// <inheritdoc/>
    public void Restart(bool cold, TimeSpan absent)
    {
        if (cold)
            Engine.DropAllCalls();
        Face.Restart(cold);
        CutFor(absent);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Runtime.DisposeAsync();
        Log.Dispose();
    }

    private TimeSpan? NextDue
    {
        get
        {
            var runtime = Kernel.Elapsed + Runtime.UntilNext;
            return Kernel.NextDue is { } kernel && (runtime is null || kernel < runtime) ? kernel : runtime;
        }
    }

    private void OnListeningChanged(bool listening) => _network.Listen(Host, PortNumber, listening ? Accept : null);

    private void StandBy(ISwitchFace face)
    {
        var port = new FacePort(face);
        _network.Listen(Host, StandbyPortNumber, peer => Accept(port, peer));
        port.ListeningChanged = on => _network.Listen(Host, StandbyPortNumber, on ? peer => Accept(port, peer) : null);
    }

    private void Accept(MemoryPeer peer) => Accept(Port, peer);

    private void Accept(FacePort port, MemoryPeer peer)
    {
        var link = port.Connect(new PeerEnd(peer, Kernel));
        // What comes is worked on by the kernel, as over a real network: never inside the middleware's own turn.
        peer.OnReceived(() => Kernel.Post(() => link.Receive(peer.Take())));
        peer.Closed = () => Kernel.Post(link.PeerLeft);
    }

    private sealed class PeerEnd(MemoryPeer peer, SimulationKernel kernel) : ILinkEnd
    {
        public bool TryWrite(ReadOnlySpan<byte> bytes) => peer.Send(bytes);

        public void Close(string reason) =>
            kernel.Post(() => peer.Close(string.Create(CultureInfo.InvariantCulture, $"closed by the switch: {reason}")));

        public void Cut(bool reset, string reason) => peer.Close(reset ? $"connection reset by peer: {reason}" : reason);
    }
}
