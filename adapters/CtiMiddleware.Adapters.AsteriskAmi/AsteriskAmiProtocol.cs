using System.Buffers.Text;
using System.Globalization;
using CtiMiddleware.Adapters.AsteriskAmi.Commands;
using CtiMiddleware.Adapters.AsteriskAmi.Events;
using CtiMiddleware.Adapters.AsteriskAmi.Messages;
using CtiMiddleware.Adapters.AsteriskAmi.Session;
using CtiMiddleware.Adapters.ChannelModel;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Adapters.AsteriskAmi;

/// <summary>
/// Asterisk Manager Interface, one link. Bytes → packets → views → call model → uniform events; responses go to the request that waits for
/// them. Calls known from before survive an outage of the link, so that the snapshot after it can be reconciled.
/// </summary>
public sealed class AsteriskAmiProtocol : ILinkProtocol, IExchangeContext
{
    private readonly AsteriskAmiOptions _options;
    private readonly AmiFrameReader _frames;
    private readonly AmiModelOutput _modelOutput = new();
    private readonly CallModel _model;
    private readonly AgentEvents _agents;
    private readonly AmiEventMapper _events;
    private readonly AmiCommandMapper _commands;
    private readonly Dictionary<long, Exchange> _outstanding = [];
    private readonly IIdSource _ids;
    private readonly AmiEffectRunner _effects;

    private AmiState _state = new AmiState.Idle();
    private ILinkOutput? _output;
    private long _actionNumber;
    private bool _bannerRead;

    /// <summary>Makes the protocol of one link.</summary>
    /// <param name="options">How to talk to the switch.</param>
    /// <param name="ids">Where identifiers of channels that we make come from.</param>
    public AsteriskAmiProtocol(AsteriskAmiOptions options, IIdSource ids)
    {
        _options = options;
        _ids = ids;
        _effects = new AmiEffectRunner(options);
        _frames = new AmiFrameReader(options.MaxFrameLength);
        var devices = new DeviceMap(options.Devices);
        _model = new CallModel(devices, _modelOutput);
        _agents = new AgentEvents(devices, _modelOutput);
        _events = new AmiEventMapper(_model, _agents, new DeviceEvents(devices, _modelOutput), _modelOutput);
        _commands = new AmiCommandMapper(options, _model, devices, _agents, () => _ids.Next("cti-"));
    }

    ILinkOutput IExchangeContext.Output => _output!;

    /// <summary>Channels known now; for tests and diagnostics.</summary>
    public int ChannelCount => _model.ChannelCount;

    /// <inheritdoc/>
    public void Opened(ILinkOutput output)
    {
        Use(output);
        _bannerRead = false;
        _frames.Reset();
        Step(new AmiInput.Opened());
    }

    /// <inheritdoc/>
    public int Received(ReadOnlySpan<byte> buffer, int maxFrames, ILinkOutput output)
    {
        Use(output);
        var consumed = 0;
        if (!_bannerRead)
        {
            consumed = ReadBanner(buffer);
            if (consumed == 0)
                return 0;
        }
        for (var frames = 0; frames < maxFrames && _state is not AmiState.Failed; frames++)
        {
            if (!_frames.TryRead(buffer[consumed..], out var length, out var whole))
                break;
            if (length > 0)
            {
                output.Frame(consumed, length);
                Frame(buffer.Slice(consumed, length));
            }
            consumed += whole;
        }
        return consumed;
    }

    /// <inheritdoc/>
    public void Execute(CommandTicket ticket, SwitchCommand command, ILinkOutput output)
    {
        Use(output);
        if (_outstanding.Count >= AmiLimits.MaxOutstanding)
            output.Complete(
                ticket,
                CommandAnswer.Rejected(Failure.PerformanceLimitExceeded, "too many requests wait for the switch's response")
            );
        else
            _commands.Execute(ticket, command, this);
        _modelOutput.Flush(default);
    }

    /// <inheritdoc/>
    public void Abandon(CommandTicket ticket, ILinkOutput output)
    {
        // Nothing to forget: the request keeps its identifier, so that a late answer still finds its command.
    }

    /// <inheritdoc/>
    public void Elapsed(LinkTimer timer, ILinkOutput output)
    {
        Use(output);
        if (timer == AmiEffectRunner.LoginTimer)
            Step(new AmiInput.LoginTimerElapsed());
        else if (timer == AmiEffectRunner.BootTimer)
            Step(new AmiInput.BootTimerElapsed());
        else if (timer == AmiEffectRunner.HeartbeatTimer)
            Step(_effects.PingIsOut ? new AmiInput.HeartbeatLate() : new AmiInput.HeartbeatDue());
        else if (timer == AmiModelOutput.SettleTimer)
            _model.Settle();
        _modelOutput.Flush(default);
    }

    /// <inheritdoc/>
    public void Closed(ILinkOutput output)
    {
        Use(output);
        _outstanding.Clear();
        _effects.Reset();
        Step(new AmiInput.Closed());
    }

    void IExchangeContext.Send(AmiAction action, Exchange exchange)
    {
        if (action.Problem() is { } problem)
        {
            exchange.Refuse(problem, this);
            return;
        }
        _outstanding.Add(Send(action), exchange);
    }

    private void Use(ILinkOutput output)
    {
        _output = output;
        _modelOutput.Link = output;
    }

