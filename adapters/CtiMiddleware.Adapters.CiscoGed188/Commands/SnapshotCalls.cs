using System.Globalization;
using CtiMiddleware.Adapters.CiscoGed188.Events;
using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Snapshots;
using CtiMiddleware.Model.States;

namespace CtiMiddleware.Adapters.CiscoGed188.Commands;

/// <summary>Reads SNAPSHOT_DEVICE_CONF and SNAPSHOT_CALL_CONF, and brings the table of calls to what they show.</summary>
internal static class SnapshotCalls
{
    /// <summary>The calls at a device.</summary>
    public static List<ShownConnection> OfDevice(GedMessage message, string device)
    {
        var shown = new List<ShownConnection>();
        var (call, type, id) = (GedWire.Unknown, (uint)ConnectionDeviceIDType.Static, (string?)null);
        foreach (var field in message.Floating)
        {
            switch (field.Tag)
            {
                case Tag.CallConnectionCallId:
                    (call, type, id) = (field.Value, (uint)ConnectionDeviceIDType.Static, null);
                    break;
                case Tag.CallConnectionDeviceIdType:
                    type = field.Value;
                    break;
                case Tag.CallConnectionDeviceId:
                    id = field.TextBytes.IsEmpty ? null : field.Text;
                    break;
                case Tag.CallState when call != GedWire.Unknown:
                    shown.Add(
                        new(
                            call,
                            type,
                            id,
                            PartyDevice.Of(device) with
                            {
                                Category = DeviceCategory.Station,
                            },
                            (GedConnectionState)field.Value
                        )
                    );
                    break;
                default:
                    break;
            }
        }
        return shown;
    }

    /// <summary>A known connection, as a device would show it.</summary>
    public static ShownConnection Of(GedConnection connection) =>
        new(
            connection.Call.WireId,
            connection.Type,
            connection.DeviceId,
            connection.Device,
            connection.State switch
            {
                LocalConnectionState.Initiated => GedConnectionState.Initiate,
                LocalConnectionState.Alerting => GedConnectionState.Alerting,
                LocalConnectionState.Hold => GedConnectionState.Hold,
                LocalConnectionState.Queued => GedConnectionState.Queued,
                LocalConnectionState.Fail => GedConnectionState.Fail,
                _ => GedConnectionState.Connect,
            }
        );

    /// <summary>Asks for one call and reports it as an object of a snapshot.</summary>
    /// <param name="context">The link.</param>
    /// <param name="ticket">The snapshot, or null for a question of the adapter's own.</param>
    /// <param name="shown">A connection of it, as its device showed it.</param>
    /// <param name="done">Called when it is answered, whatever the answer.</param>
    /// <param name="refused">Called with the words of a refusal that does not mean that the call ended.</param>
    /// <param name="gone">Called when the server does not know the call or the connection; null when that is no news.</param>
    public static void Ask(
        IExchangeContext context,
        CommandTicket? ticket,
        ShownConnection shown,
        Action done,
        Action<string?> refused,
        Action? gone = null
    ) =>
        context.Send(
            MessageType.SnapshotCallReq,
            GedWire.Unknown,
            writer =>
                writer
                    .Set(Field.ConnectionCallID, shown.CallId)
                    .Set(Field.ConnectionDeviceIDType, shown.Type)
                    .Text(Tag.ConnectionDeviceId, shown.DeviceId ?? shown.Device.Number),
            new CallbackExchange(
                ticket,
                message =>
                {
                    Report(context, shown, message);
                    done();
                },
                answer =>
                {
                    if (answer.Failure == Failure.InvalidCall || answer.Failure == Failure.InvalidConnection)
                        gone?.Invoke();
                    else
                        refused(answer.Text);
                    done();
                }
            )
        );

