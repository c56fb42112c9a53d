using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Snapshots;
using CtiMiddleware.Runtime.Switches;

namespace CtiMiddleware.Runtime.Voice;

/// <summary>
/// Plays, records and collects digits on the connections of a board's link: what is the same on all boards (architecture, Boards). The board is
/// called only between its own calls. Loop's thread only.
/// </summary>
internal sealed partial class VoiceEngine : IMediaOutput
{
    private readonly IVoiceHost _host;
    private readonly VoiceParts _parts;
    private readonly Dictionary<NativeConnection, VoiceChannel> _channels = [];
    private readonly Queue<VoiceChannel> _queue = new();
    private readonly List<VoiceChannel> _speaking = [];
    private readonly Dictionary<string, NativeConnection> _originated = new(StringComparer.Ordinal);
    private readonly Dictionary<CommandTicket, SwitchCommand> _open = [];
    private bool _flushing;

    public VoiceEngine(IVoiceHost host, BoardTraits traits, VoiceParts parts, LoopTimers timers)
    {
        _host = host;
        _parts = parts;
        Traits = traits;
        Timers = timers;
        Lead = Frames.CountOf(traits.TransmitLead);
        Clock = new VoiceClock(timers, OnClock);
    }

    /// <summary>What the board can.</summary>
    public BoardTraits Traits { get; }

    /// <summary>Bounds.</summary>
    public VoiceOptions Options => _parts.Options;

    /// <summary>The loop's timers.</summary>
    public LoopTimers Timers { get; }

    /// <summary>The clock.</summary>
    public VoiceClock Clock { get; }

    /// <summary>Frames that the board wants ahead of time.</summary>
    public int Lead { get; }

    /// <summary>Counters.</summary>
    public VoiceCounters Counters { get; } = new();

    /// <summary>Connections on which something was heard or asked for.</summary>
    public int Channels => _channels.Count;

    /// <summary>Carries a command out if it is one of voice units; false when it is the board's.</summary>
    public bool Execute(CommandTicket ticket, SwitchCommand command)
    {
        var on = command switch
        {
            SwitchCommand.PlayMessage c => c.OverConnection,
            SwitchCommand.RecordMessage c => c.CallToBeRecorded,
            SwitchCommand.Stop c => c.Connection,
            SwitchCommand.Suspend c => c.Connection,
            SwitchCommand.Resume c => c.Connection,
            SwitchCommand.StartDataCollection c => c.Object,
            SwitchCommand.StopDataCollection c => c.Connection,
            _ => (NativeConnection?)null,
        };
        if (on is not { } connection)
            return false;
        _open[ticket] = command;
        var answer = _host.WhyNot(connection) is { } refusal ? refusal : Begin(ticket, command, Channel(connection));
        if (answer is not null)
            Complete(ticket, answer);
        Flush();
        return true;
    }

    /// <summary>Nobody waits for a command any more: what did not begin by then shall not begin later. False when it is the board's.</summary>
    public bool Abandon(CommandTicket ticket)
    {
        if (!_open.ContainsKey(ticket))
            return false;
        foreach (var channel in _channels.Values)
            channel.Abandon(ticket);
        Flush();
        return true;
    }

    /// <summary>What the board says of calls, before it is applied: what goes on a connection ends before the connection does.</summary>
    public void Before(SwitchEvent switchEvent)
    {
        switch (switchEvent)
        {
            case CallEvent.ConnectionCleared x:
                End(x.DroppedConnection);
                break;
            case CallEvent.Diverted x:
                End(x.Connection);
                break;
            case CallEvent.Failed x:
                End(x.FailedConnection);
                break;
            case CallEvent.CallCleared x:
                EndCall(x.ClearedCall.CallId);
                break;
            case CallEvent.Transferred x:
                Move(x.TransferredConnections);
                break;
            case CallEvent.Conferenced x:
                Move(x.ConferenceConnections);
                break;
            default:
                break;
        }
    }

