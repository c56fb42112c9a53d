using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Commands;

namespace CtiMiddleware.Adapters.CiscoGed188.Commands;

/// <summary>A request in the protocol's own terms: every field of its confirmation is given back.</summary>
internal sealed class EscapeExchange(CommandTicket ticket) : Exchange
{
    public override CommandTicket? Ticket => ticket;

    public override void Confirmed(GedMessage message, IExchangeContext context) =>
        context.Output.Complete(
            ticket,
            new CommandAnswer(CommandOutcome.Acknowledged)
            {
                Fields = [new("Message", MessageText.NameOf(message)), .. MessageText.Fields(message)],
            }
        );

    public override void Refused(CommandAnswer answer, IExchangeContext context) => context.Output.Complete(ticket, answer);
}
