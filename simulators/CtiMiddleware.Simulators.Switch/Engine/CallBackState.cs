namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>Where a call back stands.</summary>
public enum CallBackState
{
    /// <summary>Waits until both stations are free.</summary>
    Ordered,

    /// <summary>The ordering station is rung, or talks.</summary>
    Recalling,

    /// <summary>The call was made.</summary>
    Done,

    /// <summary>Taken back, or the ordering station did not answer.</summary>
    Cancelled,
}
