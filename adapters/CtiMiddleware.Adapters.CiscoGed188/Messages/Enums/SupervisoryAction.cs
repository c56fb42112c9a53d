namespace CtiMiddleware.Adapters.CiscoGed188.Messages;

/// <summary>SupervisoryAction of the specification, 2 bytes on the wire.</summary>
public enum SupervisoryAction : ushort
{
    /// <summary>CLEAR.</summary>
    Clear = 0,

    /// <summary>MONITOR.</summary>
    Monitor = 1,

    /// <summary>WHISPER.</summary>
    Whisper = 2,

    /// <summary>BARGE_IN.</summary>
    BargeIn = 3,

    /// <summary>INTERCEPT.</summary>
    Intercept = 4,
}
