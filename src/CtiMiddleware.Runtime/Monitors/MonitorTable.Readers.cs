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
                lease.Tell(device, $"the configuration of {_definition.Id} does not monitor it");
                continue;
            }
            if (!_records.ContainsKey(number) && _records.Count >= Options.MaxOnDemand)
            {
                lease.Tell(device, $"{_records.Count} devices are monitored already");
                continue;
            }
            var record = Get(number);
            record.Release.Stop();
            record.Users.Add(lease);
            if (_requests.Linked && record.Phase is MonitorPhase.Waiting)
                Start(record);
            else if (record.Phase != MonitorPhase.Starting)
                lease.Tell(device, WhyMissing(record));
        }
    }

    /// <summary>A reader needs them no more.</summary>
    public void Release(MonitorLease lease)
    {
        foreach (var record in _records.Values)
        {
            if (record.Users.Remove(lease) && !record.Wanted)
                record.Release.Start(Options.ReleaseAfter);
        }
    }

    /// <summary>Looks for what was missed: devices that became known since, where all are monitored; readers whose leaving was not heard.</summary>
    public void Review()
    {
        foreach (var record in _records.Values)
        {
            if (record.Users.RemoveWhere(static user => user.Released) > 0 && !record.Wanted)
                record.Release.Start(Options.ReleaseAfter);
        }
        AddAll();
    }
}
