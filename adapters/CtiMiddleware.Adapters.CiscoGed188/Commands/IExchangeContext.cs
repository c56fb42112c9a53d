using CtiMiddleware.Adapters.CiscoGed188.Events;
using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Links.Spi;

namespace CtiMiddleware.Adapters.CiscoGed188.Commands;

/// <summary>What a request under way may do.</summary>
internal interface IExchangeContext
{
    /// <summary>The output of the call that runs now.</summary>
    ILinkOutput Output { get; }

    /// <summary>The protocol version in use.</summary>
    int Version { get; }

    /// <summary>The calls known.</summary>
    GedCalls Calls { get; }

    /// <summary>The agents known.</summary>
    AgentEventMapper Agents { get; }

    /// <summary>The call events.</summary>
    CallEventMapper CallEvents { get; }

    /// <summary>Sends a request of an exchange; one that cannot be written ends it with the reason.</summary>
    /// <param name="type">The message; invoke identifier and peripheral are set.</param>
    /// <param name="peripheral">The peripheral, or "not known" for the configured one.</param>
    /// <param name="fill">Sets the rest.</param>
    /// <param name="exchange">What waits for the confirmation.</param>
    void Send(MessageType type, uint peripheral, Action<GedMessageWriter> fill, Exchange exchange);
}
