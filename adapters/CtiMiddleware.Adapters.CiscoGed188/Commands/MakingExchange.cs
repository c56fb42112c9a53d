using CtiMiddleware.Adapters.CiscoGed188.Events;
using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Adapters.CiscoGed188.Commands;

/// <summary>
/// A request that makes a call. The confirmation names the connection, and may come before or after the first event of it (field rule 11):
/// whichever comes first binds it.
/// </summary>
/// <param name="ticket">The command.</param>
/// <param name="device">The number of the device that calls; null when not known.</param>
/// <param name="parent">The call that a consultation belongs to, or null.</param>
internal sealed class MakingExchange(CommandTicket ticket, string? device, GedCall? parent) : Exchange
{
    private NativeConnection? _bound;
    private bool _abandoned;

    public override CommandTicket? Ticket => ticket;

    public override void Abandon() => _abandoned = true;

    /// <summary>A call that was not known begins; true when it is the one that was asked for.</summary>
    public bool Takes(GedConnection connection, IExchangeContext context)
    {
        if (_bound is not null || device is null || connection.Number != device)
            return false;
        Bind(connection, context);
        return true;
    }

    public override void Confirmed(GedMessage message, IExchangeContext context)
    {
        var id = message.Number(Field.NewConnectionCallID);
        if (id is not (GedWire.Unknown or 0) && Connection(id, message, context) is { } connection)
        {
            if (_bound is null)
                Bind(connection, context);
            else if (_bound != connection.Native)
                context.Output.Anomaly(
                    AnomalyKind.AccountDiffers,
                    $"the call that began at {device} was taken for {_bound}, and the confirmation names {connection.Native}",
                    message.Frame
                );
        }
        context.Output.Complete(ticket, CommandAnswer.Acknowledged);
    }

    public override void Refused(CommandAnswer answer, IExchangeContext context) => context.Output.Complete(ticket, answer);

    private void Bind(GedConnection connection, IExchangeContext context)
    {
        if (parent is not null && connection.Call != parent)
            connection.Call.Parent ??= parent.Native;
        _bound = connection.Native;
        context.Output.BindCall(ticket, connection.Native);
    }

    private GedConnection? Connection(uint id, GedMessage message, IExchangeContext context)
    {
        // Its events came and its end too, before this confirmation.
        if (context.Calls.Find(id) is null && context.Calls.HasEnded(id) && (_bound is not null || _abandoned))
            return null;
        var call = context.Calls.Find(id) ?? context.Calls.Add(id, context.Output.ReceivedAt);
        var type = message.Number(Field.NewConnectionDeviceIDType);
        var deviceId = message.Text(Tag.NewConnectionDeviceId);
        return (deviceId is null ? null : call.Find(type, deviceId))
            ?? call.FindNumber(device)
            ?? GedCalls.Add(call, type, deviceId, device ?? deviceId);
    }
}
