namespace CtiMiddleware.Simulators.Host.Control.Bodies;

/// <summary>A device's service.</summary>
public sealed record ServiceBody
{
    /// <summary>False takes it out of service.</summary>
    public required bool InService { get; init; }
}
