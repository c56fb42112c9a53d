using CtiMiddleware.Links.Framing;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Links.Transports.DBus;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;
using Microsoft.Extensions.Logging;

namespace CtiMiddleware.Adapters.OFono;

/// <summary>
/// The protocol of one link: lines of the D-Bus transport → session, modem and calls → output. Owns no socket, task, timer or clock; everything is
/// called on the switch's loop.
/// </summary>
public sealed partial class OFonoProtocol : ILinkProtocol
{
    /// <summary>Bytes of one line at most: what the transport may write.</summary>
    public const int MaxLine = 1024 * 1024;

    /// <summary>The most calls that may wait for their answer: what dbus-daemon permits, and more than a modem can do at once.</summary>
    private const int MaxWaiting = 100;

    private readonly OFonoOptions _options;
    private readonly string _line;
    private readonly LinkId _link;
    private readonly ILogger _logger;
    private readonly OFonoCallTable _calls;
    private readonly Dictionary<long, Waiting> _waiting = [];
    private OFonoSession.State _state = new OFonoSession.State.Idle();
    private OFonoModem _modem;
    private ILinkOutput _output = null!;
    private string? _owner;
    private long _lastSerial;

    internal OFonoProtocol(OFonoOptions options, string line, LinkId link, ILogger logger)
    {
        _options = options;
        _line = line;
        _link = link;
        _logger = logger;
        _calls = new OFonoCallTable(line);
        _modem = new OFonoModem(options.Modem);
    }

    /// <inheritdoc/>
    public void Opened(ILinkOutput output)
    {
        _output = output;
        Step(new OFonoSession.Input.Opened());
    }

    /// <inheritdoc/>
    public int Received(ReadOnlySpan<byte> buffer, int maxFrames, ILinkOutput output)
    {
        _output = output;
        var consumed = 0;
        for (var frames = 0; frames < maxFrames && _state is not OFonoSession.State.Failed; frames++)
        {
            if (!LineFraming.TryReadLine(buffer[consumed..], MaxLine, out var length, out var whole))
                break;
            output.Frame(consumed, length);
            var frame = buffer.Slice(consumed, length);
            if (DBusLineReader.TryRead(frame, out var line, out _, out var problem))
                Take(line, frame);
            else
                output.Anomaly(AnomalyKind.InvalidField, $"a line cannot be read: {problem}", frame);
            consumed += whole;
        }
        return consumed;
    }

    /// <inheritdoc/>
    public void Abandon(CommandTicket ticket, ILinkOutput output)
    {
        // The call keeps its number, so that a late answer still finds its command; the transport answers it within its own time.
    }

    /// <inheritdoc/>
    public void Elapsed(LinkTimer timer, ILinkOutput output)
    {
        _output = output;
        if (timer == PowerTimer)
        {
            _powering = false;
            SwitchOn();
        }
        else
            Step(timer == LoginTimer ? new OFonoSession.Input.LoginTimerElapsed() : new OFonoSession.Input.HeartbeatTimerElapsed());
    }

    /// <inheritdoc/>
    public void Closed(ILinkOutput output)
    {
        _output = output;
        _waiting.Clear();
        _lastSerial = 0;
        _dialing = null;
        ForgetModem();
        Step(new OFonoSession.Input.Closed());
    }

    private void Take(DBusLine line, ReadOnlySpan<byte> frame)
    {
        switch (line)
        {
            case DBusLine.Owner { Name: OFonoOptions.Peer } owner:
                // The same ofonod still has the same calls; what changed meanwhile is found by its list.
                if (owner.OwnerName is not null && owner.OwnerName != _owner)
                    _calls.Clear();
                _owner = owner.OwnerName ?? _owner;
                Step(new OFonoSession.Input.OwnerIs(owner.OwnerName));
                break;
            case DBusLine.Signal signal:
                if (_state is OFonoSession.State.Running)
                    TakeSignal(signal, frame);
                else
                    _output.Ignored(); // what it changed is asked for afterwards
                break;
            case DBusLine.Return answer:
                Answered(answer.Serial, answer, frame);
                break;
            case DBusLine.Error error:
                Answered(error.Serial, error, frame);
                break;
            case DBusLine.Dropped dropped:
                _output.Anomaly(AnomalyKind.UnexpectedEvent, $"the transport did not pass a message on: {dropped.Reason}", frame);
                break;
            default:
                _output.Unknown(line is DBusLine.Owner other ? $"owner {other.Name}" : line.GetType().Name, frame);
                break;
        }
    }

    private void Answered(long serial, DBusLine answer, ReadOnlySpan<byte> frame)
    {
        if (!_waiting.Remove(serial, out var waiting))
        {
            _output.Anomaly(AnomalyKind.UnexpectedAnswer, $"an answer to call {serial}, which is not under way", frame);
            return;
        }
        switch (answer)
        {
            case DBusLine.Error error:
                waiting.Refused(error);
                break;
            case DBusLine.Return done when !waiting.Done(done.Body):
                _output.Anomaly(
                    AnomalyKind.InvalidField,
                    $"the answer to {waiting.Member} is not of the types that oFono documents",
                    frame
                );
                waiting.Refused(new DBusLine.Error(serial, "answer", "it cannot be read"));
                break;
        }
    }

    /// <summary>Writes a call; what happens with its answer.</summary>
    /// <param name="path">The object.</param>
    /// <param name="interface">The interface.</param>
    /// <param name="member">The method.</param>
    /// <param name="body">Its arguments.</param>
    /// <param name="done">Takes the answer; false when it has other types than documented.</param>
    /// <param name="refused">Takes the error.</param>
    private void Call(
        string path,
        string @interface,
        string member,
        IReadOnlyList<DBusValue> body,
        Func<IReadOnlyList<DBusValue>, bool> done,
        Action<DBusLine.Error> refused
    )
    {
        if (_waiting.Count >= MaxWaiting)
        {
            refused(new DBusLine.Error(0, $"{DBusLine.OwnErrors}TooMany", "too many calls wait for oFono's answer"));
            return;
        }
        var serial = ++_lastSerial;
        _waiting.Add(serial, new Waiting(member, done, refused));
        DBusLineWriter.Write(new DBusLine.Call(serial, OFonoOptions.Peer, path, @interface, member, body), _output.Wire);
    }

    private void Reject(CommandTicket ticket, Failure failure, string text) =>
        _output.Complete(ticket, CommandAnswer.Rejected(failure, text));

    /// <summary>A call on its way.</summary>
    private sealed record Waiting(string Member, Func<IReadOnlyList<DBusValue>, bool> Done, Action<DBusLine.Error> Refused);
}
