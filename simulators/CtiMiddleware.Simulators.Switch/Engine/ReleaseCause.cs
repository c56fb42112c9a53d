namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>Why a leg was released, free of any protocol's numbers.</summary>
public enum ReleaseCause
{
    /// <summary>Somebody hung up.</summary>
    Normal,

    /// <summary>The called device is busy or the user refused.</summary>
    Busy,

    /// <summary>Nobody answered in time.</summary>
    NoAnswer,

    /// <summary>The caller gave up before an answer.</summary>
    Cancelled,

    /// <summary>Another device took the call.</summary>
    AnsweredElsewhere,

    /// <summary>The number does not exist.</summary>
    InvalidNumber,

    /// <summary>The device is out of service.</summary>
    OutOfService,

    /// <summary>No trunk is free.</summary>
    Congestion,

    /// <summary>The switch gives no reason.</summary>
    Unknown,

    /// <summary>The call went on to another number.</summary>
    Diverted,

    /// <summary>A call from outside took the line at the same moment (field rule 21).</summary>
    Glare,

    /// <summary>The other party is gone; this one hears a tone.</summary>
    Blocked,
}
