using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Commands;

namespace CtiMiddleware.Adapters.CiscoGed188.Commands;

/// <summary>One request whose confirmation is the answer of the command (field rule 10: accepted, not done).</summary>
internal sealed class SimpleExchange(CommandTicket ticket) : Exchange
{
    public override CommandTicket? Ticket => ticket;

    public override void Confirmed(GedMessage message, IExchangeContext context) =>
        context.Output.Complete(ticket, CommandAnswer.Acknowledged);

    public override void Refused(CommandAnswer answer, IExchangeContext context) => context.Output.Complete(ticket, answer);
}