    /// <summary>What the board says of calls, after it was applied: on a board that hears while it speaks, digits count from the answer on.</summary>
    public void After(SwitchEvent switchEvent)
    {
        if (switchEvent is CallEvent.Originated begun)
            _originated[begun.OriginatedConnection.CallId] = begun.OriginatedConnection;
        if (switchEvent is not CallEvent.Established x || !Traits.FullDuplex || Traits.DetectsDigits)
            return;
        var own = _originated.GetValueOrDefault(x.EstablishedConnection.CallId, x.EstablishedConnection);
        if (_host.WhyNot(own) is null)
            Channel(own).Listen();
    }

    /// <summary>The board says that it counts its calls anew, or that a call is gone: everything on it ends before.</summary>
    public void EndCall(string? callId)
    {
        foreach (var channel in _channels.Values.Where(one => callId is null || one.Id.CallId == callId).ToList())
            End(channel.Id);
        if (callId is null)
            _originated.Clear();
        else
            _originated.Remove(callId);
    }

    /// <summary>The link is lost: commands under way are ended by who owns them.</summary>
    public void LinkLost(string reason)
    {
        foreach (var channel in _channels.Values.ToList())
            channel.Close(VoiceEnd.Failed, $"the link was lost: {reason}", answers: false);
        _channels.Clear();
        _originated.Clear();
        _queue.Clear();
        _speaking.Clear();
        _open.Clear();
        Clock.Stop();
    }

    /// <summary>Calls back who asked for it. Not inside a call of the board.</summary>
    public void Flush()
    {
        if (_flushing)
            return;
        _flushing = true;
        try
        {
            while (_queue.TryDequeue(out var channel))
            {
                channel.Queued = false;
                channel.Ask();
            }
        }
        finally
        {
            _flushing = false;
        }
    }

    /// <summary>A channel wants to be called back.</summary>
    public void Queue(VoiceChannel channel)
    {
        if (channel.Queued)
            return;
        channel.Queued = true;
        _queue.Enqueue(channel);
    }

    /// <summary>A channel speaks from the next tick on.</summary>
    public void RunClock(VoiceChannel channel)
    {
        if (!_speaking.Contains(channel))
            _speaking.Add(channel);
        Clock.Run();
    }

    /// <summary>Calls the board.</summary>
    public void Board(string name, Action<IBoardProtocol, ILinkOutput> call) => _host.Board(name, call);

    /// <summary>Hands a frame to the board.</summary>
    public void Transmit(NativeConnection connection, ReadOnlySpan<short> frame)
    {
        Counters.FramesSent++;
        _host.Transmit(connection, frame);
    }

    /// <summary>Ends a command.</summary>
    public void Complete(CommandTicket ticket, CommandAnswer answer)
    {
        if (_open.Remove(ticket, out var command) && answer.Outcome == CommandOutcome.Acknowledged)
            Begun?.Invoke(command);
        _host.Complete(ticket, answer);
    }

    /// <summary>Tells what happened.</summary>
    public void Emit(CallEvent happened)
    {
        _host.Emit(happened);
        Happened?.Invoke(happened);
    }

    /// <summary>Told of every command that was acknowledged, the same instance that was given, before any event that follows from it; null when nobody asks.</summary>
    public Action<SwitchCommand>? Begun { get; set; }

    /// <summary>Told of every event of this engine, after it was published; null when nobody asks.</summary>
    public Action<CallEvent>? Happened { get; set; }

    /// <summary>The board did what it should not.</summary>
    public void Odd(string detail) => _host.Odd(detail);

    /// <summary>A recording could not go on.</summary>
    public void RecordingFailed(NativeConnection connection, string name, string text) => _host.RecordingFailed(connection, name, text);

    /// <summary>An ear for a channel.</summary>
    public IEar CreateEar() => _parts.CreateEar(Traits);

    /// <summary>Reads messages; calls back on the loop, perhaps at once.</summary>
    public void Load(IReadOnlyList<string> names, Action<IReadOnlyList<MessageAudio>> loaded, Action<CommandAnswer> failed)
    {
        var reading = MessageReading.ReadAsync(_parts.Messages!, names);
        if (reading.IsCompleted)
        {
            Loaded(reading.Result, loaded, failed);
            return;
        }
        _ = reading.ContinueWith(
            done =>
                _host.Post(() =>
                {
                    Loaded(done.Result, loaded, failed);
                    Flush();
                }),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );
    }

