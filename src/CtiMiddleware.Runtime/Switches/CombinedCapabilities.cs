using CtiMiddleware.Model.Capabilities;

namespace CtiMiddleware.Runtime.Switches;

/// <summary>What a switch can do with all its links: what the carrying link's adapter can, and what only a data link's can, which its note names.</summary>
internal static class CombinedCapabilities
{
    /// <summary>Makes the capability document of a switch.</summary>
    public static SwitchCapabilities Of(SwitchDefinition definition)
    {
        var carrying = definition.CarryingCapabilities;
        var own = definition.Links.Where(static link => link is { Role: LinkRole.Data, Adapter: not null }).ToList();
        if (own.Count == 0)
            return carrying;
        var (services, events) = (carrying.Services, carrying.Events);
        foreach (var link in own)
        {
            var added = link.Adapter!.CapabilitiesFor(link.Options);
            services = Add(services, added.Services, link, added.Adapter);
            events = Add(events, added.Events, link, added.Adapter);
        }
        return carrying with { Services = services, Events = events };
    }

    private static List<ServiceCapability> Add(
        IReadOnlyList<ServiceCapability> all,
        IReadOnlyList<ServiceCapability> added,
        LinkDefinition link,
        string adapter
    )
    {
        var result = all.ToList();
        foreach (var capability in added)
        {
            var index = result.FindIndex(one => one.Name == capability.Name);
            // The runtime asks the link that carries the switch for snapshots, never a data link.
            if (capability.Support == ServiceSupport.NotSupported || capability.Name == "RequestSnapshot")
                continue;
            var note = $"Over data link {link.Id} ({adapter})" + (capability.Note is { } text ? $": {text}" : ".");
            if (index < 0)
                result.Add(capability with { Note = note });
            else if (result[index].Support == ServiceSupport.NotSupported)
                result[index] = capability with { Note = note };
        }
        return result;
    }
}
