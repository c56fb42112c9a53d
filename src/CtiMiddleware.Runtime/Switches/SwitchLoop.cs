using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Capabilities;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Snapshots;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime.CallDetails;
using CtiMiddleware.Runtime.Calls;
using CtiMiddleware.Runtime.Commands;
using CtiMiddleware.Runtime.DataLinks;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Runtime.Monitors;
using CtiMiddleware.Runtime.Supervision;
using Microsoft.Extensions.Logging;

namespace CtiMiddleware.Runtime.Switches;

/// <summary>
/// One switch: one single-threaded loop over its links. One turn is what other threads posted, all due timers, then received bytes up to 64
/// KiB or 256 frames of each link, then up to 16 commands, at least one if any waits (field rule 16). A <see cref="LoopThread"/> runs it in
/// real time; under virtual time <see cref="RunUntilIdle"/> is called by whoever moves the clock. Only <see cref="Post"/> is thread-safe.
/// </summary>
internal sealed class SwitchLoop : ILinkHost, IAnomalySink, IDisposable
{
    private const int CommandsPerTurn = 16;
    private const int MaxPosts = 10_000;

    private readonly SwitchParts _parts;
    private readonly LoopPosts _posts = new(MaxPosts);
    private readonly StatusPublisher _publisher;
    private readonly LinkElection _election;
    private readonly SnapshotSync _sync;
    private readonly CallAudit _audit;
    private readonly LinkDrain _drain;
    private readonly DataLinks _data;
    private readonly LinkOperator _operator;
    private readonly DataLinkEvents _dataEvents;
    private readonly ILogger _logger;
    private long _syncStart;
    private int _failedTurns;
    private LinkSession? _speaking;

    public SwitchLoop(SwitchDefinition definition, SwitchParts parts)
    {
        Definition = definition;
        _parts = parts;
        _logger = parts.Logger;
        Timers = new LoopTimers(parts.Time);
        var effects = new EffectTracker(definition.Id, parts.Log, parts.Operations, Timers, definition.Pacing);
        Histories = new CallHistories(definition, Timers, parts.Time, parts.Log);
        var sink = Histories.Watch(parts.AnnouncedPorts, effects);
        Registry =
            parts.CreateRegistry?.Invoke(definition, sink, this)
            ?? RegistryPort.Create(definition, sink, parts.Ids, this, parts.Time.GetUtcNow());
        Histories.Attach(Registry);
        var details = new CallDetailRecorder(parts.CallDetails, parts.CallDetailLog ?? parts.Log, parts.Ids, _logger);
        _dataEvents = new DataLinkEvents(this, Histories, details, parts.FindLoop);
        var record = new CommandRecord(parts.Operations, parts.Log, parts.Time);
        CommandTable Table(SwitchCapabilities capabilities) =>
            new(Registry, Timers, definition.Pacing, parts.Ids, new CommandGate(capabilities, parts.FindConnection), effects, record);
        Commands = Table(definition.CarryingCapabilities);
        Links = LinkSessions.Create(definition, this, parts);
        _data = new DataLinks(definition, Links, Table);
        _publisher = new StatusPublisher(definition, parts.Log, Registry, parts.Time);
        _election = new LinkElection(Links);
        var host = new MonitorHost(Commands, definition.SnapshotTimeout, () => _election.Active, WhyNot, () => _audit!);
        Monitors = new MonitorTable(definition, host, Registry, Timers, parts.Time, parts.Seed, _logger);
        _sync = new SnapshotSync(Commands, definition.SnapshotTimeout, Monitors);
        _audit = new CallAudit(definition, Commands, Timers, () => InServiceLink) { Before = Monitors.Review };
        _drain = new LinkDrain(Commands);
        _operator = new LinkOperator(_election, _drain, _data);
    }

    /// <summary>The definition.</summary>
    public SwitchDefinition Definition { get; }

