using CtiMiddleware.Adapters.AsteriskAmi.Messages;
using CtiMiddleware.Links.Spi;

namespace CtiMiddleware.Adapters.AsteriskAmi.Commands;

/// <summary>What a request under way may do.</summary>
internal interface IExchangeContext
{
    /// <summary>The output of the call that runs now.</summary>
    ILinkOutput Output { get; }

    /// <summary>Sends an action as part of an exchange; false when it is not sendable, which was answered already.</summary>
    void Send(AmiAction action, Exchange exchange);
}
