using System.Collections.Concurrent;
using CtiMiddleware.Model.Capabilities;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Runtime;
using CtiMiddleware.Runtime.Commands;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Runtime.Monitors;

namespace CtiMiddleware.Server.Tests;

/// <summary>The runtime as the doors see it: a real log, and commands that end as the test says.</summary>
internal sealed class FakeRuntime : ICtiRuntime
{
    private readonly SeededIdSource _ids = new(TimeProvider.System, 7);
    private readonly ConcurrentDictionary<OperationId, Operation> _operations = new();
    private readonly TaskCompletionSource _given = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public FakeRuntime(EventLogOptions? options = null)
    {
        Log = new EventLog(options ?? new EventLogOptions(), TimeProvider.System, _ids);
    }

    public EventLog Log { get; }

    public IReadOnlyList<SwitchId> Switches { get; init; } = [new("hq"), new("branch")];

    public ConcurrentQueue<(SwitchId Switch, SwitchCommand Command, CommandOptions Options)> Commands { get; } = new();

    /// <summary>Ends when the first command was given.</summary>
    public Task Given => _given.Task;

    public ConcurrentQueue<LinkOperation> Operated { get; } = new();

    /// <summary>How a command ends; acknowledged unless a test says otherwise.</summary>
    public Func<Operation, SwitchCommand, Task<Operation>> Ends { get; set; } =
        (operation, _) => Task.FromResult(operation with { Outcome = CommandOutcome.Acknowledged, Ended = operation.Started });

    public SwitchCapabilities? Capabilities(SwitchId @switch) =>
        Switches.Contains(@switch)
            ? new SwitchCapabilities("fake", [new ServiceCapability("AnswerCall", ServiceSupport.Conditional, "By NOTIFY only.")], [])
            : null;

    public async Task<Operation> ExecuteAsync(
        SwitchId @switch,
        SwitchCommand command,
        CommandOptions options,
        CancellationToken cancellationToken
    )
    {
        Commands.Enqueue((@switch, command, options));
        OperationId id;
        lock (_ids)
            id = new OperationId(_ids.Next("op_"));
        var operation = new Operation
        {
            Id = id,
            Switch = @switch,
            Link = new LinkId(@switch + "-1"),
            Service = command.GetType().Name,
            Started = TimeProvider.System.GetUtcNow(),
            SinceCursor = Log.Head,
        };
        _operations[id] = operation;
        options.Created?.Invoke(id);
        _given.TrySetResult();
        if (!options.RespondAsync)
            operation = await Ends(operation, command);
        _operations[id] = operation;
        return operation;
    }

    /// <summary>What the monitors of a switch are.</summary>
    public Dictionary<SwitchId, IReadOnlyList<MonitorStatus>> Monitored { get; } = [];

    /// <summary>The devices that readers need, each time they say so.</summary>
    public ConcurrentQueue<DeviceId[]> Observed { get; } = new();

    /// <summary>Leases that were given back.</summary>
    public int Released;

    /// <summary>What is missing of a device for a while; a lease that has such is not settled by itself.</summary>
    public Dictionary<DeviceId, string> Unobserved { get; } = [];

    public Task<IReadOnlyList<MonitorStatus>> MonitorsAsync(SwitchId @switch, CancellationToken cancellationToken) =>
        Task.FromResult(Monitored.GetValueOrDefault(@switch) ?? []);

    public MonitorLease Observe(IReadOnlyCollection<DeviceId> devices)
    {
        Observed.Enqueue([.. devices]);
        var lease = new MonitorLease(devices, _ => Interlocked.Increment(ref Released));
        foreach (var device in devices)
        {
            if (!Unobserved.TryGetValue(device, out var reason))
                lease.Tell(device, missing: null);
            else if (reason.Length > 0)
                lease.Tell(device, reason);
        }
        return lease;
    }

    public Operation? FindOperation(OperationId id) => _operations.GetValueOrDefault(id);

    public LinkDiagnostics? Diagnostics(LinkId link) =>
        link.Value == "hq-1"
            ? new LinkDiagnostics
            {
                Unknown = new Dictionary<string, long>(),
                Anomalies = new Dictionary<string, long> { ["illegalTransition"] = 1 },
                ProtocolErrors = new Dictionary<string, long>(),
                Recent = [new FrameNote(TimeProvider.System.GetUtcNow(), "Unknown", "an event of a new type", "Event: New", "hq-1/12")],
            }
            : null;

    public Task<IReadOnlyList<LinkTestStep>> TestLinkAsync(LinkId link, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<LinkTestStep>>([
            new LinkTestStep("resolve", true, "127.0.0.1.", 0.1),
            new LinkTestStep("connect", false, "Connection refused.", 0.4),
        ]);

    public Task<bool> OperateLinkAsync(LinkId link, LinkOperation operation, CancellationToken cancellationToken)
    {
        Operated.Enqueue(operation);
        return Task.FromResult(link.Value == "hq-1");
    }
}
