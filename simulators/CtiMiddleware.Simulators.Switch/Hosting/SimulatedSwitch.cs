using System.Net.Sockets;
using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Faults;
using CtiMiddleware.Simulators.Switch.Kernel;
using CtiMiddleware.Simulators.Switch.Traffic;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CtiMiddleware.Simulators.Switch.Hosting;

/// <summary>
/// A simulated switch in real time behind real TCP: one engine, one or more faces, each on its own port of 127.0.0.1. Faults belong to a face and
/// outlive the connections. Thread-safe; disposing closes every client and ends the simulation.
/// </summary>
public sealed class SimulatedSwitch : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly List<Task> _tasks = [];
    private readonly List<TcpLinkEnd> _dirty = [];
    private readonly List<SimulatedFace> _faces = [];
    private int _ending;
    private long _faceFaults;

    private SimulatedSwitch(SimulatedSwitchOptions options, TimeProvider timeProvider, ILogger logger)
    {
        Options = options;
        Time = timeProvider;
        Logger = logger;
        var kernel = new SimulationKernel(options.Seed, timeProvider.GetUtcNow());
        Engine = new PbxEngine(kernel, options.Profile);
        foreach (var face in options.Faces)
            _faces.Add(new SimulatedFace(this, face.Create(Engine), options.ClientBufferBytes));
        foreach (var face in _faces)
        {
            face.Access.RestartSwitch = RestartFaces;
            face.Access.Others = [.. _faces.Where(other => other != face).Select(static other => other.Access)];
        }
        Director = new CallDirector(Engine);
        if (options.Traffic is { } traffic)
            new TrafficGenerator(Engine, Director, traffic).Start();
        if (options.Load is { } load)
            new LoadGenerator(Engine, Director, load).Start();
        Kernel = new RealTimeKernelHost(kernel, timeProvider, logger) { TurnEnded = FlushAll };
    }

    /// <summary>Runs the switch's kernel, for what is joined to the switch besides its faces: lines, boards, cables.</summary>
    public RealTimeKernelHost Kernel { get; }

    /// <summary>The faces, in the order of the options.</summary>
    public IReadOnlyList<SimulatedFace> Faces => _faces;

    /// <summary>Plays planned calls; used only inside <see cref="RunAsync{T}"/>.</summary>
    public CallDirector Director { get; }

    /// <summary>Pieces of simulated work that failed, and clients cut because their face did; anything but zero is a fault of the simulator.</summary>
    public long WorkFailed => Kernel.Faults + Interlocked.Read(ref _faceFaults);

    internal SimulatedSwitchOptions Options { get; }
    internal TimeProvider Time { get; }
    internal ILogger Logger { get; }
    internal bool IsEnding => Volatile.Read(ref _ending) != 0;

    private PbxEngine Engine { get; }

    /// <summary>Builds the switch and begins to listen.</summary>
    /// <param name="options">What it consists of.</param>
    /// <param name="timeProvider">The clock that it follows.</param>
    /// <param name="logger">Null for none.</param>
    /// <exception cref="SocketException">A port is taken.</exception>
    public static async Task<SimulatedSwitch> StartAsync(SimulatedSwitchOptions options, TimeProvider timeProvider, ILogger? logger = null)
    {
        var simulated = new SimulatedSwitch(options, timeProvider, logger ?? NullLogger.Instance);
        try
        {
            for (var i = 0; i < options.Faces.Count; i++)
                simulated._faces[i].Listen(options.Faces[i].Port);
        }
        catch
        {
            await simulated.DisposeAsync();
            throw;
        }
        return simulated;
    }

    /// <summary>Runs something on the switch: a telephone lifted, a message waiting, a fault set.</summary>
    /// <param name="work">Runs on the kernel; may use the engine, the faces and their boards only inside.</param>
    /// <param name="cancellationToken">Ends the wait, not the work.</param>
    public Task<T> RunAsync<T>(Func<PbxEngine, T> work, CancellationToken cancellationToken = default) =>
        Kernel.InvokeAsync(() => work(Engine), cancellationToken);

    /// <inheritdoc cref="RunAsync{T}"/>
    public Task RunAsync(Action<PbxEngine> work, CancellationToken cancellationToken = default) =>
        Kernel.InvokeAsync(() => work(Engine), cancellationToken);

    /// <summary>Brings a call into the switch and plays it. Called on the kernel.</summary>
    /// <param name="from">A station, which then dials; any other number calls from outside.</param>
    /// <param name="to">A number of the switch, or outside when <paramref name="from"/> is a station.</param>
    /// <param name="plan">What the people do.</param>
    /// <exception cref="ArgumentException">The number does not exist, the station is not free, or there is no trunk.</exception>
    public PbxLeg Inject(string from, string to, CallPlan plan)
    {
        if (!Engine.Exists(to))
            throw new ArgumentException($"There is no number {to} on the simulated switch.", nameof(to));
        var station = Engine.FindStation(from);
        var trunk = Engine.Trunks.FirstOrDefault();
        if (station is null && trunk is null)
            throw new ArgumentException("The simulated switch has no trunk for calls from outside.", nameof(from));
        return Director.Play(engine => station is not null ? engine.Dial(station, to) : engine.Inbound(trunk!, from, to), plan)
            ?? throw new ArgumentException($"{from} cannot make a call now: it is out of service or has no free line.", nameof(from));
    }

    /// <summary>Sets a fault on a face.</summary>
    /// <returns>Its number on the face's board.</returns>
    /// <exception cref="FaultRefusedException">The face cannot produce it, or it makes no sense as it stands.</exception>
    public Task<int> SetFaultAsync(SimulatedFace face, FaultSpec spec, CancellationToken cancellationToken = default) =>
        Kernel.InvokeAsync(() => face.Access.Face.Faults.Set(spec).Number, cancellationToken);

    /// <summary>Takes every fault of a face away.</summary>
    public Task ClearFaultsAsync(SimulatedFace face, CancellationToken cancellationToken = default) =>
        Kernel.InvokeAsync(() => face.Access.Face.Faults.Clear(), cancellationToken);

    /// <summary>Cuts every client of a face off and refuses connections for a while; the switch and its calls go on. Returns when the port is open again.</summary>
    /// <param name="face">The face.</param>
    /// <param name="downFor">How long, in the switch's time; zero lets clients come back at once.</param>
    /// <param name="reset">True: clients see a reset instead of an orderly end.</param>
    /// <param name="cancellationToken">Ends the outage early.</param>
    public async Task DropLinkAsync(SimulatedFace face, TimeSpan downFor, bool reset, CancellationToken cancellationToken = default)
    {
        var opened = await BeginOutageAsync([face], downFor, () => face.Access.CutAll(reset, "the link is dropped"), cancellationToken);
        await opened();
    }

    /// <summary>The switch restarts: every client of every face is cut off; it listens again after a while. Returns when it does.</summary>
    /// <param name="cold">True: every call is lost, ids begin anew.</param>
    /// <param name="downFor">How long it is away, in its own time.</param>
    /// <param name="cancellationToken">Ends the absence early.</param>
    public async Task RestartAsync(bool cold, TimeSpan downFor, CancellationToken cancellationToken = default)
    {
        var opened = await BeginOutageAsync(_faces, downFor, () => RestartFaces(cold), cancellationToken);
        await opened();
    }

    /// <summary>The switch restarts, as by <see cref="RestartAsync"/>; returns when it has gone away, and it comes back by itself.</summary>
    /// <param name="cold">True: every call is lost, ids begin anew.</param>
    /// <param name="downFor">How long it is away, in its own time.</param>
    public Task BeginRestartAsync(bool cold, TimeSpan downFor) =>
        BeginOutageAsync(_faces, downFor, () => RestartFaces(cold), CancellationToken.None);

    /// <summary>How fast the switch's time goes: 1 as a clock, 0 stands still.</summary>
    /// <param name="pace">0, or from <see cref="RealTimeKernelHost.SlowestPace"/> to 1,000.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task SetPaceAsync(double pace, CancellationToken cancellationToken = default) => Kernel.SetPaceAsync(pace, cancellationToken);

    /// <summary>Lets simulated time pass at once, also while it stands still.</summary>
    /// <param name="span">How much.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task StepAsync(TimeSpan span, CancellationToken cancellationToken = default) => Kernel.StepAsync(span, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _ending, 1) != 0)
            return;
        foreach (var face in _faces)
        {
            face.StopListening();
            face.CutClients();
        }
        try
        {
            await EndTasksAsync();
        }
        finally
        {
            await Kernel.DisposeAsync();
        }
    }

    internal void FaceFailed() => Interlocked.Increment(ref _faceFaults);

    /// <summary>A link has something to send; sent once, when the kernel's turn ends. Called on the kernel.</summary>
    internal void FlushLater(TcpLinkEnd link)
    {
        if (link.IsDirty)
            return;
        link.IsDirty = true;
        _dirty.Add(link);
    }

    internal void Background(Task task)
    {
        lock (_gate)
        {
            _tasks.RemoveAll(known => known.IsCompleted);
            _tasks.Add(task);
        }
    }

    /// <summary>Whoever accepts may add a client while the others are waited for.</summary>
    private async Task EndTasksAsync()
    {
        while (true)
        {
            Task[] tasks;
            lock (_gate)
            {
                tasks = [.. _tasks.Where(static task => !task.IsCompletedSuccessfully)];
                _tasks.Clear();
            }
            if (tasks.Length == 0)
                return;
            await Task.WhenAll(tasks);
        }
    }

    private void FlushAll()
    {
        foreach (var link in _dirty)
        {
            link.IsDirty = false;
            link.Flush();
        }
        _dirty.Clear();
    }

    private void RestartFaces(bool cold)
    {
        SimulatorLog.Restarting(Logger, cold ? Engine.DropAllCalls() : 0);
        foreach (var face in _faces)
        {
            face.Access.Face.Restart(cold);
            face.Access.CutAll(reset: false, "the switch restarts");
        }
    }

    /// <summary>Begins an outage that ends by itself in the switch's own time; the task given back ends when the ports are open again.</summary>
    private async Task<Func<Task>> BeginOutageAsync(
        IReadOnlyList<SimulatedFace> faces,
        TimeSpan downFor,
        Action happens,
        CancellationToken cancellationToken
    )
    {
        var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var end = await Kernel.InvokeAsync(
            () =>
            {
                foreach (var face in faces)
                    face.Access.BeginAbsence();
                var timer = Engine.Kernel.Schedule(downFor, End);
                happens();
                return timer;
            },
            CancellationToken.None
        );
        return WaitAsync;

        void End()
        {
            if (over.Task.IsCompleted)
                return;
            foreach (var face in faces)
                face.Access.EndAbsence();
            over.SetResult();
        }

        async Task WaitAsync()
        {
            try
            {
                await Kernel.WaitAsync(over.Task, cancellationToken);
            }
            catch (OperationCanceledException) when (!IsEnding)
            {
                // Come back now.
                await Kernel.InvokeAsync(
                    () =>
                    {
                        end.Dispose();
                        End();
                    },
                    CancellationToken.None
                );
            }
            // Callers connect when this returns: wait until the ports are open again.
            await Task.WhenAll(faces.Select(face => face.OpenAsync()));
        }
    }
}
