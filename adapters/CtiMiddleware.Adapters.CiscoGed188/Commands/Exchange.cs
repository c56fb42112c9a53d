using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Commands;

namespace CtiMiddleware.Adapters.CiscoGed188.Commands;

/// <summary>A request that waits for its confirmation. Ends exactly once: confirmed or refused.</summary>
internal abstract class Exchange
{
    /// <summary>The command that it belongs to; null for a request of the adapter's own.</summary>
    public abstract CommandTicket? Ticket { get; }

    /// <summary>The confirmation came.</summary>
    public abstract void Confirmed(GedMessage message, IExchangeContext context);

    /// <summary>It was refused by the server, or could not be sent.</summary>
    /// <param name="answer">The refusal.</param>
    /// <param name="context">The link.</param>
    public abstract void Refused(CommandAnswer answer, IExchangeContext context);

    /// <summary>Nobody waits for the command any more; the confirmation may still come.</summary>
    public virtual void Abandon() { }
}
