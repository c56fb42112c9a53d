using CtiMiddleware.Model.Capabilities;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Runtime.Events;

namespace CtiMiddleware.Server.Streaming;

/// <summary>
/// Which devices a reader's filter names, so that their monitors are started on a switch that has them on demand: each written out, and each known
/// device that a pattern matches. A pattern that lets everything of a switch through names none: who reads along takes what there is.
/// </summary>
public static class MonitorNeeds
{
    /// <summary>The devices that the filter names and the rule lets through.</summary>
    public static IReadOnlyCollection<DeviceId> Of(ViewFilter filter, AccessRule rule, EventLog log)
    {
        if (filter.Devices.Count == 0)
            return [];
        var snapshot = log.TakeSnapshot();
        var found = new HashSet<DeviceId>();
        foreach (var @switch in snapshot.OfKind(ObjectKind.Switch).Cast<SwitchObject>())
        {
            if (@switch.Observes != SwitchObservation.PerDevice || (filter.Switch.Count > 0 && !filter.Switch.Contains(@switch.Id.Value)))
                continue;
            foreach (var pattern in filter.Devices)
                Add(found, pattern, @switch.Id, snapshot);
        }
        found.RemoveWhere(device => !rule.Allows(device));
        return found;
    }

    private static void Add(HashSet<DeviceId> found, string pattern, SwitchId @switch, LogSnapshot snapshot)
    {
        var own = @switch.Value + ":";
        var isPattern = pattern.AsSpan().ContainsAny('*', '?');
        if (pattern == "*" || (isPattern && Wildcard.MatchesAllUnder(pattern, own)) || !Wildcard.CanMatchUnder(pattern, own))
            return;
        foreach (var agent in snapshot.OfKind(ObjectKind.Agent).Cast<Agent>())
        {
            if (agent.Switch == @switch && agent.Device is { } at && Wildcard.IsMatch(pattern, agent.Id.Value))
                found.Add(at);
        }
        if (!isPattern)
        {
            if (!pattern.AsSpan(own.Length).StartsWith("agent:", StringComparison.Ordinal))
                found.Add(new DeviceId(pattern));
            return;
        }
        foreach (var device in snapshot.OfKind(ObjectKind.Device).Cast<Device>())
        {
            if (device.Switch == @switch && IsMonitored(device.Category) && Wildcard.IsMatch(pattern, device.Id.Value))
                found.Add(device.Id);
        }
    }

    private static bool IsMonitored(DeviceCategory category) =>
        category is not (DeviceCategory.Trunk or DeviceCategory.Park or DeviceCategory.Conference or DeviceCategory.Other);
}
