using System.Net;
using System.Net.Sockets;
using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Kernel;
using CtiMiddleware.Simulators.Switch.Traffic;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CtiMiddleware.Simulators.Switch.Asterisk;

/// <summary>
/// A simulated Asterisk that listens for AMI clients on 127.0.0.1: a PBX engine in real time behind a real TCP link. The
/// fault switches outlive the connections. Thread-safe; disposing closes every client and ends the simulation.
/// </summary>
public sealed partial class SimulatedAsterisk : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly SimulatedAsteriskOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;
    private readonly RealTimeKernelHost _kernel;
    private readonly CancellationTokenSource _ending = new();
    private readonly HashSet<AmiTcpClient> _clients = [];
    private readonly List<Task> _tasks = [];
    private Socket? _listener;
    private TaskCompletionSource? _silence;
    private long _overruns;

    private SimulatedAsterisk(SimulatedAsteriskOptions options, TimeProvider timeProvider, ILogger logger)
    {
        _options = options;
        _timeProvider = timeProvider;
        _logger = logger;
        var kernel = new SimulationKernel(options.Seed, timeProvider.GetUtcNow());
        Engine = new PbxEngine(kernel, options.Profile);
        Face = new AmiFace(Engine, options.Face) { RestartRequested = () => Background(RestartAsync(TimeSpan.FromSeconds(1))) };
        Director = new CallDirector(Engine);
        if (options.Traffic is { } traffic)
        {
            new TrafficGenerator(Engine, Director, traffic).Start();
        }
        if (options.Load is { } load)
        {
            new LoadGenerator(Engine, Director, load).Start();
        }
        _kernel = new RealTimeKernelHost(kernel, timeProvider, logger);
    }

    /// <summary>The port it listens on; the same through all restarts.</summary>
    public int Port { get; private set; }

    /// <summary>Clients connected now.</summary>
    public int Clients
    {
        get
        {
            lock (_gate)
            {
                return _clients.Count;
            }
        }
    }

    /// <summary>Clients closed because they did not read, since the start.</summary>
    public long ClientsOverrun => Interlocked.Read(ref _overruns);

    /// <summary>Pieces of simulated work that failed; anything but zero is a fault of the simulator.</summary>
    public long Faults => _kernel.Faults;

    private PbxEngine Engine { get; }
    private AmiFace Face { get; }
    private CallDirector Director { get; }

    /// <summary>Builds the switch and begins to listen.</summary>
    /// <param name="options">What it consists of.</param>
    /// <param name="timeProvider">The clock that it follows.</param>
    /// <param name="logger">Null for none.</param>
    /// <exception cref="SocketException">The port is taken.</exception>
    public static Task<SimulatedAsterisk> StartAsync(SimulatedAsteriskOptions options, TimeProvider timeProvider, ILogger? logger = null)
    {
        var simulated = new SimulatedAsterisk(options, timeProvider, logger ?? NullLogger.Instance);
        simulated.Listen(options.Port);
        return Task.FromResult(simulated);
    }

    /// <summary>Runs something on the switch: a telephone lifted, a message waiting, a station out of service.</summary>
    /// <param name="work">Runs on the kernel; may use the engine only inside.</param>
    /// <param name="cancellationToken">Ends the wait, not the work.</param>
    public Task<T> RunAsync<T>(Func<PbxEngine, T> work, CancellationToken cancellationToken = default) =>
        _kernel.InvokeAsync(() => work(Engine), cancellationToken);

    /// <summary>Runs something on the switch.</summary>
    /// <param name="work">Runs on the kernel; may use the engine only inside.</param>
    /// <param name="cancellationToken">Ends the wait, not the work.</param>
    public Task RunAsync(Action<PbxEngine> work, CancellationToken cancellationToken = default) =>
        _kernel.InvokeAsync(() => work(Engine), cancellationToken);

    /// <summary>Brings a call into the switch and plays it.</summary>
    /// <param name="from">A station, which then dials; any other number calls from outside.</param>
    /// <param name="to">A number of the switch, or outside when <paramref name="from"/> is a station.</param>
    /// <param name="plan">What the people do; null: answered after 2 s, ended after 60 s.</param>
    /// <param name="cancellationToken">Ends the wait, not the call.</param>
    /// <exception cref="ArgumentException">The number does not exist, the station is not free, or there is no trunk.</exception>
    public Task<InjectedCall> InjectCallAsync(string from, string to, CallPlan? plan = null, CancellationToken cancellationToken = default)
    {
        plan ??= new CallPlan { AnswerAfter = TimeSpan.FromSeconds(2), TalkFor = TimeSpan.FromSeconds(60) };
        return _kernel.InvokeAsync(() => Inject(from, to, plan), cancellationToken);
    }

    /// <summary>Writes a burst of events to every client that may read them.</summary>
    /// <param name="count">How many events.</param>
    /// <param name="cancellationToken">Ends the wait, not the burst.</param>
    public Task WriteBurstAsync(int count, CancellationToken cancellationToken = default) =>
        _kernel.InvokeAsync(() => Face.WriteBurst(count), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_ending.IsCancellationRequested)
        {
            return;
        }
        await _ending.CancelAsync();
        StopAnswering = false;
        StopListening();
        CutClients(reset: false);
        Task[] tasks;
        lock (_gate)
        {
            tasks = [.. _tasks];
        }
        await Task.WhenAll(tasks);
        await _kernel.DisposeAsync();
        _ending.Dispose();
    }

    /// <summary>Waits while <see cref="StopAnswering"/> is set.</summary>
    internal Task AnsweringAsync()
    {
        lock (_gate)
        {
            return _silence?.Task ?? Task.CompletedTask;
        }
    }

    internal void ClientOverran() => Interlocked.Increment(ref _overruns);

    private InjectedCall Inject(string from, string to, CallPlan plan)
    {
        if (!Engine.Exists(to))
        {
            throw new ArgumentException($"There is no number {to} on the simulated switch.", nameof(to));
        }
        var station = Engine.FindStation(from);
        var trunk = Engine.Trunks.FirstOrDefault();
        if (station is null && trunk is null)
        {
            throw new ArgumentException("The simulated switch has no trunk for calls from outside.", nameof(from));
        }
        var leg =
            Director.Play(engine => station is not null ? engine.Dial(station, to) : engine.Inbound(trunk!, from, to), plan)
            ?? throw new ArgumentException($"{from} cannot make a call now: it is out of service or has no free line.", nameof(from));
        var channel = Face.Table.Of(leg)!;
        return new InjectedCall(leg.Call.Id, channel.Name, channel.Uniqueid);
    }

    private void Listen(int port)
    {
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            // Our own connections of a moment ago must not keep us from listening again.
            listener.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, optionValue: true);
            listener.Bind(new IPEndPoint(IPAddress.Loopback, port));
            listener.Listen(128);
        }
        catch
        {
            listener.Dispose();
            throw;
        }
        Port = ((IPEndPoint)listener.LocalEndPoint!).Port;
        _listener = listener;
        SimulatorLog.Listening(_logger, listener.LocalEndPoint);
        Background(AcceptAsync(listener));
    }

    private void StopListening()
    {
        _listener?.Dispose();
        _listener = null;
    }

    private async Task AcceptAsync(Socket listener)
    {
        try
        {
            while (!_ending.IsCancellationRequested)
            {
                var socket = await listener.AcceptAsync();
                Background(ServeAsync(new AmiTcpClient(this, socket, _options, _timeProvider, _logger)));
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The listener was closed: a restart, or the end.
        }
    }

    private async Task ServeAsync(AmiTcpClient client)
    {
        using var served = client;
        lock (_gate)
        {
            _clients.Add(client);
        }
        try
        {
            await AnsweringAsync();
            await client.RunAsync(_kernel, Face);
        }
        catch (OperationCanceledException)
        {
            client.Cut(reset: false);
        }
        finally
        {
            lock (_gate)
            {
                _clients.Remove(client);
            }
        }
    }

    private void Background(Task task)
    {
        lock (_gate)
        {
            _tasks.RemoveAll(known => known.IsCompleted);
            _tasks.Add(task);
        }
    }

    private void CutClients(bool reset)
    {
        AmiTcpClient[] clients;
        lock (_gate)
        {
            clients = [.. _clients];
        }
        foreach (var client in clients)
        {
            client.Cut(reset);
        }
    }
}
