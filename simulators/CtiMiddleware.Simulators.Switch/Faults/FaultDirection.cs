namespace CtiMiddleware.Simulators.Switch.Faults;

/// <summary>Which way the bytes go that a fault touches, seen from the switch.</summary>
public enum FaultDirection
{
    /// <summary>Both ways.</summary>
    Both,

    /// <summary>From the switch to its client.</summary>
    Out,

    /// <summary>From the client to the switch.</summary>
    In,
}
