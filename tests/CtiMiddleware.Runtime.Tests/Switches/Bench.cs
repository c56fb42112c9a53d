using System.Text;
using CtiMiddleware.Links.Transports;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime.CallDetails;
using CtiMiddleware.Runtime.Commands;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Runtime.Monitors;
using CtiMiddleware.Runtime.Supervision;
using CtiMiddleware.Runtime.Switches;

namespace CtiMiddleware.Runtime.Tests.Switches;

/// <summary>The whole runtime with one fake switch in memory, under a clock that the test moves.</summary>
internal sealed class Bench : IDisposable
{
    public static readonly SwitchId Hq = new("hq");
    public static readonly LinkId Hq1 = new("hq-1");

    public Bench(
        ulong seed = 1,
        PacingOptions? pacing = null,
        TransportOptions? transport = null,
        IReadOnlyList<LinkDefinition>? links = null,
        SupervisionOptions? supervision = null,
        Action<FakeAdapter>? prepare = null,
        MonitorOptions? monitors = null,
        ICallDetailJournal? journal = null,
        IReadOnlyList<SwitchDefinition>? others = null
    )
    {
        Network = new MemoryNetwork(Time, transport);
        Switch = new FakeSwitch(Network);
        prepare?.Invoke(Adapter);
        Log = new EventLog(new EventLogOptions(), Time, new SeededIdSource(Time, seed));
        links ??= [new LinkDefinition(Hq1, [new TcpEndpoint("pbx", 5038)]) { Supervision = supervision ?? new SupervisionOptions() }];
        var definition = new SwitchDefinition(Hq, Adapter, links)
        {
            Pacing = pacing ?? new PacingOptions(),
            Monitors = monitors ?? new MonitorOptions(),
        };
        var parts = new CtiRuntimeParts
        {
            Log = Log,
            Transports = Network,
            Time = Time,
            CreateIds = idSeed => new SeededIdSource(Time, idSeed),
            Seed = seed,
            Threads = false,
            CallDetails = journal,
        };
        Runtime = new CtiRuntime([definition, .. others ?? []], parts);
    }

    public ManualTime Time { get; } = new();

    public MemoryNetwork Network { get; }

    public FakeSwitch Switch { get; }

    public FakeAdapter Adapter { get; } = new();

    public FakeProtocol Protocol => Adapter.Protocols[0];

    public EventLog Log { get; }

    public CtiRuntime Runtime { get; }

    public LinkObject Link => Object<LinkObject>(ObjectKind.Link, "hq-1")!;

    public SwitchObject SwitchObject => Object<SwitchObject>(ObjectKind.Switch, "hq")!;

    /// <summary>Every event so far.</summary>
    public IReadOnlyList<LogEntry> Events
    {
        get
        {
            var events = new List<LogEntry>();
            Assert.True(Log.TryRead(0, int.MaxValue / 2, events));
            return events;
        }
    }

    public IEnumerable<string> Types => Events.Select(static e => e.Type);

    public T? Object<T>(ObjectKind kind, string id)
        where T : CtiObject => Log.TryGet<T>(kind, id, out var value) ? value : null;

    public Bench Start()
    {
        Runtime.Start();
        Runtime.RunUntilIdle();
        return this;
    }

    public Bench StartInService()
    {
        Start();
        Assert.True(
            Link.State == LinkState.Up,
            $"{Link.Reason}: {string.Join("; ", Runtime.Diagnostics(Hq1)!.Recent.Select(static note => note.Detail))}"
        );
        return this;
    }

    /// <summary>The switch says something and everything that follows happens.</summary>
    public void Say(string lines)
    {
        Switch.Say(lines);
        Runtime.RunUntilIdle();
    }

    /// <summary>Lets time pass, every timer in its turn.</summary>
    public void Advance(TimeSpan time)
    {
        var until = Time.Elapsed + time;
        Runtime.RunUntilIdle();
        while (Runtime.UntilNext is { } next && Time.Elapsed + next <= until)
        {
            Time.Advance(next);
            Runtime.RunUntilIdle();
        }
        Time.Advance(until - Time.Elapsed);
        Runtime.RunUntilIdle();
    }

    public void Advance(double seconds) => Advance(TimeSpan.FromSeconds(seconds));

    /// <summary>Gives a command without letting anything happen.</summary>
    public OperationId Give(SwitchCommand command, CommandOptions? options = null)
    {
        var task = Runtime.ExecuteAsync(
            Hq,
            command,
            (options ?? new CommandOptions()) with
            {
                RespondAsync = true,
            },
            CancellationToken.None
        );
        Assert.True(task.IsCompletedSuccessfully);
#pragma warning disable VSTHRD002 // It is completed.
        return task.Result.Id;
#pragma warning restore VSTHRD002
    }

    /// <summary>Gives a command and lets everything happen that happens now.</summary>
    public Operation Do(SwitchCommand command, CommandOptions? options = null)
    {
        var id = Give(command, options);
        Runtime.RunUntilIdle();
        return Find(id);
    }

    public Operation Find(OperationId id) => Runtime.FindOperation(id)!;

    /// <summary>A call of two connected devices.</summary>
    public void Talk(string call)
    {
        Say($"EV originated {call} a 1001\nEV delivered {call} b 1002\nEV established {call} b 1002");
    }

    public static NativeConnection At(string call, string device) => new(call, device);

    /// <summary>Everything that was logged, as text.</summary>
    public string Story() => string.Join('\n', Events.Select(static e => Encoding.UTF8.GetString(e.Json.Span)));

    public void Dispose() => Log.Dispose();
}
