using System.Text;
using CtiMiddleware.Adapters.LineText.Messages;
using CtiMiddleware.Links.Framing;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Snapshots;
using Microsoft.Extensions.Logging;

namespace CtiMiddleware.Adapters.LineText;

/// <summary>
/// The protocol of one link: frames → lines → session, mappers and lists → output. Owns no socket, task, timer or clock; everything is called on the
/// switch's loop.
/// </summary>
public sealed partial class LineTextProtocol : ILinkProtocol
{
    /// <summary>The most requests that may wait for their answer; the runtime's own bound is lower.</summary>
    private const int MaxWaiting = 10_000;

    /// <summary>The most requests that were given up and may still be answered; the oldest beyond it are forgotten.</summary>
    private const int MaxAbandoned = 1_000;

    private readonly LineTextOptions _options;
    private readonly LinkId _link;
    private readonly ILogger _logger;
    private readonly Dictionary<long, Waiting> _waiting = [];
    private LineTextSession.State _state = new LineTextSession.State.Idle();
    private ILinkOutput _output = null!;
    private readonly Dictionary<CommandTicket, long> _numbers = [];
    private readonly Queue<long> _abandoned = new();
    private long _lastNumber;

    internal LineTextProtocol(LineTextOptions options, LinkId link, ILogger logger)
    {
        _options = options;
        _link = link;
        _logger = logger;
    }

    /// <inheritdoc/>
    public void Opened(ILinkOutput output)
    {
        _output = output;
        Step(new LineTextSession.Input.Opened());
    }

    /// <inheritdoc/>
    public int Received(ReadOnlySpan<byte> buffer, int maxFrames, ILinkOutput output)
    {
        _output = output;
        Span<char> characters = stackalloc char[Message.MaxLength];
        var consumed = 0;
        for (var frames = 0; frames < maxFrames && _state is not LineTextSession.State.Failed; frames++)
        {
            if (!LineFraming.TryReadLine(buffer[consumed..], Message.MaxLength, out var length, out var whole))
                break;
            output.Frame(consumed, length);
            var frame = buffer.Slice(consumed, length);
            if (_state is LineTextSession.State.AwaitingGreeting && !frame.StartsWith("LINETEXT "u8))
                throw new LinkProtocolException(
                    LinkProtocolError.BadGreeting,
                    $"The switch begins with \"{Printable(frame)}\" and not with LINETEXT."
                );
            Take(LineTextMessageReader.Read(frame, characters), frame);
            consumed += whole;
        }
        return consumed;
    }

    /// <inheritdoc/>
    public void Execute(CommandTicket ticket, SwitchCommand command, ILinkOutput output)
    {
        _output = output;
        if (LineTextCommandMapper.Request(command) is not { } request)
            output.Complete(ticket, LineTextCommandMapper.NotSupported(command));
        else if (_waiting.Count >= MaxWaiting)
            output.Complete(
                ticket,
                CommandAnswer.Rejected(Failure.PerformanceLimitExceeded, "too many requests wait for the switch's answer")
            );
        else if (!TrySend(request, new Waiting(ticket, (command as SwitchCommand.RequestSnapshot)?.Scope)))
            output.Complete(
                ticket,
                CommandAnswer.Rejected(Failure.InvalidParameter, $"the command would be longer than {Message.MaxLength} bytes")
            );
    }

    /// <inheritdoc/>
    public void Abandon(CommandTicket ticket, ILinkOutput output)
    {
        // The request keeps its number, so that a late answer still finds its command; its list says nothing any more.
        if (!_numbers.TryGetValue(ticket, out var number))
            return;
        _waiting[number].GivenUp = true;
        _abandoned.Enqueue(number);
        if (_abandoned.Count > MaxAbandoned)
            Forget(_abandoned.Dequeue());
    }

    /// <inheritdoc/>
    public void Elapsed(LinkTimer timer, ILinkOutput output)
    {
        _output = output;
        Step(timer == LoginTimer ? new LineTextSession.Input.LoginTimerElapsed() : new LineTextSession.Input.HeartbeatTimerElapsed());
    }

    /// <inheritdoc/>
    public void Closed(ILinkOutput output)
    {
        _output = output;
        _waiting.Clear();
        _numbers.Clear();
        _abandoned.Clear();
        _lastNumber = 0;
        ForgetEvents();
        Step(new LineTextSession.Input.Closed());
    }

    private void Take(in Line line, ReadOnlySpan<byte> frame)
    {
        switch (line.Word)
        {
            case "LINETEXT":
                Step(new LineTextSession.Input.Greeted(line.Number, line.Find("name") ?? "without a name"));
                break;
            case "EV":
                TakeEvent(line, frame);
                break;
            case "ITEM" or "OK" or "ERR":
                TakeAnswer(line, frame);
                break;
            case "BYE":
                Step(new LineTextSession.Input.SaidGoodbye(line.Find("reason") ?? "without a reason"));
                break;
            default:
                _output.Unknown(line.Word.ToString(), frame);
                break;
        }
    }

    private static string Printable(ReadOnlySpan<byte> frame) => Encoding.Latin1.GetString(frame[..Math.Min(frame.Length, 40)]);

    private void TakeAnswer(in Line line, ReadOnlySpan<byte> frame)
    {
        if (!_waiting.TryGetValue(line.Number, out var waiting))
        {
            _output.Anomaly(AnomalyKind.UnexpectedAnswer, $"{line.Word} to number {line.Number}, which is not under way", frame);
            return;
        }
        if (line.Word is "ITEM")
        {
            if (waiting.GivenUp)
                _output.Ignored();
            else if (waiting.List is { } list)
                list.Add(line, frame, _output);
            else
                _output.Anomaly(AnomalyKind.UnexpectedAnswer, $"an item for number {line.Number}, which asked for no list", frame);
            return;
        }
        Forget(line.Number);
        if (waiting.ToSession is { } toSession)
            toSession(line.ToMessage());
        else if (line.Word is "ERR")
            Complete(waiting, LineTextCommandMapper.Refusal(line.Name.ToString(), line.Find("text")));
        else
        {
            if (waiting.Ticket is { } ticket && Connections.Parse(line.Find("conn")) is { } made)
                _output.BindCall(ticket, made);
            if (!waiting.GivenUp)
                waiting.List?.End(long.TryParse(line.Find("count"), out var count) ? count : null, _output);
            Complete(waiting, CommandAnswer.Acknowledged);
        }
    }

    private void Complete(Waiting waiting, CommandAnswer answer)
    {
        if (waiting.Ticket is { } ticket)
            _output.Complete(ticket, answer);
    }

    private bool TrySend(Message request, Waiting waiting)
    {
        var number = _lastNumber + 1;
        if (!LineTextMessageWriter.TryWrite(request with { Number = number }, _output.Wire))
            return false;
        _lastNumber = number;
        _waiting.Add(number, waiting);
        if (waiting.Ticket is { } ticket)
            _numbers[ticket] = number;
        return true;
    }

    private void Forget(long number)
    {
        if (_waiting.Remove(number, out var waiting) && waiting.Ticket is { } ticket)
            _numbers.Remove(ticket);
    }

    /// <summary>A request on its way: for a command, for a list that nobody asked for, or for the session.</summary>
    private sealed record Waiting(CommandTicket? Ticket, SnapshotScope? Scope)
    {
        public bool GivenUp { get; set; }

        public Action<Message>? ToSession { get; init; }

        public LineTextListing? List { get; } = Scope is { } scope ? new LineTextListing(scope) : null;
    }
}
