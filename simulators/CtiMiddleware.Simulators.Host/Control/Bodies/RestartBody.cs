namespace CtiMiddleware.Simulators.Host.Control.Bodies;

/// <summary>A restart of the switch with all its faces.</summary>
public sealed record RestartBody
{
    /// <summary><c>cold</c> (calls and identifiers are lost) or <c>warm</c>. Default cold.</summary>
    public string Kind { get; init; } = "cold";

    /// <summary>How long connections are refused, in simulated milliseconds; the answer does not wait for their end.</summary>
    public double DownMs { get; init; }
}
