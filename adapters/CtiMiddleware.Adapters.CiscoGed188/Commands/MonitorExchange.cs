using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;

namespace CtiMiddleware.Adapters.CiscoGed188.Commands;

/// <summary>MONITOR_START for a device; the calls that exist there are asked for behind it (field rule 27).</summary>
internal sealed class MonitorExchange(CommandTicket ticket, string device, Dictionary<string, uint> monitors, Func<Exchange> snapshot)
    : Exchange
{
    public override CommandTicket? Ticket => ticket;

    public override void Confirmed(GedMessage message, IExchangeContext context)
    {
        var monitor = message.Number(Field.MonitorID);
        // An earlier start was taken for lost and confirmed after all: the switch has two monitors now, which are counted and licensed.
        if (monitors.TryGetValue(device, out var earlier) && earlier != monitor)
            Stop(earlier, context);
        monitors[device] = monitor;
        context.Output.Observed(device, DeviceObservation.Yes, reason: null);
        context.Output.Complete(ticket, CommandAnswer.Acknowledged);
        context.Send(
            MessageType.SnapshotDeviceReq,
            GedWire.Unknown,
            writer => writer.Set(Field.SnapshotDeviceType, (uint)DeviceIDType.DeviceIdentifier).Text(Tag.AgentInstrument, device),
            snapshot()
        );
    }

    private void Stop(uint monitor, IExchangeContext context) =>
        context.Send(
            MessageType.MonitorStopReq,
            GedWire.Unknown,
            writer => writer.Set(Field.MonitorID, monitor),
            new CallbackExchange(
                ticket: null,
                static _ => { },
                answer =>
                    context.Output.Anomaly(
                        AnomalyKind.AccountDiffers,
                        $"monitor {monitor} of {device} is one too many and could not be stopped: {answer.Text}",
                        default
                    )
            )
        );

    public override void Refused(CommandAnswer answer, IExchangeContext context)
    {
        var limit = answer.Failure == Failure.MonitorLimit || answer.Failure == Failure.ObjectMonitorLimit;
        var words = limit ? $"{answer.Text}: no monitor is left on the switch; its number is licensed" : answer.Text;
        context.Output.Observed(device, DeviceObservation.Refused, words);
        context.Output.Complete(ticket, answer with { Text = words });
    }
}
