namespace CtiMiddleware.Simulators.Board.Pbx;

/// <summary>Somebody who speaks and listens on a PBX: a caller on a trunk, an agent at a telephone, an analogue line. Called on the kernel.</summary>
public interface IPbxVoice
{
    /// <summary>Fills the next 20 ms that are said, 160 samples at 8 kHz; the span holds silence before.</summary>
    void NextFrame(Span<short> samples);

    /// <summary>Hears 20 ms: the other parties, or the exchange's tone.</summary>
    void Heard(ReadOnlySpan<short> samples);
}
