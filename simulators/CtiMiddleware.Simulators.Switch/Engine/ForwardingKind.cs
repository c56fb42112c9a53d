namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>When a station's calls go elsewhere.</summary>
public enum ForwardingKind
{
    /// <summary>At once.</summary>
    Always,

    /// <summary>When the station is busy or wants no calls.</summary>
    Busy,

    /// <summary>When nobody answers within <see cref="SwitchProfile.ForwardAfter"/>.</summary>
    NoAnswer,
}
