using System.Buffers;
using System.Text;
using CtiMiddleware.Links.Framing;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Events;

namespace CtiMiddleware.Links.Tests.Capture;

/// <summary>Every line becomes a private event; a tick each second is a timer.</summary>
internal sealed class EchoProtocol : ILinkProtocol
{
    private static readonly LinkTimer Tick = new(1);
    private int _ticks;

    public void Opened(ILinkOutput output)
    {
        output.Wire.Write("LOGIN secret\n"u8);
        output.StartTimer(Tick, TimeSpan.FromSeconds(1));
    }

    public int Received(ReadOnlySpan<byte> buffer, int maxFrames, ILinkOutput output)
    {
        var consumed = 0;
        while (maxFrames-- > 0 && LineFraming.TryReadLine(buffer[consumed..], 100, out var length, out var used))
        {
            output.Frame(consumed, used);
            output.Emit(new PrivateEvent(Encoding.ASCII.GetString(buffer.Slice(consumed, length)), []));
            consumed += used;
        }
        return consumed;
    }

    public void Execute(CommandTicket ticket, SwitchCommand command, ILinkOutput output) =>
        output.Complete(ticket, CommandAnswer.Acknowledged);

    public void Abandon(CommandTicket ticket, ILinkOutput output) { }

    public void Elapsed(LinkTimer timer, ILinkOutput output)
    {
        output.Emit(new PrivateEvent($"tick {++_ticks} {output.Now:ss}", []));
        output.StartTimer(Tick, TimeSpan.FromSeconds(1));
    }

    public void Closed(ILinkOutput output) { }
}