    private static void Report(IExchangeContext context, ShownConnection first, GedMessage message)
    {
        var shown = OfCall(message, first);
        var linkage = CallEventMapper.LinkageOf(message);
        var call = context.Calls.Find(first.CallId);
        if (call is not null && call.Linkage is { } known && linkage is not null && known != linkage)
        {
            // The identifier belongs to another call by now (field rule 1).
            if (call.Announced)
                context.Output.SnapshotItem(new SnapshotItem.Call(call.Native, []));
            context.Calls.End(call, context.Output.ReceivedAt);
            call = null;
        }
        call ??= context.Calls.Add(first.CallId, context.Output.ReceivedAt);
        context.CallEvents.Shown(call, message, linkage);
        var connections = new List<SnapshotConnection>();
        var kept = new HashSet<GedConnection>();
        foreach (var item in shown)
        {
            if (item.State == GedConnectionState.Null)
                continue;
            var connection = Connection(call, item);
            kept.Add(connection);
            connection.State = StateOf(item.State);
            if (connection.State == LocalConnectionState.Hold)
                context.Calls.Held(connection);
            connections.Add(new SnapshotConnection(connection.Native, item.Device, connection.State));
        }
        foreach (var connection in call.Connections.Where(connection => !kept.Contains(connection)).ToList())
            context.Calls.End(connection, context.Output.ReceivedAt);
        call.Announced = true;
        context.Output.SnapshotItem(
            new SnapshotItem.Call(call.Native, connections)
            {
                CallingDevice = call.Calling,
                CalledDevice = call.Called,
                GlobalCallLinkage = call.Linkage,
            }
        );
        context.CallEvents.ShownData(call, message);
    }

    private static List<ShownConnection> OfCall(GedMessage message, ShownConnection first)
    {
        var shown = new List<ShownConnection>();
        var (call, type, id, deviceType, device) = (first.CallId, first.Type, (string?)null, (uint)GedWire.Unknown16, (string?)null);
        foreach (var field in message.Floating)
        {
            switch (field.Tag)
            {
                case Tag.CallConnectionCallId:
                    (call, type, id, deviceType, device) = (
                        field.Value,
                        (uint)ConnectionDeviceIDType.Static,
                        null,
                        GedWire.Unknown16,
                        null
                    );
                    break;
                case Tag.CallConnectionDeviceIdType:
                    type = field.Value;
                    break;
                case Tag.CallConnectionDeviceId:
                    id = field.TextBytes.IsEmpty ? null : field.Text;
                    break;
                case Tag.CallDeviceIdType:
                    deviceType = field.Value;
                    break;
                case Tag.CallDeviceId:
                    device = field.TextBytes.IsEmpty ? null : field.Text;
                    break;
                case Tag.CallDeviceConnectionState when call == first.CallId:
                    shown.Add(
                        new(call, type, id, GedParties.Of(deviceType, device ?? StaticNumber(type, id)), (GedConnectionState)field.Value)
                    );
                    break;
                default:
                    break;
            }
        }
        // A server that lists nobody: what the device said of itself is all there is.
        if (shown.Count == 0)
            shown.Add(first);
        return shown;
    }

    private static string? StaticNumber(uint type, string? id) => type == (uint)ConnectionDeviceIDType.Static ? id : null;

    private static GedConnection Connection(GedCall call, ShownConnection item)
    {
        var connection = (item.DeviceId is null ? null : call.Find(item.Type, item.DeviceId)) ?? call.FindNumber(item.Device.Number);
        connection ??= GedCalls.Add(call, item.Type, item.DeviceId, item.Device.Number);
        if (item.DeviceId is not null)
            (connection.Type, connection.DeviceId) = ((ushort)item.Type, item.DeviceId);
        if (item.Device.Number is not null)
            connection.Device = item.Device;
        return connection;
    }

    private static LocalConnectionState StateOf(GedConnectionState state) =>
        state switch
        {
            GedConnectionState.Initiate => LocalConnectionState.Initiated,
            GedConnectionState.Alerting => LocalConnectionState.Alerting,
            GedConnectionState.Hold => LocalConnectionState.Hold,
            GedConnectionState.Queued => LocalConnectionState.Queued,
            GedConnectionState.Fail => LocalConnectionState.Fail,
            _ => LocalConnectionState.Connected,
        };
}
