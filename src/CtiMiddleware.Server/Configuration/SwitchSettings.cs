using CtiMiddleware.Runtime.Commands;
using CtiMiddleware.Runtime.Monitors;

namespace CtiMiddleware.Server.Configuration;

/// <summary>A configured switch: <c>Cti:Switches:&lt;name&gt;</c>.</summary>
/// <param name="Name">Its name, unique; letters, digits and hyphens.</param>
/// <param name="Adapter">The adapter's name.</param>
/// <param name="Links">Its links in order: <c>&lt;name&gt;-1</c>, <c>&lt;name&gt;-2</c> …</param>
public sealed record SwitchSettings(string Name, string Adapter, IReadOnlyList<LinkSettings> Links)
{
    /// <summary>Which devices are monitored where the switch does not show everything by itself.</summary>
    public MonitorOptions Monitors { get; init; } = new();

    /// <summary>How far apart a ringing port and the message desk's record of it may be.</summary>
    public TimeSpan CallHistoryWindow { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How fast commands go to it.</summary>
    public PacingOptions Pacing { get; init; } = new();
}
