using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;

namespace CtiMiddleware.Adapters.CiscoGed188.Events;

/// <summary>What is neither call nor agent: devices that go and come, and everything that the standard has no event for.</summary>
/// <param name="context">The link.</param>
internal sealed class OtherEvents(IGedContext context)
{
    /// <summary>Passes on as private event; false when the message is none of these.</summary>
    public bool Apply(GedMessage message)
    {
        switch (message.Type)
        {
            case MessageType.CallTranslationRouteEvent:
            case MessageType.AgentPreCallEvent:
            case MessageType.AgentPreCallAbortEvent:
            case MessageType.RtpStartedEvent:
            case MessageType.RtpStoppedEvent:
            case MessageType.CallAttributeChangeEvent:
            case MessageType.CallAgentGreetingEvent:
            case MessageType.AgentTeamConfigEvent:
            case MessageType.UserMessageEvent:
            case MessageType.EmergencyCallEvent:
            case MessageType.ClientSessionOpenedEvent:
            case MessageType.ClientSessionClosedEvent:
                Private(message);
                return true;
            default:
                return false;
        }
    }

    /// <summary>SYSTEM_EVENT, apart from the state of the server's side, which is the session's.</summary>
    public void System(GedMessage message)
    {
        var device = GedParties.Of(message.Number(Field.EventDeviceType), message.Text(Tag.EventDeviceId));
        switch ((SystemEventID)message.Number(Field.SystemEventID))
        {
            case SystemEventID.InstrumentOutOfService when device.Number is not null:
                context.Output.Emit(new DeviceEvent.OutOfService(device));
                break;
            case SystemEventID.InstrumentBackInService when device.Number is not null:
                context.Output.Emit(new DeviceEvent.BackInService(device));
                break;
            case SystemEventID.HalfHourChange:
                context.Output.Ignored();
                break;
            // What goes on and off line is the session's; who operates the switch may want to read it too.
            default:
                Private(message);
                break;
        }
    }

    private void Private(GedMessage message) => context.Output.Emit(new PrivateEvent(message.Layout!.Name, MessageText.Fields(message)));
}
