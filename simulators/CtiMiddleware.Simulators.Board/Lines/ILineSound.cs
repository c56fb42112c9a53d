namespace CtiMiddleware.Simulators.Board.Lines;

/// <summary>Something to hear, frame by frame.</summary>
internal interface ILineSound
{
    /// <summary>Fills the next samples; false when it is over, the span is silent then.</summary>
    bool Next(Span<short> samples);
}
