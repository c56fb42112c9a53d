namespace CtiMiddleware.Links.Spi;

/// <summary>A signal that a board heard on the telephone line, beside digits.</summary>
public enum LineTone
{
    /// <summary>The exchange waits for digits.</summary>
    Dial,

    /// <summary>The far end rings.</summary>
    Ringback,

    /// <summary>The far end is busy.</summary>
    Busy,

    /// <summary>No path: reorder, fast busy, congestion.</summary>
    Reorder,

    /// <summary>Special information tones (ITU-T E.180): an announcement of the network follows.</summary>
    SpecialInformation,

    /// <summary>A fax machine calls (1,100 Hz) or answers (2,100 Hz).</summary>
    Fax,

    /// <summary>A modem calls or answers.</summary>
    Modem,

    /// <summary>Speech begins.</summary>
    Speech,

    /// <summary>It became quiet after something was heard.</summary>
    Silence,

    /// <summary>The loop was interrupted: on many exchanges the far end hung up.</summary>
    LoopInterruption,

    /// <summary>The polarity of the line was reversed: on some exchanges the far end answered or hung up.</summary>
    PolarityReversal,

    /// <summary>Another call knocks.</summary>
    CallWaiting,
}
