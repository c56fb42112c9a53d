using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Model.Commands;

namespace CtiMiddleware.Adapters.CiscoGed188.Commands;

/// <summary>One request of several that serve one purpose.</summary>
internal sealed class CallbackExchange(CallbackExchange.OnConfirmed confirmed, Action<CommandAnswer> refused) : Exchange
{
    /// <summary>What is done with the confirmation.</summary>
    public delegate void OnConfirmed(GedMessage message);

    public override void Confirmed(GedMessage message, IExchangeContext context) => confirmed(message);

    public override void Refused(CommandAnswer answer, IExchangeContext context) => refused(answer);
}