    private int ReadBanner(ReadOnlySpan<byte> buffer)
    {
        var end = buffer.IndexOf("\r\n"u8);
        if (end < 0)
        {
            if (buffer.Length > 512)
                throw new LinkProtocolException(LinkProtocolError.BadGreeting, "512 bytes and no end of the greeting's line");
            return 0;
        }
        _bannerRead = true;
        Step(new AmiInput.Banner(AmiFrame.Decode(buffer[..end]), _options.Md5));
        return end + 2;
    }

    private void Frame(ReadOnlySpan<byte> text)
    {
        if (text.StartsWith("Event: "u8))
            EventFrame(text);
        else if (text.StartsWith("Response: "u8))
            ResponseFrame(text);
        else
            _output!.Anomaly(AnomalyKind.UnexpectedEvent, "a packet that begins neither with Event nor with Response", text);
    }

    private void EventFrame(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf((byte)'\r');
        var name = text[7..end].TrimEnd((byte)' ');
        // Two events without the blank line between them: one of them would be lost in silence.
        if (text[end..].IndexOf("\r\nEvent: "u8) >= 0)
        {
            _output!.Anomaly(AnomalyKind.UnexpectedEvent, "a packet holds two events", text);
            return;
        }
        var kind = AmiEventNames.Find(name);
        var frame = new AmiFrame(text[(end + 2)..]);
        switch (kind)
        {
            case AmiEventKind.Ignored when _outstanding.Count == 0:
                _output!.Ignored();
                return;
            case AmiEventKind.FullyBooted:
                Step(new AmiInput.FullyBooted());
                return;
            case AmiEventKind.Shutdown:
                Step(new AmiInput.Shutdown(frame.Find("Restart"u8).SequenceEqual("True"u8)));
                return;
            default:
                break;
        }
        if (IsOfList(kind) && frame.TryFind("ActionID"u8, out var actionId))
        {
            ListEvent(kind, name, actionId, ref frame);
            return;
        }
        if (kind is AmiEventKind.Ignored or AmiEventKind.ListItem or AmiEventKind.ListComplete or AmiEventKind.OriginateResponse)
            _output!.Ignored();
        else if (kind == AmiEventKind.Unknown)
            _output!.Unknown(AmiFrame.Decode(name), text);
        else
            _events.Apply(kind, ref frame);
        _modelOutput.Flush(text);
    }

    /// <summary>Kinds that come as answers to a request too; only for these is it worth looking for the request's identifier.</summary>
    private static bool IsOfList(AmiEventKind kind) =>
        kind
            is AmiEventKind.Unknown
                or AmiEventKind.Ignored
                or AmiEventKind.ListItem
                or AmiEventKind.ListComplete
                or AmiEventKind.OriginateResponse
                or AmiEventKind.ParkedCall
                or AmiEventKind.DeviceStateChange
                or AmiEventKind.MessageWaiting;

    private void ListEvent(AmiEventKind kind, ReadOnlySpan<byte> name, ReadOnlySpan<byte> actionId, ref AmiFrame frame)
    {
        if (!TryNumber(actionId, out var number) || !_outstanding.TryGetValue(number, out var exchange))
        {
            _output!.Ignored();
            return;
        }
        var complete = kind == AmiEventKind.ListComplete || frame.Find("EventList"u8).SequenceEqual("Complete"u8);
        if (exchange.ListEvent(name, complete, ref frame, this))
            _outstanding.Remove(number);
        _modelOutput.Flush(frame.Text);
    }

    private void ResponseFrame(ReadOnlySpan<byte> text)
    {
        var frame = new AmiFrame(text);
        var verdict = frame.Find("Response"u8);
        var success = verdict.SequenceEqual("Success"u8) || verdict.SequenceEqual("Follows"u8) || verdict.SequenceEqual("Goodbye"u8);
        _ = TryNumber(frame.Find("ActionID"u8), out var number);
        if (_state is AmiState.Challenging or AmiState.LoggingIn)
        {
            // One request is under way during the login, so its response needs no other proof.
            LoginResponse(success, ref frame);
        }
        else if (_effects.IsPong(number))
        {
            Step(new AmiInput.Pong());
        }
        else if (number != 0 && _outstanding.Remove(number, out var exchange))
        {
            if (!exchange.Response(success, ref frame, this))
                _outstanding.Add(number, exchange);
            _modelOutput.Flush(text);
        }
        else
            _output!.Unknown("Response", text);
    }

    private void LoginResponse(bool success, ref AmiFrame frame)
    {
        var challenge = frame.Find("Challenge"u8);
        if (!success)
            Step(new AmiInput.Refused(AmiFrame.Decode(frame.Find("Message"u8))));
        else
            Step(new AmiInput.Accepted(challenge.IsEmpty ? null : AmiFrame.Decode(challenge)));
    }

    private void Step(AmiInput input)
    {
        var step = AmiSession.Next(_state, input);
        _state = step.State;
        foreach (var effect in step.Effects)
            _effects.Run(effect, _output!, Send);
    }

    private long Send(AmiAction action)
    {
        var number = ++_actionNumber;
        action.WriteTo(number.ToString(CultureInfo.InvariantCulture), _output!.Wire);
        return number;
    }

    private static bool TryNumber(ReadOnlySpan<byte> text, out long number) =>
        Utf8Parser.TryParse(text, out number, out var used) && used == text.Length;
}
