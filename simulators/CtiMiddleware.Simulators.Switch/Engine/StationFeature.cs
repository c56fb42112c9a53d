namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>What was set at a station.</summary>
public enum StationFeature
{
    /// <summary>Forwarding of one kind.</summary>
    Forwarding,

    /// <summary>Do not disturb.</summary>
    DoNotDisturb,

    /// <summary>Call waiting.</summary>
    CallWaiting,
}
