using CtiMiddleware.Adapters.AsteriskAmi.Messages;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Commands;

namespace CtiMiddleware.Adapters.AsteriskAmi.Commands;

/// <summary>An originate: the response says that it was queued, OriginateResponse how it went. A failure before any channel came to be is told by nothing else.</summary>
internal sealed class OriginateExchange(CommandTicket ticket, OriginateWatch watch) : Exchange(ticket)
{
    private bool _answered;
    private bool _over;

    public override bool Response(bool success, ref AmiFrame frame, IExchangeContext context)
    {
        var message = AmiFrame.Decode(frame.Find("Message"u8));
        if (!success)
        {
            context.Output.Complete(Ticket, Refusal(message));
            return true;
        }
        _answered = true;
        context.Output.Complete(Ticket, CommandAnswer.Acknowledged with { Text = message });
        return _over;
    }

    public override bool ListEvent(ReadOnlySpan<byte> name, bool complete, ref AmiFrame frame, IExchangeContext context)
    {
        // The originate runs in a thread of its own: nothing promises that the response is written before its outcome (field rule 11).
        _over = true;
        if (frame.Find("Response"u8).SequenceEqual("Failure"u8))
            watch.Failed(AmiFrame.Decode(frame.Find("Reason"u8)), context.Output);
        return _answered;
    }
}
