using CtiMiddleware.Media.Wav;

namespace CtiMiddleware.Runtime.Voice;

/// <summary>Brings messages to the rate of boards.</summary>
internal static class Rate
{
    /// <summary>The samples at 8 kHz.</summary>
    /// <exception cref="MessageStoreException">The file has a rate that cannot be used.</exception>
    public static ReadOnlyMemory<short> ToBoards(string name, WavAudio audio) =>
        audio.SampleRate == Frames.SamplesPerSecond
            ? audio.Samples
            : throw new MessageStoreException(
                MessageProblem.BadContent,
                $"the message '{name}' has {audio.SampleRate} samples a second; boards take 8000 (sox in.wav -r 8000 -c 1 out.wav makes it)"
            );
}
