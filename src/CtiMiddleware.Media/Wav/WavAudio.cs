namespace CtiMiddleware.Media.Wav;

/// <summary>The audio of a WAV file.</summary>
/// <param name="SampleRate">Samples of a second.</param>
/// <param name="Samples">The samples, linear, one channel.</param>
/// <param name="Format">How they stood in the file.</param>
/// <param name="IsCut">True when the file ends before the length that it announces, as a recording does whose writer was ended; what is there is given.</param>
public sealed record WavAudio(int SampleRate, short[] Samples, WavFormat Format, bool IsCut)
{
    /// <summary>How long it plays.</summary>
    public TimeSpan Duration => TimeSpan.FromTicks(Samples.Length * TimeSpan.TicksPerSecond / SampleRate);
}
