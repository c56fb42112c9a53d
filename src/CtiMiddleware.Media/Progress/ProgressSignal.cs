namespace CtiMiddleware.Media.Progress;

/// <summary>What is heard on a line while a call is set up.</summary>
public enum ProgressSignal
{
    /// <summary>The exchange waits for digits.</summary>
    DialTone,

    /// <summary>The far end rings.</summary>
    Ringback,

    /// <summary>The far end is busy.</summary>
    Busy,

    /// <summary>No way through the network.</summary>
    Reorder,

    /// <summary>Another call waits.</summary>
    CallWaiting,

    /// <summary>The call cannot be completed; an announcement may follow.</summary>
    SpecialInformation,

    /// <summary>A fax machine calls: 1,100 Hz for half a second (ITU-T T.30, CNG).</summary>
    FaxCalling,

    /// <summary>A fax machine answers: 2,100 Hz without reversals (ITU-T T.30, CED).</summary>
    FaxAnswer,

    /// <summary>A modem calls: 1,300 Hz for half a second and more (ITU-T V.25, CT).</summary>
    ModemCalling,

    /// <summary>A modem answers: 2,100 Hz with reversals of its phase (ITU-T V.25, V.8), or 2,225 Hz (Bell 103).</summary>
    ModemAnswer,

    /// <summary>Somebody speaks, or music plays: sound that is none of the tones.</summary>
    Speech,

    /// <summary>Nothing is heard.</summary>
    Silence,
}
