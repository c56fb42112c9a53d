namespace CtiMiddleware.Simulators.Board.Lines;

/// <summary>
/// The plainest far end: says what it was given, from the moment the call is answered, and keeps what it heard. Kernel only.
/// </summary>
/// <param name="speech">8 kHz linear samples; silence after them.</param>
public sealed class LinePlayer(ReadOnlyMemory<short> speech) : ILineParty
{
    private readonly List<short> _heard = [];
    private ReadOnlyMemory<short> _speech = speech;
    private int _said;

    /// <summary>A far end that says nothing.</summary>
    public LinePlayer()
        : this(ReadOnlyMemory<short>.Empty) { }

    /// <summary>The call, once answered; null before.</summary>
    public LineCall? Call { get; private set; }

    /// <summary>True once the call is over.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>True when all that it was to say has been said.</summary>
    public bool IsSilent => _said >= _speech.Length;

    /// <summary>What was heard since the answer, 8 kHz; the last ten minutes of it.</summary>
    public IReadOnlyList<short> HeardSamples => _heard;

    /// <summary>Says this, beginning with the next frame, instead of what was left of the last.</summary>
    public void Say(ReadOnlyMemory<short> samples)
    {
        _speech = samples;
        _said = 0;
    }

    /// <inheritdoc/>
    public void Connected(LineCall call) => Call = call;

    /// <inheritdoc/>
    public void Heard(ReadOnlySpan<short> samples)
    {
        if (Call is null)
            return;
        if (_heard.Count >= 10 * 60 * 8000)
            _heard.RemoveRange(0, 60 * 8000);
        _heard.AddRange(samples);
    }

    /// <inheritdoc/>
    public void NextFrame(Span<short> samples)
    {
        var part = _speech.Span[_said..Math.Min(_speech.Length, _said + samples.Length)];
        part.CopyTo(samples);
        _said += part.Length;
    }

    /// <inheritdoc/>
    public void Ended(LineCall call) => HasEnded = true;
}
