using CtiMiddleware.Adapters.AsteriskAmi.Messages;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;

namespace CtiMiddleware.Adapters.AsteriskAmi.Commands;

/// <summary>A request in Asterisk's own terms: everything it answers is given back, the fields of list events behind those of the response.</summary>
internal sealed class EscapeExchange(CommandTicket ticket, int maxListEvents) : Exchange(ticket)
{
    private readonly List<KeyValuePair<string, string>> _fields = [];
    private int _events;

    public override bool Response(bool success, ref AmiFrame frame, IExchangeContext context)
    {
        _fields.AddRange(frame.ToFields(AmiLimits.MaxFields));
        if (!success)
        {
            var words = AmiFrame.Decode(frame.Find("Message"u8));
            context.Output.Complete(Ticket, Refusal(words) with { Fields = _fields });
            return true;
        }
        if (frame.Find("EventList"u8).SequenceEqual("start"u8))
            return false;
        Finish(context);
        return true;
    }

    public override bool ListEvent(ReadOnlySpan<byte> name, bool complete, ref AmiFrame frame, IExchangeContext context)
    {
        if (++_events > maxListEvents)
        {
            context.Output.Complete(
                Ticket,
                CommandAnswer.Rejected(Failure.PerformanceLimitExceeded, $"the list has more than {maxListEvents} events; it was given up")
            );
            return true;
        }
        _fields.AddRange(frame.ToFields(AmiLimits.MaxFields));
        if (!complete)
            return false;
        Finish(context);
        return true;
    }

    private void Finish(IExchangeContext context) =>
        context.Output.Complete(Ticket, new CommandAnswer(CommandOutcome.Acknowledged) { Fields = _fields });
}
