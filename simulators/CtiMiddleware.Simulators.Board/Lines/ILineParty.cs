namespace CtiMiddleware.Simulators.Board.Lines;

/// <summary>
/// Who is at the far end of a call of a <see cref="LineExchange"/>: a script that listens and speaks, a recording, the other half of a PBX. Called on
/// the kernel. Audio is 8 kHz linear, 160 samples (20 ms) at a time, in both directions at once from <see cref="Connected"/> to <see cref="Ended"/>.
/// </summary>
public interface ILineParty
{
    /// <summary>The path is through: the call was answered, by whichever side was called.</summary>
    /// <param name="call">The call; keep it to hang up.</param>
    void Connected(LineCall call);

    /// <summary>What the party hears. Also while it waits for an answer (ringback) and while it is held (silence).</summary>
    void Heard(ReadOnlySpan<short> samples);

    /// <summary>Fills the next 20 ms that the party says; the span holds silence before.</summary>
    void NextFrame(Span<short> samples);

    /// <summary>The call is over for this party, whoever ended it; nothing more is called for it.</summary>
    void Ended(LineCall call);
}
