using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Traffic;

namespace CtiMiddleware.Simulators.Switch.Hosting;

/// <summary>A simulated switch: what it consists of, what it speaks, what happens on it by itself.</summary>
public sealed record SimulatedSwitchOptions
{
    /// <summary>Stations, trunks, groups. Default: <see cref="SwitchProfile.Demo"/>.</summary>
    public SwitchProfile Profile { get; init; } = SwitchProfile.Demo();

    /// <summary>The protocols in front of it, each on a port of its own; at least one.</summary>
    public required IReadOnlyList<SimulatedFaceOptions> Faces { get; init; }

    /// <summary>Seed of all chance in it.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Bytes that may wait for one client; a client that lets more pile up is closed. Default 64 MiB.</summary>
    public int ClientBufferBytes { get; init; } = 64 << 20;

    /// <summary>A client whose socket takes nothing for this long is closed; null never.</summary>
    public TimeSpan? WriteTimeout { get; init; }

    /// <summary>Traffic from the start; null for none.</summary>
    public TrafficOptions? Traffic { get; init; }

    /// <summary>Load from the start; null for none.</summary>
    public LoadOptions? Load { get; init; }
}
