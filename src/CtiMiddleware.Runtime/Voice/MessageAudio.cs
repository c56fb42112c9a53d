namespace CtiMiddleware.Runtime.Voice;

/// <summary>A message ready to be played. Immutable; the samples are shared and must not be changed.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Samples">8 kHz linear PCM of 16 bits.</param>
public sealed record MessageAudio(string Name, ReadOnlyMemory<short> Samples)
{
    /// <summary>How long it lasts.</summary>
    public TimeSpan Length => Frames.Time(Samples.Length);
}
