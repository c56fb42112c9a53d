namespace CtiMiddleware.Simulators.Board.VoiceModem;

/// <summary>The serial line of a modem, as the modem sees it. Called on the kernel.</summary>
public interface IModemWire
{
    /// <summary>Sends to the computer.</summary>
    /// <returns>False when the line's buffer is full: the bytes are lost.</returns>
    bool TrySend(ReadOnlySpan<byte> bytes);

    /// <summary>The control lines that the modem drives have changed. Default: the line has none.</summary>
    void Changed(ModemLines lines) { }
}
