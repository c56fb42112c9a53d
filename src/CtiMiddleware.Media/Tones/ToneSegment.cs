namespace CtiMiddleware.Media.Tones;

/// <summary>A stretch of a tone: sines that sound together for a time, or silence.</summary>
/// <param name="Components">The sines; none is silence.</param>
/// <param name="Duration">How long; <see cref="Timeout.InfiniteTimeSpan"/> for ever.</param>
public sealed record ToneSegment(IReadOnlyList<ToneComponent> Components, TimeSpan Duration)
{
    /// <summary>Silence of a time.</summary>
    /// <param name="duration">How long.</param>
    public static ToneSegment Silence(TimeSpan duration) => new([], duration);

    /// <summary>Whether nothing sounds.</summary>
    public bool IsSilence => Components.Count == 0;
}
