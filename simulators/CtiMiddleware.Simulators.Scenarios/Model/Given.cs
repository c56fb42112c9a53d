namespace CtiMiddleware.Simulators.Scenarios.Model;

/// <summary>What is so of a device before the middleware connects.</summary>
public sealed record Given : ScenarioNode
{
    /// <summary>The station's number.</summary>
    public required string Device { get; init; }

    /// <summary>Its state.</summary>
    public required GivenState State { get; init; }

    /// <summary>For <c>talking</c>: the number it called, which answers at once.</summary>
    public string? With { get; init; }
}
