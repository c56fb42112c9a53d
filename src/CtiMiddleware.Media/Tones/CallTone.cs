namespace CtiMiddleware.Media.Tones;

/// <summary>What a tone of an exchange tells a caller (ITU-T E.182).</summary>
public enum CallTone
{
    /// <summary>The exchange waits for digits.</summary>
    Dial,

    /// <summary>The called telephone rings.</summary>
    Ringback,

    /// <summary>The called line is busy.</summary>
    Busy,

    /// <summary>No way through the network: reorder, congestion.</summary>
    Reorder,

    /// <summary>Another call waits.</summary>
    CallWaiting,

    /// <summary>The call cannot be completed; an announcement may follow.</summary>
    SpecialInformation,
}
