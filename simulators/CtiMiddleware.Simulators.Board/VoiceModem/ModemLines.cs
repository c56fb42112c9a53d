namespace CtiMiddleware.Simulators.Board.VoiceModem;

/// <summary>The control lines that a modem drives.</summary>
[Flags]
public enum ModemLines
{
    /// <summary>None is on.</summary>
    None = 0,

    /// <summary>Clear To Send: the transmit buffer has room.</summary>
    ClearToSend = 1,

    /// <summary>Data Set Ready: the modem is switched on.</summary>
    DataSetReady = 2,

    /// <summary>Ring Indicator: ringing current flows.</summary>
    RingIndicator = 4,
}