    /// <summary>The links.</summary>
    public IReadOnlyList<LinkSession> Links { get; }

    /// <inheritdoc/>
    public ISwitchRegistry Registry { get; }

    /// <summary>The commands of the link that carries the switch.</summary>
    public CommandTable Commands { get; }

    /// <inheritdoc/>
    public LoopTimers Timers { get; }

    /// <summary>The call histories of its ports. Loop's thread only.</summary>
    public CallHistories Histories { get; }

    /// <summary>The monitors. Loop's thread only.</summary>
    public MonitorTable Monitors { get; }

    /// <summary>Told of every change of a link's status, after it was published; null when nobody asks.</summary>
    public Action<LinkSession, LinkStatus>? Observer { get; init; }

    /// <summary>Called from any thread when there is something to do.</summary>
    public Action Waker { get; set; } = static () => { };

    /// <summary>The link that carries the switch; null when none does.</summary>
    public LinkSession? Active => _election.Active;

    private LinkSession? InServiceLink => _election.Active is { Status.InService: true } link ? link : null;

    /// <summary>How long until there is something to do by itself; null when only news from outside bring something.</summary>
    public TimeSpan? UntilNext
    {
        get
        {
            var next = Timers.Next is { } due ? due - Timers.Now : (TimeSpan?)null;
            if (_election.Active is { Accepts: true } active && Commands.UntilNext(active) is { } pace && (next is null || pace < next))
                next = pace;
            if (_data.UntilNext is { } data && (next is null || data < next))
                next = data;
            return next < TimeSpan.Zero ? TimeSpan.Zero : next;
        }
    }

    /// <summary>Has something done on the loop's thread. False when too much waits.</summary>
    public bool Post(Action action)
    {
        if (!_posts.TryAdd(action))
            return false;
        Wake();
        return true;
    }

    /// <summary>Starts the links.</summary>
    public void Start()
    {
        Monitors.Prepare();
        foreach (var link in Links)
            _election.SetOff(link, !link.Definition.Enabled);
        _election.Start();
    }

    /// <summary>Ends the links; commands under way end, the log tells.</summary>
    public void Stop(string reason)
    {
        foreach (var link in Links)
            _operator.Stop(link, reason);
    }

    /// <summary>Operates a link.</summary>
    public void Operate(LinkSession link, LinkOperation operation) => _operator.Operate(link, operation);

    /// <summary>Takes a command in.</summary>
    public void Submit(PendingCommand command)
    {
        if (_data.For(command.Service) is { } data)
        {
            data.Submit(command);
            return;
        }
        var draining = _drain.WhyNot;
        Commands.Submit(command, draining is null ? InServiceLink : null, draining ?? WhyNot());
    }

    /// <summary>One turn; true when something was done.</summary>
    public bool Turn()
    {
        try
        {
            var any = TurnOnce();
            _failedTurns = 0;
            return any;
        }
        catch (Exception failure)
        {
            // What an adapter does wrong is caught where it is called; this is ours, and one switch's fault must not end the process.
            Log.TurnFailed(_logger, failure, Definition.Id.Value);
            foreach (var link in Links)
                link.End($"internal: {failure.GetType().Name} in the loop", CloseNext.Retry);
            // Goes on at once to close the links, but not for ever: then it waits for news.
            return ++_failedTurns < 3;
        }
    }

    /// <summary>Turns until nothing is left to do now.</summary>
    public void RunUntilIdle()
    {
        while (Turn()) { }
    }

    /// <inheritdoc/>
    public CommandTable CommandsOf(LinkSession session) => _data.Find(session)?.Commands ?? Commands;

    /// <inheritdoc/>
    public void Apply(LinkSession session, SwitchEvent switchEvent, DateTimeOffset receivedAt, FrameRef frame)
    {
        if (switchEvent is DataLinkEvent e)
            _dataEvents.Apply(session, e, receivedAt, frame);
        else
            Registry.Apply(switchEvent, receivedAt, frame);
    }

