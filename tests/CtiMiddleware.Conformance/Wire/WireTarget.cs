using CtiMiddleware.Links.Spi;
using CtiMiddleware.Runtime.Supervision;

namespace CtiMiddleware.Conformance.Wire;

/// <summary>
/// What an adapter that fronts no PBX (a data link, a board) brings to its suites: itself, a scripted far end, and a few bytes of its protocol.
/// Immutable.
/// </summary>
public sealed record WireTarget
{
    /// <summary>The adapter.</summary>
    public required ILinkAdapterFactory Adapter { get; init; }

    /// <summary>The adapter's options, of the type that it names.</summary>
    public required object? Options { get; init; }

    /// <summary>Options with which the far end blocks the link for a person to look at; null when nothing is refused at the opening.</summary>
    public object? WrongOptions { get; init; }

    /// <summary>Makes the far end, told which options the adapter has.</summary>
    public required Func<object?, WirePeer> CreatePeer { get; init; }

    /// <summary>Bytes of the protocol.</summary>
    public required WireSamples Wire { get; init; }

    /// <summary>
    /// How long the longest silence may last until the link is given up; null for a far end that owes no answer and may be silent for days: such a
    /// link must stay up.
    /// </summary>
    public TimeSpan? SilenceLimit { get; init; }

    /// <summary>Supervision of the link.</summary>
    public SupervisionOptions Supervision { get; init; } = new();

    /// <inheritdoc/>
    public override string ToString() => Adapter.Name;
}
