using CtiMiddleware.Adapters.CiscoGed188.Commands;
using CtiMiddleware.Adapters.CiscoGed188.Events;
using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Adapters.CiscoGed188.Session;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.States;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CtiMiddleware.Adapters.CiscoGed188;

/// <summary>
/// Cisco's CTI Server protocol, one link. Bytes → checked messages → views → uniform events; confirmations go to the request that waits for
/// them. Calls known from before survive an outage of the link, so that the snapshot after it can be reconciled.
/// </summary>
public sealed class CiscoGed188Protocol : ILinkProtocol, IGedContext, IExchangeContext
{
    private static readonly LinkTimer s_statisticsTimer = new(3);

    private readonly CiscoGed188Options _options;
    private readonly ILogger _logger;
    private readonly GedRules _rules;
    private readonly GedWireState _wire = new();
    private readonly GedEffectRunner _effects;
    private readonly GedCalls _calls;
    private readonly CallEventMapper _callEvents;
    private readonly AgentEventMapper _agents;
    private readonly OtherEvents _others;
    private readonly CommandMapper _commands;
    private readonly GroupPolling _groups;
    private readonly OutstandingRequests _outstanding = new();

    private GedState _state = new GedState.Idle();
    private ILinkOutput? _output;

    /// <summary>Makes the protocol of one link that logs nothing.</summary>
    /// <param name="options">How to talk to the server; within their bounds.</param>
    public CiscoGed188Protocol(CiscoGed188Options options)
        : this(options, NullLogger.Instance) { }

    /// <summary>Makes the protocol of one link.</summary>
    /// <param name="options">How to talk to the server; within their bounds.</param>
    /// <param name="logger">Where it logs; every line carries the link.</param>
    public CiscoGed188Protocol(CiscoGed188Options options, ILogger logger)
    {
        _options = options;
        _logger = logger;
        _rules = new GedRules(options.Version, options.Services);
        _effects = new GedEffectRunner(options, _wire);
        var texts = new TextCache();
        _calls = new GedCalls(options.MaxCalls);
        _callEvents = new CallEventMapper(_calls, texts, this, options.DuplicateWindow, options.PeripheralId);
        _calls.Overflow = _callEvents.Forget;
        _agents = new AgentEventMapper(texts, this, options.MaxAgents);
        _others = new OtherEvents(this);
        _commands = new CommandMapper(options, this);
        _groups = new GroupPolling(options.SkillGroups, this);
    }

    ILinkOutput IGedContext.Output => _output!;

    ILinkOutput IExchangeContext.Output => _output!;

    int IExchangeContext.Version => _wire.Version;

    GedCalls IExchangeContext.Calls => _calls;

    AgentEventMapper IExchangeContext.Agents => _agents;

    CallEventMapper IExchangeContext.CallEvents => _callEvents;

    /// <summary>Calls known now; for tests and diagnostics.</summary>
    public int CallCount => _calls.Count;

    /// <summary>Requests that wait for their confirmation or may still get a late one; for tests and diagnostics. Bounded.</summary>
    public int OutstandingCount => _outstanding.Count;

    /// <summary>Agents known now, and the states remembered of all of them; for tests.</summary>
    internal (int Agents, int Told) AgentCount => (_agents.All.Count(), _agents.All.Sum(static agent => agent.Told.Count));

    /// <inheritdoc/>
    public void Opened(ILinkOutput output)
    {
        _output = output;
        Step(new GedInput.Opened());
    }

    /// <inheritdoc/>
    public int Received(ReadOnlySpan<byte> buffer, int maxFrames, ILinkOutput output)
    {
        _output = output;
        var consumed = 0;
        for (var frames = 0; frames < maxFrames && _state is not GedState.Failed; frames++)
        {
            if (!_wire.Reader.TryRead(buffer[consumed..], out var message))
                break;
            output.Frame(consumed, message.Frame.Length);
            consumed += message.Frame.Length;
            Message(message);
        }
        return consumed;
    }

    /// <inheritdoc/>
    public void Execute(CommandTicket ticket, SwitchCommand command, ILinkOutput output)
    {
        _output = output;
        if (_state is not GedState.Open)
            output.Complete(ticket, CommandAnswer.Rejected(Failure.ResourceOutOfService, "the session with the CTI Server is not open"));
        else
            _commands.Execute(ticket, command);
    }

