namespace CtiMiddleware.Simulators.Board.Lines;

/// <summary>The terminal's end of a telephone line: a modem, a telephone. Called on the kernel.</summary>
public interface ILineTerminal
{
    /// <summary>Ringing current begins or pauses.</summary>
    void Ringing(bool on);

    /// <summary>20 ms of audio from the exchange, 160 samples at 8 kHz; also while the loop is open, where caller id comes between the rings.</summary>
    void Heard(ReadOnlySpan<short> samples);

    /// <summary>The polarity of the line was reversed.</summary>
    void PolarityReversed();

    /// <summary>The exchange interrupted the current for a moment.</summary>
    void LoopInterrupted();
}
