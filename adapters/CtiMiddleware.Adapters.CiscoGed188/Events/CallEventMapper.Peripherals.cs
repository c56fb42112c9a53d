using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Links.Spi;

namespace CtiMiddleware.Adapters.CiscoGed188.Events;

// A call's identifier, an agent's and a skill group's number belong to a peripheral, and a client of all events hears every peripheral of the
// gateway. One link is one peripheral: what the others say is said to be left out, and counted, before it can be mixed with it.
internal sealed partial class CallEventMapper
{
    private readonly HashSet<uint> _others = [];
    private uint _own = peripheral ?? GedWire.Unknown;

    /// <summary>Whether the message is a call's or an agent's of another peripheral; then it is dealt with.</summary>
    private bool IsAnothers(uint speaker, GedMessage message)
    {
        // Zero is no peripheral: the field was not filled.
        if (speaker is GedWire.Unknown or 0 || !IsOfPeripheral(message.Type))
            return false;
        if (_own == GedWire.Unknown)
        {
            _own = speaker;
            return false;
        }
        if (_others.Count < GedLimits.MaxPeripherals && _others.Add(speaker))
            Anomaly(
                AnomalyKind.UnknownObject,
                $"peripheral {speaker} speaks on the link of peripheral {_own}: its calls and agents are left out and counted as ignored"
                    + (_others.Count == GedLimits.MaxPeripherals ? "; further peripherals are not named" : string.Empty),
                message
            );
        context.Output.Ignored();
        return true;
    }

    private static bool IsOfPeripheral(MessageType type) =>
        type
            is (>= MessageType.CallDeliveredEvent and <= MessageType.CallQueuedEvent)
                or MessageType.BeginCallEvent
                or MessageType.EndCallEvent
                or MessageType.CallDataUpdateEvent
                or MessageType.AgentStateEvent
                or MessageType.CallReachedNetworkEvent
                or MessageType.CallDequeuedEvent;
}
