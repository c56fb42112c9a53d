using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Traffic;

namespace CtiMiddleware.Simulators.Switch.Asterisk;

/// <summary>A simulated Asterisk: what it consists of, where it listens, what happens on it by itself.</summary>
public sealed record SimulatedAsteriskOptions
{
    /// <summary>Stations, trunks, groups. Default: <see cref="SwitchProfile.Demo"/>.</summary>
    public SwitchProfile Profile { get; init; } = SwitchProfile.Demo();

    /// <summary>How it looks to AMI clients.</summary>
    public AmiFaceOptions Face { get; init; } = new();

    /// <summary>The port on 127.0.0.1; 0 for any free one.</summary>
    public int Port { get; init; }

    /// <summary>Seed of all chance in it.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Bytes that may wait for one client; a client that lets more pile up is closed, as Asterisk does. Default 64 MiB.</summary>
    public int ClientBufferBytes { get; init; } = 64 << 20;

    /// <summary>A client whose socket takes nothing for this long is closed; null never. Asterisk's own <c>writetimeout</c> is 100 ms.</summary>
    public TimeSpan? WriteTimeout { get; init; }

    /// <summary>Traffic from the start; null for none.</summary>
    public TrafficOptions? Traffic { get; init; }

    /// <summary>Load from the start; null for none.</summary>
    public LoadOptions? Load { get; init; }
}
