using System.Buffers.Text;
using CtiMiddleware.Adapters.AsteriskAmi.Messages;
using CtiMiddleware.Adapters.ChannelModel;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;

namespace CtiMiddleware.Adapters.AsteriskAmi.Events;

/// <summary>Devices in and out of service, message waiting, and events of the dial plan's own.</summary>
internal sealed class DeviceEvents(DeviceMap devices, AmiModelOutput output)
{
    public void Apply(AmiEventKind kind, scoped ref AmiFrame frame, CharScratch text)
    {
        switch (kind)
        {
            case AmiEventKind.DeviceStateChange:
                StateChanged(ref frame, text);
                break;
            case AmiEventKind.MessageWaiting:
                MessageWaiting(ref frame);
                break;
            default:
                output.Emit(new PrivateEvent(AmiFrame.Decode(frame.Find("UserEvent"u8)), frame.ToFields(AmiLimits.MaxFields)));
                break;
        }
    }

    private void StateChanged(scoped ref AmiFrame frame, CharScratch text)
    {
        if (!frame.TryFind("Device"u8, out var name) || !frame.TryFind("State"u8, out var state))
        {
            output.Anomaly(AnomalyKind.MissingField, "Device or State is missing");
            return;
        }
        if (devices.Find(text.Decode(name)) is not { } device)
            return;
        // INVALID is what a Local robot or an endpoint that was deleted shows; only UNAVAILABLE says that a known phone is away.
        var inService = !state.SequenceEqual("UNAVAILABLE"u8);
        if (device.InService == inService)
            return;
        var known = device.InService is not null;
        device.InService = inService;
        var party = new PartyDevice(PartyStatus.Provided, device.Number) { Category = device.Kind };
        if (!inService)
            output.Emit(new DeviceEvent.OutOfService(party));
        else if (known)
            output.Emit(new DeviceEvent.BackInService(party));
    }

    private void MessageWaiting(scoped ref AmiFrame frame)
    {
        if (!frame.TryFind("Mailbox"u8, out var mailbox) || !frame.TryFind("Waiting"u8, out var waiting))
        {
            output.Anomaly(AnomalyKind.MissingField, "Mailbox or Waiting is missing");
            return;
        }
        var count = Utf8Parser.TryParse(frame.Find("New"u8), out int number, out _) ? number : (int?)null;
        var at = mailbox.IndexOf((byte)'@');
        var box = AmiFrame.Decode(at < 0 ? mailbox : mailbox[..at]);
        var party = PartyDevice.Of(box);
        output.Emit(new DeviceEvent.MessageWaiting(party, party, waiting.SequenceEqual("1"u8)) { NewMessages = count });
    }
}
