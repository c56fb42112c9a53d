using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.Snapshots;
using CtiMiddleware.Runtime.Calls;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Runtime.Groups;

namespace CtiMiddleware.Runtime.Devices;

/// <summary>
/// The devices and groups of one switch. A number becomes a device when the configuration, a snapshot or the adapter (by a category) says that
/// it is one; a number without category only while the switch's list of devices is not known. Everything else is the outside world.
/// </summary>
internal sealed class DeviceRegistry(RegistryContext context)
{
    // 10,000 devices of a first snapshot are a few dozen events, not 10,000.
    private const int Batch = 256;

    private readonly Dictionary<string, DeviceRecord> _devices = [];

    /// <summary>A complete list of the devices was seen: a number that is not among them is none.</summary>
    public bool Complete { get; set; }

    public int Count => _devices.Count;

    public DeviceRecord? Find(string number) => _devices.GetValueOrDefault(number);

    /// <summary>The device of a connection or an agent; null when the party is not known or of the outside world.</summary>
    public DeviceRecord? Resolve(in PartyDevice party, bool networkInterface = false)
    {
        if (party.Number is not { Length: > 0 } number)
            return null;
        if (_devices.TryGetValue(number, out var known))
        {
            if (known.Assumed && party.Category is { } told && told != DeviceCategory.Trunk)
                Assign(known, told);
            return known;
        }
        if (networkInterface)
            return Create(number, DeviceCategory.Trunk, assumed: false);
        // A number that comes over a trunk is the far party's, not the trunk's (field rule 24).
        if (party.Category == DeviceCategory.Trunk || (party.Category is null && Complete))
            return null;
        return Create(number, party.Category ?? DeviceCategory.Station, assumed: party.Category is null);
    }

    /// <summary>A device that an event or an item names as one.</summary>
    public DeviceRecord Get(string number, DeviceCategory category, bool assumed)
    {
        if (!_devices.TryGetValue(number, out var device))
            return Create(number, category, assumed);
        if (device.Assumed && !assumed)
            Assign(device, category);
        return device;
    }

    /// <summary>The group of a number; makes it when it does not exist.</summary>
    public GroupRecord Group(string number)
    {
        var device = Get(number, DeviceCategory.AcdGroup, assumed: false);
        return device.Group ?? AddGroup(device);
    }

    public Party Party(in PartyDevice party)
    {
        // The default of the structure says Provided without a number.
        var status = party.Status == PartyStatus.Provided && party.Number is null ? PartyStatus.NotKnown : party.Status;
        if (party.Number is not { Length: > 0 } number)
            return new Party(status) { Name = party.Name };
        DeviceId? device = null;
        if (_devices.TryGetValue(number, out var known))
            device = known.Category == DeviceCategory.Trunk ? null : known.Id;
        else if (!Complete && party.Category != DeviceCategory.Trunk)
            device = DeviceId.Of(context.Switch, number);
        return new Party(status)
        {
            Device = device,
            Number = number,
            Name = party.Name,
        };
    }

    /// <summary>The numbers of the devices whose calls a switch can be asked to report.</summary>
    public IReadOnlyList<string> Monitorable() =>
        [
            .. _devices
                .Values.Where(static device =>
                    device.Category
                        is not (DeviceCategory.Trunk or DeviceCategory.Park or DeviceCategory.Conference or DeviceCategory.Other)
                )
                .Select(static device => device.Number),
        ];

    public void Observe(string number, DeviceObservation observation, string? reason, DateTimeOffset at)
    {
        Flush();
        context.Begin(at, default);
        var device = Get(number, DeviceCategory.Station, assumed: true);
        var observed = observation switch
        {
            DeviceObservation.Yes => "yes",
            DeviceObservation.No => "no",
            _ => "refused",
        };
        if (!device.Dirty && device.Observed == observed && device.ObservedReason == reason)
            return;
        (device.Observed, device.ObservedReason) = (observed, reason);
        context.Changes.Touch(device);
        if (reason is not null)
            context.Changes.Detail("reason", reason);
        context.Changes.Append(EventTypes.Observed, device.Id.Value, null);
    }

