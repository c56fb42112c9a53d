using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Capabilities;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Snapshots;
using CtiMiddleware.Runtime.Commands;
using CtiMiddleware.Runtime.Monitors;

namespace CtiMiddleware.Runtime.Switches;

/// <summary>A switch as configured and validated.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Adapter">The adapter of every link that names none of its own.</param>
/// <param name="Links">Its links, at least one.</param>
public sealed record SwitchDefinition(SwitchId Id, ILinkAdapterFactory Adapter, IReadOnlyList<LinkDefinition> Links)
{
    /// <summary>What can be done on this switch: by the link that carries it, and by data links with an adapter of their own.</summary>
    public SwitchCapabilities Capabilities => CombinedCapabilities.Of(this);

    /// <summary>What the adapter of the links that carry the switch can do; the options of the first of them decide.</summary>
    internal SwitchCapabilities CarryingCapabilities
    {
        get
        {
            var link = Links.FirstOrDefault(static one => one.Role != LinkRole.Data) ?? (Links.Count > 0 ? Links[0] : null);
            return link is null ? Adapter.CapabilitiesFor(options: null) : AdapterOf(link).CapabilitiesFor(link.Options);
        }
    }

    /// <summary>The adapter of a link.</summary>
    internal ILinkAdapterFactory AdapterOf(LinkDefinition link) => link.Adapter ?? Adapter;

    /// <summary>Which devices are monitored; means nothing on a switch that shows everything by itself.</summary>
    public MonitorOptions Monitors { get; init; } = new();

    /// <summary>Pace and bounds of its commands.</summary>
    public PacingOptions Pacing { get; init; } = new();

    /// <summary>Devices named by configuration: they exist whether or not the switch shows them.</summary>
    public IReadOnlyList<SnapshotItem.Device> Devices { get; init; } = [];

    /// <summary>
    /// How often the calls are compared with the switch's own while it is in service, because the end of a call may get lost (field rule 38);
    /// default 5 minutes, zero for never.
    /// </summary>
    public TimeSpan AuditInterval { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How far apart a call that rings at a port and the message desk's record of it may be, in either order (field rule 60); default 2 s.
    /// </summary>
    public TimeSpan CallHistoryWindow { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long one snapshot request may take; default 30 s.</summary>
    public TimeSpan SnapshotTimeout { get; init; } = TimeSpan.FromSeconds(30);
}
