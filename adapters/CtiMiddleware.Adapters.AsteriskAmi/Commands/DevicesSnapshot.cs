using CtiMiddleware.Adapters.AsteriskAmi.Events;
using CtiMiddleware.Adapters.AsteriskAmi.Messages;
using CtiMiddleware.Adapters.ChannelModel;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Snapshots;

namespace CtiMiddleware.Adapters.AsteriskAmi.Commands;

/// <summary>All endpoints: of PJSIP, then of chan_sip. A switch has one of them, sometimes both; which it has not, it does not know as a command.</summary>
internal sealed class DevicesSnapshot(CommandTicket ticket, DeviceMap devices) : SnapshotExchange(ticket, SnapshotScope.Devices)
{
    private readonly CharScratch _text = new();
    private bool _second;
    private bool _oneWorked;

    public void Start(IExchangeContext context)
    {
        context.Output.SnapshotBegin(Scope);
        context.Send(new AmiAction("PJSIPShowEndpoints"), this);
    }

    public override bool ListEvent(ReadOnlySpan<byte> name, bool complete, ref AmiFrame frame, IExchangeContext context)
    {
        if (complete)
            return Finish(context, complete: true);
        _text.Reset();
        if (name.SequenceEqual("EndpointList"u8))
            Device("PJSIP/", frame.Find("ObjectName"u8), frame.Find("DeviceState"u8).SequenceEqual("Unavailable"u8), context);
        else if (name.SequenceEqual("PeerEntry"u8))
        {
            var peer = frame.Find("ObjectName"u8);
            // "UNKNOWN" is a peer that is not registered; "Unmonitored" says nothing about it but that it has an address.
            var status = frame.Find("Status"u8);
            Device("SIP/", peer, status.StartsWith("UNKNOWN"u8) || status.StartsWith("UNREACHABLE"u8), context);
        }
        return false;
    }

    private void Device(string technology, ReadOnlySpan<byte> name, bool unavailable, IExchangeContext context)
    {
        var native = string.Concat(technology, _text.Decode(name));
        if (devices.Find(native) is not { } device)
            return;
        device.InService = !unavailable;
        context.Output.SnapshotItem(
            new SnapshotItem.Device(device.Number, device.Kind) { NativeName = device.NativeName, InService = device.InService }
        );
    }

    protected override bool Finish(IExchangeContext context, bool complete)
    {
        _oneWorked |= complete;
        if (!_second)
        {
            _second = true;
            context.Send(new AmiAction("SIPpeers"), this);
            return true; // the first request; the second waits under an identifier of its own
        }
        return End(context, _oneWorked);
    }
}