    public void Configure(IEnumerable<SnapshotItem.Device> devices, DateTimeOffset at)
    {
        context.BeginSynthetic(at, default);
        context.Changes.Cause = EventCause.Normal;
        context.Changes.Synthetic = false;
        foreach (var item in devices)
        {
            var device = Take(item);
            device.Configured = true;
            device.Synthetic = false;
            FlushFull();
        }
        Flush();
    }

    public void Reconcile(SnapshotItem.Device item)
    {
        Take(item).SeenIn = context.Snapshot;
        FlushFull();
    }

    public void Reconcile(SnapshotItem.Group item)
    {
        var group = Group(item.Number);
        var device = _devices[item.Number];
        device.SeenIn = context.Snapshot;
        group.SeenIn = context.Snapshot;
        if (item.Name is not null && group.Name != item.Name)
        {
            group.Name = item.Name;
            context.Changes.Touch(group);
        }
        if (item.Statistics is { } statistics && group.Count(statistics, context.At))
            context.Changes.Touch(group);
        FlushFull();
    }

    /// <summary>What a complete snapshot did not name is gone, unless the configuration names it or a connection is at it.</summary>
    public void EndSnapshot(bool devices, bool groups, long begun)
    {
        foreach (var device in _devices.Values.ToArray())
        {
            var isGroup = device.Group is not null;
            if (device.SeenIn >= begun || device.Configured || device.Connections > 0 || !(isGroup ? groups : devices))
                continue;
            if (device.Group is { } group)
            {
                context.Changes.Remove(group, EventCause.Resync);
                device.Group = null;
            }
            context.Changes.Remove(device, EventCause.Resync);
            _devices.Remove(device.Number);
            FlushFull();
        }
        Flush();
        if (devices)
            Complete = true;
    }

    /// <summary>Publishes what snapshot items changed. Before every other event, so that no event names a device that the log does not know.</summary>
    public void Flush()
    {
        if (context.Changes.HasChanges)
            context.Changes.Append(EventTypes.DevicesChanged, context.Switch.Value, null);
    }

    private void FlushFull()
    {
        if (context.Changes.Count >= Batch)
            Flush();
    }

    private DeviceRecord Take(SnapshotItem.Device item)
    {
        var device = Get(item.Number, item.Kind, assumed: false);
        var inService = item.InService ?? device.InService;
        var name = item.Name ?? device.Name;
        var native = item.NativeName ?? device.Native;
        if (device.Category != item.Kind)
            Assign(device, item.Kind);
        if (device.InService == inService && device.Name == name && device.Native == native)
            return device;
        device.InService = inService;
        device.Name = name;
        device.Native = native;
        context.Changes.Touch(device);
        return device;
    }

    private DeviceRecord Create(string number, DeviceCategory category, bool assumed)
    {
        var device = new DeviceRecord(DeviceId.Of(context.Switch, number), context.Switch, number)
        {
            Category = category,
            Assumed = assumed,
            Synthetic = context.Changes.Synthetic,
            SeenIn = context.Snapshot,
            Observed = context.Unmonitored,
        };
        _devices.Add(number, device);
        context.Changes.Touch(device);
        if (category is DeviceCategory.AcdGroup or DeviceCategory.HuntGroup)
            AddGroup(device);
        return device;
    }

    private void Assign(DeviceRecord device, DeviceCategory category)
    {
        device.Assumed = false;
        if (device.Category == category)
            return;
        device.Category = category;
        context.Changes.Touch(device);
        if (category is DeviceCategory.AcdGroup or DeviceCategory.HuntGroup && device.Group is null)
            AddGroup(device);
    }

    private GroupRecord AddGroup(DeviceRecord device)
    {
        var group = new GroupRecord(device.Id, context.Switch) { Synthetic = context.Changes.Synthetic, SeenIn = context.Snapshot };
        device.Group = group;
        context.Changes.Touch(group);
        return group;
    }
}
