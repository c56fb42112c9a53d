namespace CtiMiddleware.Conformance.Tests;

/// <summary>What an adapter fronts: <c>kind</c> of its quality.json.</summary>
public enum AdapterKind
{
    /// <summary>A switch with calls of its own; held by the eight suites with a simulated switch.</summary>
    Switch,

    /// <summary>A voice board or modem; held by the four suites with a scripted far end.</summary>
    Board,

    /// <summary>A link that carries data and no calls; held by the four suites with a scripted far end.</summary>
    DataLink,
}
