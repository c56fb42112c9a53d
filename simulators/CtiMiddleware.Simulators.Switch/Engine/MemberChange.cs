namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>What changed about a group's member.</summary>
public enum MemberChange
{
    /// <summary>Logged on.</summary>
    LoggedOn,

    /// <summary>Logged off.</summary>
    LoggedOff,

    /// <summary>Ready, or not ready with a reason.</summary>
    Readiness,

    /// <summary>Penalty.</summary>
    Penalty,
}
