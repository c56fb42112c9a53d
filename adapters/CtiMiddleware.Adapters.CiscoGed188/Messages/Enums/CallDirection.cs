namespace CtiMiddleware.Adapters.CiscoGed188.Messages;

/// <summary>CallDirection of the specification, 4 bytes on the wire.</summary>
public enum CallDirection
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>In.</summary>
    In = 1,

    /// <summary>Out.</summary>
    Out = 2,

    /// <summary>OtherIn.</summary>
    OtherIn = 3,

    /// <summary>OtherOut.</summary>
    OtherOut = 4,

    /// <summary>OutboundReserve.</summary>
    OutboundReserve = 5,

    /// <summary>OutboundPreview.</summary>
    OutboundPreview = 6,

    /// <summary>OutboundPredictive.</summary>
    OutboundPredictive = 7,
}
