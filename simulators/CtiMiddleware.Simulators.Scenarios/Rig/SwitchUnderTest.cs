using CtiMiddleware.Links.Spi;
using CtiMiddleware.Runtime.Supervision;
using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Faces;

namespace CtiMiddleware.Simulators.Scenarios.Rig;

/// <summary>An adapter and the simulated face of its switch, set so that they understand each other. Stateless: one serves many rigs.</summary>
public sealed record SwitchUnderTest
{
    /// <summary>The adapter.</summary>
    public required ILinkAdapterFactory Adapter { get; init; }

    /// <summary>The same adapter living on a given clock, when it makes something of the time (identifiers); null when it does not.</summary>
    public Func<TimeProvider, ILinkAdapterFactory>? AdapterOn { get; init; }

    /// <summary>The adapter's options that fit the face: its user, its secret, its device map.</summary>
    public required object? Options { get; init; }

    /// <summary>Other ways to run the link, by name: options in place of <see cref="Options"/>.</summary>
    public IReadOnlyDictionary<string, object> Variants { get; init; } = new Dictionary<string, object>(StringComparer.Ordinal);

    /// <summary>The same options with a secret that the face refuses; null when the protocol has no login.</summary>
    public object? WrongOptions { get; init; }

    /// <summary>Puts a face of the protocol in front of an engine.</summary>
    public required Func<PbxEngine, ISwitchFace> CreateFace { get; init; }

    /// <summary>Supervision of the link.</summary>
    public SupervisionOptions Supervision { get; init; } = new();

    /// <summary>The protocol's name, that of the adapter.</summary>
    public string Protocol => Adapter.Name;

    /// <inheritdoc/>
    public override string ToString() => Protocol;
}
