using CtiMiddleware.Simulators.Scenarios.Reading;

namespace CtiMiddleware.Simulators.Scenarios.Model;

/// <summary>A connection as the middleware shows it: a device in a call. The device alone will do when it has one that suits.</summary>
[Shorthand(nameof(Device))]
public sealed record ConnectionRef : ScenarioNode
{
    /// <summary>The name of the call. Default the call of the device that suits the command.</summary>
    public string? Call { get; init; }

    /// <summary>The device's number. Default any connection of the call.</summary>
    public string? Device { get; init; }

    /// <summary>Identifiers of the switch that stand for no call, to see what comes of it.</summary>
    public string? Unknown { get; init; }
}
