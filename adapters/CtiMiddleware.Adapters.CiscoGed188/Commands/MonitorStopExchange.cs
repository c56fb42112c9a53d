using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Commands;

namespace CtiMiddleware.Adapters.CiscoGed188.Commands;

/// <summary>MONITOR_STOP: the monitor is there until the switch says that it is not.</summary>
internal sealed class MonitorStopExchange(CommandTicket ticket, string device, uint monitor, Dictionary<string, uint> monitors) : Exchange
{
    public override CommandTicket? Ticket => ticket;

    public override void Confirmed(GedMessage message, IExchangeContext context)
    {
        Gone(context);
        context.Output.Complete(ticket, CommandAnswer.Acknowledged);
    }

    public override void Refused(CommandAnswer answer, IExchangeContext context)
    {
        // The switch does not know it: then there is nothing left that could be stopped with another try.
        if (Failures.Names(answer, StatusCode.InvalidMonitorid) || Failures.Names(answer, StatusCode.MonitorTerminated))
            Gone(context);
        context.Output.Complete(ticket, answer);
    }

    // Another one may have begun at the device meanwhile.
    private void Gone(IExchangeContext context)
    {
        if (!monitors.TryGetValue(device, out var known) || known != monitor)
            return;
        monitors.Remove(device);
        context.Output.Observed(device, DeviceObservation.No, reason: null);
    }
}
