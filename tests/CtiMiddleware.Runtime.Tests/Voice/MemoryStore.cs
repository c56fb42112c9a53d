using CtiMiddleware.Runtime.Voice;

namespace CtiMiddleware.Runtime.Tests.Voice;

/// <summary>Messages in memory; what is read slowly waits for the test.</summary>
internal sealed class MemoryStore : IMessageStore
{
    public Dictionary<string, short[]> Messages { get; } = new(StringComparer.Ordinal);

    public List<MemoryRecording> Recordings { get; } = [];

    /// <summary>Set: reading waits for it.</summary>
    public TaskCompletionSource? Slow { get; set; }

    public async ValueTask<MessageAudio> LoadAsync(string name, CancellationToken cancellationToken)
    {
        if (Slow is { } slow)
            await slow.Task;
        return Messages.TryGetValue(name, out var samples)
            ? new MessageAudio(name, samples)
            : throw new MessageStoreException(MessageProblem.NotFound, $"there is no message '{name}'");
    }

    public IMessageRecording Record()
    {
        var made = new MemoryRecording($"rec-{Recordings.Count + 1}");
        Recordings.Add(made);
        return made;
    }

    internal sealed class MemoryRecording(string name) : IMessageRecording
    {
        public string Name => name;

        public string? Failure { get; set; }

        public List<short> Samples { get; } = [];

        public bool Completed { get; private set; }

        public void Write(ReadOnlySpan<short> samples) => Samples.AddRange(samples);

        public void Complete() => Completed = true;
    }
}