    private static void Loaded(MessageReading reading, Action<IReadOnlyList<MessageAudio>> loaded, Action<CommandAnswer> failed)
    {
        if (reading.Failure is { } failure)
            failed(failure);
        else
            loaded(reading.Messages);
    }

    private CommandAnswer? Begin(CommandTicket ticket, SwitchCommand command, VoiceChannel channel)
    {
        switch (command)
        {
            case SwitchCommand.PlayMessage or SwitchCommand.RecordMessage when _parts.Messages is null:
                return CommandAnswer.Rejected(Failure.ResourceOutOfService, "no folder of messages is configured (Voice:MessagesFolder)");
            case SwitchCommand.PlayMessage { MessageToBePlayed: { Count: var count } } when count == 0 || count > Options.MaxMessages:
                return CommandAnswer.Rejected(
                    Failure.InvalidParameter,
                    $"{count} messages were named; it takes 1 to {Options.MaxMessages}"
                );
            case SwitchCommand.PlayMessage c:
                return channel.Play(ticket, c);
            case SwitchCommand.RecordMessage c:
                return Record(ticket, c, channel);
            case SwitchCommand.Stop c:
                return Done(channel.Stop(c.MessageToBeStopped), "nothing of that is being played or recorded");
            case SwitchCommand.Suspend:
                return Done(channel.Suspend(), "nothing is being played or recorded");
            case SwitchCommand.Resume:
                return Done(channel.Resume(), "nothing was suspended");
            case SwitchCommand.StopDataCollection:
                return Done(channel.StopCollecting(), "no digits are being collected");
            case SwitchCommand.StartDataCollection c:
                return channel.Collect(ticket, c.DigitsReportingCriteria);
            default:
                throw new InvalidOperationException($"{command.GetType().Name} is no service of voice units.");
        }
    }

    private CommandAnswer? Record(CommandTicket ticket, SwitchCommand.RecordMessage command, VoiceChannel channel)
    {
        if (command.Resource is not null)
            return CommandAnswer.Rejected(
                Failure.InvalidParameter,
                "a board's recordings get their names from the store; leave the resource out"
            );
        if (channel.WhyNotRecord(command) is { } refusal)
            return refusal;
        try
        {
            return channel.Record(ticket, command, _parts.Messages!.Record());
        }
        catch (MessageStoreException failure)
        {
            return CommandAnswer.Rejected(Failure.ResourceOutOfService, failure.Message);
        }
    }

    private static CommandAnswer Done(bool done, string whyNot) =>
        done ? CommandAnswer.Acknowledged : CommandAnswer.Rejected(Failure.InvalidObjectState, whyNot);

    private VoiceChannel Channel(NativeConnection connection)
    {
        if (!_channels.TryGetValue(connection, out var channel))
            _channels[connection] = channel = new VoiceChannel(this, connection);
        return channel;
    }

    private void End(NativeConnection connection)
    {
        if (_channels.Remove(connection, out var channel))
            channel.Close(VoiceEnd.HangUp, "the connection ended", answers: true);
        if (_originated.GetValueOrDefault(connection.CallId) == connection)
            _originated.Remove(connection.CallId);
    }

    private void Move(IReadOnlyList<ConnectionListItem> items)
    {
        foreach (var item in items)
        {
            if (item.OldConnection is not { } old || item.NewConnection == old)
                continue;
            if (item.NewConnection is not { } now)
            {
                End(old);
            }
            else if (_channels.Remove(old, out var channel))
            {
                channel.Id = now;
                _channels[now] = channel;
            }
        }
    }

    private void OnClock()
    {
        var tick = Clock.Tick;
        for (var i = 0; i < _speaking.Count; i++)
            _speaking[i].OnTick(tick);
        Flush();
        _speaking.RemoveAll(static channel => !channel.Speaks);
        if (_speaking.Count > 0)
            Clock.Run();
    }
}
