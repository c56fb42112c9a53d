namespace CtiMiddleware.Simulators.Board.VoiceModem;

/// <summary>What a voice modem does with the bytes it gets.</summary>
public enum ModemMode
{
    /// <summary>It reads AT lines.</summary>
    Command,

    /// <summary>It dials, or waits for a carrier; any character ends that.</summary>
    Dialling,

    /// <summary>It sends tones or digits; any character ends that.</summary>
    Tones,

    /// <summary>Voice transmit state (+VTX): they are audio.</summary>
    Transmit,

    /// <summary>Voice receive state (+VRX): only codes after DLE mean something.</summary>
    Receive,

    /// <summary>Voice duplex state (+VTR): they are audio.</summary>
    Duplex,
}