    /// <inheritdoc/>
    public bool Feeds(LinkSession session) =>
        session.Definition.Role == LinkRole.Data || _election.Active is null || _election.Active == session;

    /// <inheritdoc/>
    public void SwitchRestarted(DateTimeOffset at)
    {
        Registry.NewEpoch(at);
        // Calls that go on, or that began since, come back under new identifiers.
        _audit.RunSoon();
    }

    /// <inheritdoc/>
    public void Observed(string device, DeviceObservation observation, string? reason, DateTimeOffset at) =>
        Monitors.Told(device, observation, reason, at);

    /// <inheritdoc/>
    public void BeginSync(LinkSession session)
    {
        if (session.Definition.Role == LinkRole.Data)
        {
            session.Input(new SupervisionInput.Reconciled(Restriction: null));
        }
        else if (_election.Claim(session))
        {
            _syncStart = _parts.Time.GetTimestamp();
            _sync.Begin(session);
        }
        else
        {
            // An operator switched it on or restarted it while another carries the switch: it waits instead of running into its deadline.
            session.Input(new SupervisionInput.Disable($"standby; {_election.Active!.Id} carries the switch"));
        }
    }

    /// <inheritdoc/>
    public void SnapshotEnded(LinkSession session, SnapshotScope scope, bool complete)
    {
        if (!complete)
            _sync.Incomplete(session, scope);
    }

    /// <inheritdoc/>
    public void Changed(LinkSession session, LinkStatus before)
    {
        LinkJournal.Write(_logger, session, before);
        var lost = _election.Changed(session);
        _publisher.Publish(session);
        if (lost)
        {
            _sync.Cancel(session);
            _audit.Stop();
            Monitors.Lost();
            _operator.Lost(session);
            // What the switch did after the last byte that came is what we did not hear.
            _publisher.Lost(Links, session.LastReceived ?? _parts.Time.GetUtcNow());
        }
        else if (session.Status.InService && !before.InService && session == _election.Active)
        {
            _publisher.InService(Links);
            _audit.Start();
            Log.Reconciled(_logger, Definition.Id.Value, (long)_parts.Time.GetElapsedTime(_syncStart).TotalMilliseconds);
        }
        else
        {
            if (before.InService && !session.Status.InService)
                _operator.Lost(session);
            _publisher.PublishSwitch(Links);
        }
        Observer?.Invoke(session, before);
    }

    /// <inheritdoc/>
    public void Anomaly(AnomalyKind kind, string detail) => (_speaking ?? _election.Active ?? Links[0]).Anomaly(kind, detail);

    /// <inheritdoc/>
    public void Speaks(LinkSession? session) => _speaking = session;

    /// <inheritdoc/>
    public void Wake() => Waker();

    /// <summary>The loop's thread ended: what is posted from here on is done at once by who posts it, so that no command is left without an end.</summary>
    public void Close() => _posts.Close();

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var link in Links)
            link.Dispose();
    }

    private bool TurnOnce()
    {
        var any = _posts.Run();
        any |= RunInputs();
        any |= Timers.RunDue();
        any |= RunInputs();
        foreach (var link in Links)
        {
            any |= link.RunBytes();
            any |= link.RunInputs();
        }
        if (_election.Active is { } active)
            any |= Commands.Pump(active, CommandsPerTurn);
        any |= _data.Pump(CommandsPerTurn);
        _operator.SwitchOffDrained();
        any |= RunInputs();
        foreach (var link in Links)
            link.Flush();
        return any;
    }

    private bool RunInputs()
    {
        var any = false;
        foreach (var link in Links)
            any |= link.RunInputs();
        return any;
    }

    private string WhyNot() =>
        (_election.Active ?? Links.FirstOrDefault(static link => link.Definition.Role != LinkRole.Data) ?? Links[0]).WhyNot;
}
