namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>How an attempt to reach a device ended.</summary>
public enum OfferOutcome
{
    /// <summary>Answered.</summary>
    Answered,

    /// <summary>Busy or refused.</summary>
    Busy,

    /// <summary>Rang too long.</summary>
    NoAnswer,

    /// <summary>The caller gave up, or another device was faster.</summary>
    Cancelled,

    /// <summary>No way to the device.</summary>
    Congestion,
}
