using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Runtime.Calls;
using CtiMiddleware.Runtime.Events;

namespace CtiMiddleware.Runtime.Devices;

/// <summary>What a switch tells of a device apart from its calls: in service or not, messages that wait, what it counts of a group.</summary>
internal sealed class DeviceEvents(RegistryContext context, DeviceRegistry devices)
{
    public void Apply(DeviceEvent e)
    {
        switch (e)
        {
            case DeviceEvent.BackInService back:
                SetInService(back.Device, inService: true, "cti.device.backInService.v1");
                break;
            case DeviceEvent.OutOfService gone:
                SetInService(gone.Device, inService: false, "cti.device.outOfService.v1");
                break;
            case DeviceEvent.MessageWaiting waiting:
                if (Named(waiting.TargetDevice) is not { } device)
                    return;
                if (device.MessageWaiting != waiting.MessageWaitingOn)
                {
                    device.MessageWaiting = waiting.MessageWaitingOn;
                    context.Changes.Touch(device);
                }
                context.Changes.Detail("messageWaitingOn", waiting.MessageWaitingOn);
                if (waiting.NewMessages is { } count)
                    context.Changes.Detail("newMessages", count);
                if (waiting.DeviceForMessage.Number is not null)
                    context.Changes.Detail("deviceForMessage", devices.Party(waiting.DeviceForMessage));
                context.Changes.Append("cti.device.messageWaiting.v1", device.Id.Value, null);
                break;
            case DeviceEvent.GroupCounted counted:
                Take(counted);
                break;
            default:
                context.Anomaly(AnomalyKind.UnexpectedEvent, $"{e.GetType().Name} is not known to the registry.");
                break;
        }
    }

    private void Take(DeviceEvent.GroupCounted counted)
    {
        if (counted.Group.Number is not { Length: > 0 } number)
        {
            context.Anomaly(AnomalyKind.MissingField, "Statistics name no group.");
            return;
        }
        var group = devices.Group(number);
        // A group that is new by it is told of first: the event itself changes nothing but the group.
        devices.Flush();
        if (!group.Count(counted.Statistics, context.At))
        {
            context.Duplicates++;
            return;
        }
        context.Changes.Touch(group);
        context.Changes.Append(EventTypes.GroupStatistics, group.Id.Value, null);
    }

    private DeviceRecord? Named(in PartyDevice party)
    {
        if (party.Number is { Length: > 0 } number)
        {
            var device = devices.Get(number, party.Category ?? DeviceCategory.Station, party.Category is null);
            // Groups do not change by device events, so that a reader of call and agent events can fold them.
            if (device.Group is { Dirty: true })
                devices.Flush();
            return device;
        }
        context.Anomaly(AnomalyKind.MissingField, "A device event names no device.");
        return null;
    }

    private void SetInService(in PartyDevice party, bool inService, string type)
    {
        if (Named(party) is not { } device)
            return;
        if (device.InService == inService && !device.Dirty)
        {
            context.Duplicates++;
            return;
        }
        device.InService = inService;
        context.Changes.Touch(device);
        context.Changes.Append(type, device.Id.Value, null);
    }
}
