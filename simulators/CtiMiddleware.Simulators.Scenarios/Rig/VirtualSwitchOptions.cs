using CtiMiddleware.Links.Spi;
using CtiMiddleware.Links.Transports;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Runtime.Switches;
using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Faces;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CtiMiddleware.Simulators.Scenarios.Rig;

/// <summary>How a <see cref="VirtualSwitch"/> is built.</summary>
public sealed record VirtualSwitchOptions
{
    /// <summary>What the simulated switch consists of. Default <see cref="SwitchProfile.Demo"/>.</summary>
    public SwitchProfile Profile { get; init; } = SwitchProfile.Demo();

    /// <summary>Seed of everything drawn by chance, on both sides.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Another adapter in place of the one under test, for instance one that is broken on purpose; null for the one under test.</summary>
    public ILinkAdapterFactory? Adapter { get; init; }

    /// <summary>Log on with what the switch refuses.</summary>
    public bool UseWrongOptions { get; init; }

    /// <summary>Bounds of the link.</summary>
    public TransportOptions Transport { get; init; } = new();

    /// <summary>Bounds of the log.</summary>
    public EventLogOptions Log { get; init; } = new();

    /// <summary>Changes the middleware's definition of the switch.</summary>
    public Func<SwitchDefinition, SwitchDefinition> Configure { get; init; } = static definition => definition;

    /// <summary>Loggers of the middleware.</summary>
    public ILoggerFactory Loggers { get; init; } = NullLoggerFactory.Instance;

    /// <summary>A second server before the same switch, at the link's second address; made from the first face. Null for none.</summary>
    public Func<ISwitchFace, ISwitchFace>? Standby { get; init; }
}
