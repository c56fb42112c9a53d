using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Commands;

namespace CtiMiddleware.Adapters.CiscoGed188.Commands;

/// <summary>
/// One request of several that serve one purpose. Once its command is abandoned its answer changes nothing: what it would have told belongs to a
/// purpose that is over, and the next one asks anew.
/// </summary>
/// <param name="ticket">The command, or null for a purpose of the adapter's own.</param>
/// <param name="confirmed">What is done with the confirmation.</param>
/// <param name="refused">What is done with a refusal.</param>
internal sealed class CallbackExchange(CommandTicket? ticket, CallbackExchange.OnConfirmed confirmed, Action<CommandAnswer> refused)
    : Exchange
{
    private bool _abandoned;

    /// <summary>What is done with the confirmation.</summary>
    public delegate void OnConfirmed(GedMessage message);

    public override CommandTicket? Ticket => ticket;

    public override void Abandon() => _abandoned = true;

    public override void Confirmed(GedMessage message, IExchangeContext context)
    {
        if (!_abandoned)
            confirmed(message);
    }

    public override void Refused(CommandAnswer answer, IExchangeContext context)
    {
        if (!_abandoned)
            refused(answer);
    }
}
