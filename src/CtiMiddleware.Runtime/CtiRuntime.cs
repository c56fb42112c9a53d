using CtiMiddleware.Model.Capabilities;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Runtime.Commands;
using CtiMiddleware.Runtime.DataLinks;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Runtime.Monitors;
using CtiMiddleware.Runtime.Switches;
using CtiMiddleware.Runtime.Voice;

namespace CtiMiddleware.Runtime;

/// <summary>The middleware without its doors, composed of the switches' definitions.</summary>
public sealed class CtiRuntime : ICtiRuntime, IAsyncDisposable
{
    private static readonly TimeSpan ShortestTimeout = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromSeconds(30);

    private readonly CtiRuntimeParts _parts;
    private readonly OperationStore _operations;
    private readonly Lock _gate = new();
    private readonly IIdSource _ids;
    private readonly List<SwitchLoop> _loops = [];
    private readonly List<LoopThread> _threads = [];
    private readonly List<SwitchLoop> _tests = [];
    private readonly IReadOnlySet<DeviceId> _announced;
    private bool _started;
    private bool _stopped;

    /// <summary>Composes; nothing runs before <see cref="Start"/>.</summary>
    public CtiRuntime(IReadOnlyList<SwitchDefinition> definitions, CtiRuntimeParts parts)
    {
        _parts = parts;
        _operations = new OperationStore(parts.Time);
        _ids = parts.CreateIds(parts.Seed);
        _announced = AnnouncedPorts.Of(definitions);
        foreach (var definition in definitions)
            _loops.Add(new SwitchLoop(definition, Parts((ulong)(1 + _loops.Count))));
        Switches = [.. definitions.Select(static definition => definition.Id)];
    }

    /// <inheritdoc/>
    public EventLog Log => _parts.Log;

    /// <inheritdoc/>
    public IReadOnlyList<SwitchId> Switches { get; }

    /// <summary>How long until a loop has something to do by itself; null when none has. For virtual time.</summary>
    public TimeSpan? UntilNext
    {
        get
        {
            TimeSpan? next = null;
            foreach (var loop in AllLoops())
            {
                if (loop.UntilNext is { } time && (next is null || time < next))
                    next = time;
            }
            return next;
        }
    }

    /// <summary>Starts the links.</summary>
    public void Start()
    {
        lock (_gate)
        {
            if (_started)
                return;
            _started = true;
        }
        foreach (var loop in _loops)
        {
            loop.Post(loop.Start);
            if (!_parts.Threads)
                continue;
            var thread = new LoopThread(loop);
            _threads.Add(thread);
            thread.Start();
        }
    }

    /// <summary>Runs every loop until nothing is left to do now. For virtual time, see <see cref="CtiRuntimeParts.Threads"/>.</summary>
    public void RunUntilIdle()
    {
        bool any;
        do
        {
            any = false;
            foreach (var loop in AllLoops())
                any |= loop.Turn();
        } while (any);
    }

