namespace CtiMiddleware.Simulators.Board.VoiceModem;

/// <summary>What a modem hears on the telephone line, beside digits.</summary>
internal enum ModemSound
{
    Dial,
    Ringback,
    Busy,
    Reorder,
    SpecialInformation,

    /// <summary>1,100 Hz.</summary>
    FaxCalling,

    /// <summary>1,300 Hz.</summary>
    DataCalling,

    /// <summary>2,100 Hz.</summary>
    Answering,
    Speech,

    /// <summary>Quiet after sound, for as long as <c>+VSD</c> says.</summary>
    Quiet,

    /// <summary>Quiet since the recording began, for as long as <c>+VSD</c> says.</summary>
    NeverAnything,
}
