using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Runtime.Monitors;

internal sealed partial class MonitorTable
{
    /// <summary>A reader needs devices.</summary>
    public void Acquire(MonitorLease lease, IEnumerable<DeviceId> devices)
    {
        foreach (var device in devices)
        {
            var number = device.Number.ToString();
            if (!Used)
            {
                lease.Tell(device, missing: null);
                continue;
            }
            if (!_records.ContainsKey(number) && Options.Mode != MonitorMode.OnDemand)
            {
                _readers.Add(device, lease);
                lease.Tell(device, $"the configuration of {_definition.Id} does not monitor it");
                continue;
            }
            if (!_records.ContainsKey(number) && _records.Count >= Options.MaxOnDemand)
            {
                _readers.Add(device, lease);
                lease.Tell(device, $"{_records.Count} devices are monitored already");
                continue;
            }
            var record = Get(number);
            record.Release.Stop();
            record.Users.Add(lease);
            // One that the switch would not end is asked for again at once: what it still shows is not known.
            if (_requests.Linked && record is { Phase: MonitorPhase.Waiting } or { Phase: MonitorPhase.Stopping, Retry.Running: true })
                Start(record);
            else if (record.Phase != MonitorPhase.Starting)
                lease.Tell(device, WhyMissing(record));
        }
    }

    /// <summary>One fewer is monitored: the device that is waited for longest comes in.</summary>
    private void FillRoom()
    {
        while (Options.Mode == MonitorMode.OnDemand && _records.Count < Options.MaxOnDemand && _readers.First is { } number)
        {
            var record = Get(number);
            if (!record.Wanted)
                _records.Remove(number);
            else if (_requests.Linked)
                Start(record);
        }
    }

    /// <summary>A monitor's record came into being: whoever waited for it uses it.</summary>
    private void Attach(MonitorRecord record)
    {
        foreach (var lease in _readers.Take(record.Number))
        {
            if (lease.Released)
                continue;
            record.Users.Add(lease);
            lease.Tell(record.Device, WhyMissing(record));
        }
    }

    /// <summary>A reader needs them no more.</summary>
    public void Release(MonitorLease lease)
    {
        _readers.RemoveWhere(other => other == lease);
        foreach (var record in _records.Values)
        {
            if (record.Users.Remove(lease) && !record.Wanted)
                record.Release.Start(Options.ReleaseAfter);
        }
    }

    /// <summary>Looks for what was missed: devices that became known since, where all are monitored; readers whose leaving was not heard.</summary>
    public void Review()
    {
        _readers.RemoveWhere(static lease => lease.Released);
        foreach (var record in _records.Values)
        {
            if (record.Users.RemoveWhere(static user => user.Released) > 0 && !record.Wanted)
                record.Release.Start(Options.ReleaseAfter);
        }
        AddAll();
    }
}
