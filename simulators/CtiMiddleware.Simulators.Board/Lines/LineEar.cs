using CtiMiddleware.Media.Dtmf;

namespace CtiMiddleware.Simulators.Board.Lines;

/// <summary>Hears the digits that a line dials.</summary>
internal sealed class LineEar
{
    private readonly DtmfDetector _detector = new();
    private readonly List<DtmfEvent> _heard = [];

    /// <summary>The digit that began within these 20 ms, or null; two cannot.</summary>
    public char? Hear(ReadOnlySpan<short> samples)
    {
        _heard.Clear();
        _detector.Listen(samples, _heard);
        foreach (var heard in _heard)
        {
            if (!heard.IsEnd)
                return heard.Digit;
        }
        return null;
    }
}
