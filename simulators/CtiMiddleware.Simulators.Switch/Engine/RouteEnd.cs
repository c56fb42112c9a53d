namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>How a route request ended.</summary>
public enum RouteEnd
{
    /// <summary>A destination was given and taken.</summary>
    Selected,

    /// <summary>Nobody answered in time.</summary>
    TimedOut,

    /// <summary>The router refused.</summary>
    Rejected,

    /// <summary>The destination leads nowhere, and the switch does not ask again.</summary>
    InvalidDestination,

    /// <summary>The caller hung up, or the call was sent elsewhere by somebody.</summary>
    CallGone,

    /// <summary>The last router went.</summary>
    NoRouter,
}
