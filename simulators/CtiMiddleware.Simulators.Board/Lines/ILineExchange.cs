namespace CtiMiddleware.Simulators.Board.Lines;

/// <summary>The exchange's end of a telephone line. Called on the kernel.</summary>
public interface ILineExchange
{
    /// <summary>The terminal closed the loop: it answers, or asks for a dial tone.</summary>
    void OffHook();

    /// <summary>The terminal opened the loop for longer than a flash: it hung up.</summary>
    void OnHook();

    /// <summary>The terminal opened the loop for a moment: a recall.</summary>
    void Flashed();

    /// <summary>20 ms of audio from the terminal, 160 samples at 8 kHz; only while the loop is closed.</summary>
    void Heard(ReadOnlySpan<short> samples);
}