    /// <inheritdoc/>
    public void Abandon(CommandTicket ticket, ILinkOutput output)
    {
        _output = output;
        _commands.Abandon(ticket);
        foreach (var dropped in _outstanding.Abandon(ticket))
            Drop(dropped);
    }

    /// <inheritdoc/>
    public void Elapsed(LinkTimer timer, ILinkOutput output)
    {
        _output = output;
        if (timer == GedEffectRunner.OpenTimer)
            Step(new GedInput.OpenTimerElapsed());
        else if (timer == GedEffectRunner.HeartbeatTimer)
            Step(_effects.HeartbeatIsOut ? new GedInput.HeartbeatLate() : new GedInput.HeartbeatDue());
        else if (timer == s_statisticsTimer)
            CountGroups();
    }

    /// <inheritdoc/>
    public void Closing(ILinkOutput output)
    {
        if (_state is GedState.Open)
            _wire
                .Writer.Begin(MessageType.CloseReq)
                .Set(Field.InvokeID, _wire.NextInvoke())
                .Set(Field.StatusCode, (uint)StatusCode.NoError)
                .Finish(output.Wire);
    }

    /// <inheritdoc/>
    public void Closed(ILinkOutput output)
    {
        _output = output;
        _outstanding.Clear();
        _commands.Reset();
        _groups.Reset();
        _effects.Reset();
        Step(new GedInput.Closed());
    }

    void IGedContext.Begins(GedConnection connection)
    {
        if (connection.State is not (LocalConnectionState.Initiated or LocalConnectionState.Connected))
            return;
        foreach (var making in _commands.Making)
        {
            if (making.Takes(connection, this))
                return;
        }
    }

    void IExchangeContext.Send(MessageType type, uint peripheral, Action<GedMessageWriter> fill, Exchange exchange)
    {
        if (exchange.Ticket is not null && _outstanding.IsFull)
        {
            End(exchange, CommandAnswer.Rejected(Failure.PerformanceLimitExceeded, "too many requests wait for the server's confirmation"));
            return;
        }
        var invoke = _wire.NextInvoke();
        var writer = _wire.Writer.Begin(type).Set(Field.InvokeID, invoke);
        if (MessageLayout.Find((uint)type, _wire.Version)!.Has(Field.PeripheralID))
            writer.Set(Field.PeripheralID, PeripheralOf(peripheral));
        fill(writer);
        if (!writer.Finish(_output!.Wire))
            End(exchange, CommandAnswer.Rejected(Failure.InvalidParameter, writer.Problem!));
        else if (_outstanding.Add(invoke, type + 1, exchange) is { } dropped)
            Drop(dropped);
    }

    private void Drop(Exchange exchange) =>
        exchange.Refused(
            CommandAnswer.Rejected(
                Failure.PerformanceLimitExceeded,
                "the server did not answer, and too many later requests wait for it too"
            ),
            this
        );

    private uint PeripheralOf(uint told) => told != GedWire.Unknown ? told : _options.PeripheralId ?? _callEvents.Peripheral;

    private void Message(GedMessage message)
    {
        if (_state is GedState.Open && _callEvents.Apply(message))
            return;
        switch (message.Type)
        {
            case MessageType.OpenConf:
                OpenConf(message);
                break;
            case MessageType.HeartbeatConf:
                Heartbeat(message);
                break;
            case MessageType.FailureConf or MessageType.ControlFailureConf:
                Refused(message);
                break;
            case MessageType.FailureEvent:
                Step(new GedInput.Failure((StatusCode)message.Number(Field.StatusCode), Failures.Words(message)));
                break;
            case MessageType.CloseReq:
                Step(
                    new GedInput.CloseRequested(
                        message.Number(Field.InvokeID),
                        (StatusCode)message.Number(Field.StatusCode),
                        Failures.Words(message)
                    )
                );
                break;
            case MessageType.SystemEvent:
                _others.System(message);
                Step(new GedInput.StatusTold(StatusOf(message)));
                break;
            case MessageType.AgentStateEvent when _state is GedState.Open:
                _agents.Apply(message);
                break;
            default:
                if (_state is not GedState.Open || !_others.Apply(message))
                    Confirmation(message);
                break;
        }
    }

