using CtiMiddleware.Links.Spi;
using CtiMiddleware.Links.Transports;
using CtiMiddleware.Model.Commands;

namespace CtiMiddleware.Links.Capture;

/// <summary>Drives a protocol without a link: from bytes, in pieces, or from a capture, under virtual time. Not thread-safe.</summary>
/// <param name="protocol">The protocol.</param>
/// <param name="output">What keeps its results.</param>
/// <param name="maxFrames">Frames of one call.</param>
public sealed class ProtocolReplay(ILinkProtocol protocol, ReplayOutput output, int maxFrames = 256)
{
    private readonly ContiguousBuffer _buffer = new();
    private long _tickets;

    /// <summary>Bytes given and not consumed: the frame that is not complete.</summary>
    public int Unconsumed => _buffer.Length;

    /// <summary>The connection opens.</summary>
    public void Open()
    {
        output.IsClosed = false;
        protocol.Opened(output);
    }

    /// <summary>Gives bytes in pieces. After the protocol closed the link the rest is not given.</summary>
    public void Receive(ReadOnlySpan<byte> bytes, ReplaySplit split)
    {
        output.ReceivedAt = output.Now;
        while (!bytes.IsEmpty && !output.IsClosed)
        {
            var count = split.Next(bytes.Length);
            _buffer.Append(bytes[..count]);
            bytes = bytes[count..];
            while (_buffer.Length > 0 && !output.IsClosed)
            {
                var consumed = protocol.Received(_buffer.Unread, maxFrames, output);
                if (consumed < 0 || consumed > _buffer.Length)
                    throw new InvalidOperationException($"The protocol consumed {consumed} of {_buffer.Length} bytes.");
                if (consumed == 0)
                    break;
                _buffer.Consume(consumed);
            }
        }
    }

    /// <summary>Gives a command; its ticket.</summary>
    public CommandTicket Execute(SwitchCommand command)
    {
        var ticket = new CommandTicket(++_tickets);
        protocol.Execute(ticket, command, output);
        return ticket;
    }

    /// <summary>The runtime no longer waits for a command.</summary>
    public void Abandon(CommandTicket ticket) => protocol.Abandon(ticket, output);

    /// <summary>Lets time pass; timers run out in the order of their time, then of their number.</summary>
    public void Advance(TimeSpan time) => AdvanceTo(output.Now + time);

    /// <summary>Lets time pass up to a moment.</summary>
    public void AdvanceTo(DateTimeOffset moment)
    {
        while (output.Running.Count > 0)
        {
            var (timer, due) = output.Running.OrderBy(static pair => pair.Value).ThenBy(static pair => pair.Key.Id).First();
            if (due > moment)
                break;
            output.Running.Remove(timer);
            output.Now = due > output.Now ? due : output.Now;
            protocol.Elapsed(timer, output);
        }
        output.Now = moment > output.Now ? moment : output.Now;
    }

    /// <summary>The runtime closes the connection: the protocol may say its farewell first.</summary>
    public void Disable()
    {
        protocol.Closing(output);
        Close();
    }

    /// <summary>The connection closes.</summary>
    public void Close()
    {
        _buffer.Clear();
        output.Running.Clear();
        protocol.Closed(output);
    }

    /// <summary>Replays what was received in a capture at the times of the capture. What was sent is not compared.</summary>
    public void Replay(IEnumerable<CaptureRecord> records, ReplaySplit split)
    {
        var start = output.Now;
        foreach (var record in records)
        {
            AdvanceTo(start + record.Offset);
            switch (record.Direction)
            {
                case CaptureDirection.Opened:
                    Open();
                    break;
                case CaptureDirection.Received:
                    Receive(record.Bytes.Span, split);
                    break;
                case CaptureDirection.Closed:
                    Close();
                    break;
                case CaptureDirection.Sent or CaptureDirection.Cut:
                    break;
                default:
                    throw new InvalidDataException($"A capture has no record of the kind {(byte)record.Direction}.");
            }
        }
    }
}
