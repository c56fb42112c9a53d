using CtiMiddleware.Media.Resampling;
using CtiMiddleware.Media.Wav;

namespace CtiMiddleware.Runtime.Voice;

/// <summary>Brings messages to the rate of boards.</summary>
internal static class Rate
{
    private const int Lowest = 4000;
    private const int Highest = 192_000;

    // A filter of so many phases is made in no time; 8,001 samples a second would need 8,000.
    private const int MostPhases = 480;

    /// <summary>The samples at 8 kHz.</summary>
    /// <exception cref="MessageStoreException">The file has a rate that cannot be used.</exception>
    public static ReadOnlyMemory<short> ToBoards(string name, WavAudio audio)
    {
        if (audio.SampleRate == Frames.SamplesPerSecond)
            return audio.Samples;
        if (audio.SampleRate is < Lowest or > Highest)
            throw new MessageStoreException(
                MessageProblem.BadContent,
                $"the message '{name}' has {audio.SampleRate} samples a second; {Lowest} to {Highest} can be brought to the 8000 of boards"
            );
        var phases =
            Frames.SamplesPerSecond / (int)System.Numerics.BigInteger.GreatestCommonDivisor(audio.SampleRate, Frames.SamplesPerSecond);
        if (phases > MostPhases)
            throw new MessageStoreException(
                MessageProblem.BadContent,
                $"the message '{name}' has {audio.SampleRate} samples a second, which have too odd a ratio to the 8000 of boards; usual rates (8000, 11025, 16000, 22050, 44100, 48000) have not"
            );
        var resampler = new Resampler(audio.SampleRate, Frames.SamplesPerSecond);
        var samples = new short[resampler.MaximumOutput(audio.Samples.Length) + resampler.MaximumFlush];
        var count = resampler.Convert(audio.Samples, samples);
        count += resampler.Flush(samples.AsSpan(count));
        return samples.AsMemory(0, count);
    }
}