    // CTI_SERVER_OFFLINE is told as an event and as a bit, and either is enough.
    private static PGStatusCode StatusOf(GedMessage message) =>
        (PGStatusCode)message.Number(Field.PGStatus)
        | (
            (SystemEventID)message.Number(Field.SystemEventID) == SystemEventID.CtiServerOffline
                ? PGStatusCode.CtiServerOffline
                : PGStatusCode.None
        );

    private void OpenConf(GedMessage message)
    {
        if (message.Number(Field.InvokeID) != _effects.OpenInvoke || _effects.OpenInvoke == 0)
        {
            _output!.Anomaly(AnomalyKind.UnexpectedAnswer, "OPEN_CONF for a request that was not sent", message.Frame);
            return;
        }
        _commands.Granted = (CtiServiceMask)message.Number(Field.ServiceGranted);
        var online = _options.PeripheralId is null || message.Number(Field.PeripheralOnline) != 0;
        Step(new GedInput.Accepted(_commands.Granted, (PGStatusCode)message.Number(Field.PGStatus), online));
        if (_state is GedState.Open && _options.SkillGroups.Count > 0 && _options.StatisticsInterval > TimeSpan.Zero)
            _output!.StartTimer(s_statisticsTimer, _options.StatisticsInterval);
    }

    private void Heartbeat(GedMessage message)
    {
        if (_effects.IsHeartbeat(message.Number(Field.InvokeID)))
        {
            Step(new GedInput.HeartbeatAnswered());
            _effects.Answered();
        }
        else
            _output!.Anomaly(
                AnomalyKind.UnexpectedAnswer,
                "HEARTBEAT_CONF for a heartbeat that was not sent, or answered already",
                message.Frame
            );
    }

    private void Refused(GedMessage message)
    {
        var invoke = message.Number(Field.InvokeID);
        if (_outstanding.TryRefuse(invoke, out var waiting))
            End(waiting, Failures.Of(message));
        else if (invoke == _effects.OpenInvoke && invoke != 0 && message.Type == MessageType.FailureConf)
            Step(new GedInput.Refused((StatusCode)message.Number(Field.StatusCode), Failures.Words(message)));
        else if (_effects.IsHeartbeat(invoke))
            Step(new GedInput.HeartbeatRefused(Failures.Of(message).Text!));
        else
            Unexpected(message);
    }

    private void Confirmation(GedMessage message)
    {
        var name = message.Layout?.Name;
        if (message.IsDescribed && name!.EndsWith("_CONF", StringComparison.Ordinal))
        {
            var invoke = message.Number(Field.InvokeID);
            if (_outstanding.TryConfirm(invoke, message.Type, out var waiting))
            {
                if (waiting is MakingExchange making)
                    _commands.Making.Remove(making);
                waiting.Confirmed(message, this);
            }
            else
                Unexpected(message);
            return;
        }
        _output!.Unknown(MessageText.NameOf(message), message.Frame);
    }

    private void Unexpected(GedMessage message) =>
        _output!.Anomaly(
            AnomalyKind.UnexpectedAnswer,
            $"{message.Layout!.Name} for request {message.Number(Field.InvokeID)}, which does not wait for it",
            message.Frame
        );

    private void End(Exchange exchange, CommandAnswer refusal)
    {
        if (exchange is MakingExchange making)
            _commands.Making.Remove(making);
        exchange.Refused(refusal, this);
    }

    private void CountGroups()
    {
        if (_state is not GedState.Open)
            return;
        _groups.Ask();
        _output!.StartTimer(s_statisticsTimer, _options.StatisticsInterval);
    }

    private void Step(GedInput input)
    {
        var step = GedSession.Next(_state, input, _rules);
        _state = step.State;
        foreach (var effect in step.Effects)
        {
            if (effect is GedEffect.SendOpen open && open.Version < _rules.Newest)
                Log.VersionLowered(_logger, open.Version);
            _effects.Run(effect, _output!);
        }
    }
}
