using CtiMiddleware.Links.Spi;
using CtiMiddleware.Links.Transports.DBus;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Snapshots;

namespace CtiMiddleware.Adapters.OFono;

/// <summary>What oFono says of calls.</summary>
public sealed partial class OFonoProtocol
{
    // The dial of ours that oFono works on: its call may be told before the answer. oFono does one at a time.
    private (CommandTicket Ticket, string Number, string? Parent)? _dialing;

    private bool? TakeCallSignal(DBusLine.Signal signal, ReadOnlySpan<byte> frame)
    {
        switch (signal.Interface, signal.Member, signal.Body)
        {
            case (OFonoNames.VoiceCallManager, "CallAdded", [DBusValue.Text path, DBusValue.Array { Element: "{sv}" } properties]):
                Added(path.Value, properties);
                return true;
            case (OFonoNames.VoiceCallManager, "CallRemoved", [DBusValue.Text path]):
                // Mostly its state said so already.
                if (_calls.Find(path.Value) is { } removed)
                    _calls.End(removed, _output);
                else
                    _output.Ignored();
                return true;
            case (OFonoNames.VoiceCallManager, "Forwarded" or "BarringActive", [DBusValue.Text kind]):
                _output.Emit(new PrivateEvent($"{OFonoNames.VoiceCallManager}.{signal.Member}", [new("type", kind.Value)]));
                return true;
            case (OFonoNames.VoiceCallManager, "PropertyChanged", [DBusValue.Text { Value: "EmergencyNumbers" }, _]):
                _output.Ignored();
                return true;
            case (OFonoNames.VoiceCall, "PropertyChanged", [DBusValue.Text property, DBusValue.Variant value]):
                if (_calls.Find(signal.Path) is not { } changed)
                {
                    if (_calls.HasLeft(signal.Path))
                    {
                        _output.Ignored();
                        return true;
                    }
                    _output.Anomaly(AnomalyKind.UnknownObject, $"{property.Value} of {signal.Path}, which is no call that is known", frame);
                    return true;
                }
                return _calls.Changed(changed, property.Value, value, _output) ? true : null;
            case (OFonoNames.VoiceCall, "DisconnectReason", [DBusValue.Text reason]):
                if (_calls.Find(signal.Path) is { } ending)
                    ending.DisconnectReason = reason.Value;
                else
                    _output.Ignored();
                return true;
            default:
                return null;
        }
    }

    private void Added(string path, DBusValue.Array properties)
    {
        var state = properties.Find("State")?.AsText;
        // The answer to our dial may still be on its way: its call must be bound before anything is told of it.
        if (
            _dialing is { } dial
            && state is "dialing" or "alerting"
            && _calls.Find(path) is null
            && _calls.Announce(path, dial.Parent) is { } announced
        )
            _output.BindCall(dial.Ticket, announced.Own);
        if (_calls.Added(path, properties, _output) is { } call)
            _calls.Tell(call, properties, _output);
    }

    private void AskCalls(CommandTicket? ticket)
    {
        if (_modem.Path is not { } path || !_modem.Has(OFonoNames.VoiceCallManager))
        {
            // A modem without voice calls has none.
            _calls.Clear();
            _output.SnapshotBegin(SnapshotScope.Calls);
            _output.SnapshotEnd(SnapshotScope.Calls, complete: true);
            if (ticket is { } at)
                _output.Complete(at, CommandAnswer.Acknowledged);
            return;
        }
        Call(
            path,
            OFonoNames.VoiceCallManager,
            "GetCalls",
            [],
            body =>
            {
                if (body is not [DBusValue.Array { Element: "(oa{sv})" } calls])
                    return false;
                _calls.Snapshot(calls, _output);
                if (ticket is { } asked)
                    _output.Complete(asked, CommandAnswer.Acknowledged);
                return true;
            },
            error =>
            {
                if (ticket is { } asked)
                    _output.Complete(asked, OFonoFailures.Refusal(error));
            }
        );
    }

    private void ShowDevice()
    {
        _output.SnapshotBegin(SnapshotScope.Devices);
        _output.SnapshotItem(
            new SnapshotItem.Device(_line, DeviceCategory.Station)
            {
                Name = _modem.Own.Name.Length > 0 ? _modem.Own.Name : null,
                NativeName = _modem.Path,
                InService = _modem.Impairment is null,
            }
        );
        _output.SnapshotEnd(SnapshotScope.Devices, complete: true);
    }
}
