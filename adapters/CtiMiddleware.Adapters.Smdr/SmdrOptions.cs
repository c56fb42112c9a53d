using CtiMiddleware.Adapters.Smdr.Layouts;

namespace CtiMiddleware.Adapters.Smdr;

/// <summary>How to read one link. Immutable; vary with <c>with</c>.</summary>
public sealed record SmdrOptions
{
    /// <summary>How the PBX writes its records.</summary>
    public required SmdrLayout Layout { get; init; }

    /// <summary>What the eighth bit holds.</summary>
    public SmdrParity Parity { get; init; }

    /// <summary>
    /// PBXs connect to us: the transport listens and delivers <see cref="CtiMiddleware.Links.Framing.ConnectionBlock"/>s. False for a serial line and
    /// for a PBX that we connect to.
    /// </summary>
    public bool Listens { get; init; }

    /// <summary>The layout's log-in is answered; false when the PBX sends records at once.</summary>
    public bool Login { get; init; }

    /// <summary>How long a line may pause before what came of it is given up. Default 30 s.</summary>
    public TimeSpan LineTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Text without anything secret.</summary>
    public override string ToString() => $"smdr {Layout.Name}";
}
