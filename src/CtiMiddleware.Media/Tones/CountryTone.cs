namespace CtiMiddleware.Media.Tones;

/// <summary>One tone of a country's network.</summary>
/// <param name="Tone">What it tells.</param>
/// <param name="Segments">How it sounds; an infinite duration is a continuous tone. Levels are ours, see <see cref="CountryTones.UsualLevel"/>.</param>
/// <param name="Repeats">Whether it begins again after the last segment.</param>
/// <param name="Source">Where its frequencies and times are taken from.</param>
public sealed record CountryTone(CallTone Tone, IReadOnlyList<ToneSegment> Segments, bool Repeats, string Source)
{
    /// <summary>A generator of it.</summary>
    public ToneGenerator Play() => new(Segments, Repeats);
}