    /// <summary>Ends the links with a reason in words; commands under way end, later ones are not sent.</summary>
    public async Task StopAsync(string reason)
    {
        lock (_gate)
        {
            if (_stopped || !_started)
                return;
            _stopped = true;
        }
        foreach (var loop in _loops)
            loop.Post(() => loop.Stop(reason));
        await Task.WhenAll(_threads.Select(static thread => thread.StopAsync()));
        if (!_parts.Threads)
            RunUntilIdle();
        foreach (var loop in _loops)
        {
            loop.Close();
            loop.Dispose();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await StopAsync("the service stops");

    /// <inheritdoc/>
    public SwitchCapabilities? Capabilities(SwitchId @switch) => FindLoop(@switch)?.Definition.Capabilities;

    /// <inheritdoc/>
    public Operation? FindOperation(OperationId id) => _operations.Find(id);

    /// <inheritdoc/>
    public LinkDiagnostics? Diagnostics(LinkId link) => FindLink(link)?.Session.Counters.Copy();

    /// <summary>The voice units of a switch for programs inside the process; null for a name that is not configured.</summary>
    public IVoiceBoard? VoiceBoard(SwitchId @switch) => FindLoop(@switch) is { } loop ? new VoiceBoard(this, loop) : null;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The switch is not configured.</exception>
    public async Task<Operation> ExecuteAsync(
        SwitchId @switch,
        SwitchCommand command,
        CommandOptions options,
        CancellationToken cancellationToken
    )
    {
        var loop = FindLoop(@switch) ?? throw new ArgumentException($"There is no switch {@switch}.", nameof(@switch));
        var ended = new TaskCompletionSource<Operation>(TaskCreationOptions.RunContinuationsAsynchronously);
        var operation = new Operation
        {
            Id = NextOperation(),
            Switch = @switch,
            Service = command.GetType().Name,
            Started = _parts.Time.GetUtcNow(),
            SinceCursor = Log.Head,
        };
        _operations.Add(operation);
        options.Created?.Invoke(operation.Id);
        var timeout = TimeSpan.FromTicks(Math.Clamp(options.Timeout.Ticks, ShortestTimeout.Ticks, LongestTimeout.Ticks));
        var pending = new PendingCommand(command, timeout)
        {
            Operation = operation.Id,
            IfRev = options.IfRev,
            Ended = (over, _) => ended.TrySetResult(Whole(_operations.Find(operation.Id) ?? operation, over.Whole)),
        };
        if (!loop.Post(() => loop.Submit(pending)))
            return Overloaded(operation);
        return options.RespondAsync ? operation : await ended.Task.WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<MonitorStatus>> MonitorsAsync(SwitchId @switch, CancellationToken cancellationToken)
    {
        if (FindLoop(@switch) is not { } loop)
            return [];
        var done = new TaskCompletionSource<IReadOnlyList<MonitorStatus>>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!loop.Post(() => done.TrySetResult(loop.Monitors.Present)))
            throw new InvalidOperationException($"Too much waits for {@switch}.");
        return await done.Task.WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public MonitorLease Observe(IReadOnlyCollection<DeviceId> devices)
    {
        var wanted = new List<(SwitchLoop Loop, DeviceId[] Devices)>();
        foreach (var loop in _loops)
        {
            DeviceId[] own = loop.Monitors.Used
                ? [.. devices.Where(device => device.Switch.SequenceEqual(loop.Definition.Id.Value)).Distinct()]
                : [];
            if (own.Length > 0)
                wanted.Add((loop, own));
        }
        var lease = new MonitorLease(
            wanted.SelectMany(static one => one.Devices),
            released =>
            {
                foreach (var (loop, _) in wanted)
                    loop.Post(() => loop.Monitors.Release(released));
            }
        );
        foreach (var (loop, own) in wanted)
        {
            if (loop.Post(() => loop.Monitors.Acquire(lease, own)))
                continue;
            foreach (var device in own)
                lease.Tell(device, $"too much waits for {loop.Definition.Id}");
        }
        return lease;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<LinkTestStep>> TestLinkAsync(LinkId link, CancellationToken cancellationToken)
    {
        if (FindLink(link) is not { } found)
            throw new ArgumentException($"There is no link {link}.", nameof(link));
        var test = new LinkTest(found.Loop.Definition, found.Session.Definition, Parts(0));
        using var stop = cancellationToken.Register(test.Cancel);
        if (_parts.Threads)
        {
            var thread = new LoopThread(test.Loop);
            thread.Start();
            var steps = await test.Result;
            await thread.StopAsync();
            test.Loop.Dispose();
            return steps;
        }
        lock (_gate)
            _tests.Add(test.Loop);
        var result = await test.Result;
        lock (_gate)
            _tests.Remove(test.Loop);
        return result;
    }

    /// <inheritdoc/>
    public async Task<bool> OperateLinkAsync(LinkId link, LinkOperation operation, CancellationToken cancellationToken)
    {
        if (FindLink(link) is not { } found)
            return false;
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var posted = found.Loop.Post(() =>
        {
            found.Loop.Operate(found.Session, operation);
            done.TrySetResult();
        });
        if (!posted)
            throw new InvalidOperationException($"Too much waits for the switch of {link}.");
        await done.Task.WaitAsync(cancellationToken);
        return true;
    }

    private SwitchParts Parts(ulong index) =>
        new()
        {
            Log = _parts.Log,
            FindConnection = _parts.Log.Find,
            Operations = _operations,
            Transports = _parts.Transports,
            Time = _parts.Time,
            Ids = _parts.CreateIds(_parts.Seed + (index << 32)),
            Seed = _parts.Seed + (index << 16),
            AnnouncedPorts = _announced,
            FindLoop = FindLoop,
            CallDetails = _parts.CallDetails,
            Voice = new VoiceParts(_parts.Voice, _parts.Messages, Ear.Create),
            Logger = _parts.Loggers.CreateLogger("CtiMiddleware.Runtime"),
        };

    // Who waits is told everything, also what is too large to keep.
    private static Operation Whole(Operation kept, Operation? whole) =>
        whole is null ? kept : kept with { Fields = whole.Fields, Text = whole.Text };

    private Operation Overloaded(Operation operation)
    {
        Operation Ended(Operation found) =>
            found with
            {
                Ended = _parts.Time.GetUtcNow(),
                Outcome = CommandOutcome.Rejected,
                Failure = Failure.PerformanceLimitExceeded,
                Text = "Too many commands wait for the switch.",
            };
        return _operations.Update(operation.Id, Ended) ?? Ended(operation);
    }

    private OperationId NextOperation()
    {
        lock (_gate)
            return new OperationId(_ids.Next("op_"));
    }

    private SwitchLoop[] AllLoops()
    {
        lock (_gate)
            return [.. _loops, .. _tests];
    }

    private SwitchLoop? FindLoop(SwitchId @switch) => _loops.Find(loop => loop.Definition.Id == @switch);

    private (SwitchLoop Loop, LinkSession Session)? FindLink(LinkId link)
    {
        foreach (var loop in _loops)
        {
            foreach (var session in loop.Links)
            {
                if (session.Id == link)
                    return (loop, session);
            }
        }
        return null;
    }
}
