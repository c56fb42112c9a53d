namespace CtiMiddleware.Adapters.VoiceModem.Messages;

/// <summary>Final and intermediate result codes of V.250 and V.253.</summary>
public enum ModemResult
{
    /// <summary>Not a result: information, or something unsolicited.</summary>
    None,

    /// <summary>Done.</summary>
    Ok,

    /// <summary>Refused.</summary>
    Error,

    /// <summary>A voice stream begins.</summary>
    Connect,

    /// <summary>Voice connection made.</summary>
    VoiceConnect,

    /// <summary>The far end is called; not final.</summary>
    Ringing,

    /// <summary>No carrier, or aborted.</summary>
    NoCarrier,

    /// <summary>No dial tone.</summary>
    NoDialTone,

    /// <summary>Busy.</summary>
    Busy,

    /// <summary>It rang too long.</summary>
    NoAnswer,
}
