namespace CtiMiddleware.Simulators.Scenarios.Model;

/// <summary>In what state a device is before the middleware connects.</summary>
public enum GivenState
{
    /// <summary>Nothing special.</summary>
    Idle,

    /// <summary>All its lines are taken by calls with an announcement.</summary>
    Busy,

    /// <summary>It refuses every call.</summary>
    DoNotDisturb,

    /// <summary>It is cut off from the switch.</summary>
    OutOfService,

    /// <summary>It talks with another number, which answered.</summary>
    Talking,
}
