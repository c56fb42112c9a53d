namespace CtiMiddleware.Runtime.Voice;

/// <summary>A recording being made. Used by one thread at a time; nothing here waits for a disk.</summary>
public interface IMessageRecording
{
    /// <summary>Its name in the store.</summary>
    string Name { get; }

    /// <summary>Why it cannot go on, in words: the disk is full, or too slow. Null while it can.</summary>
    string? Failure { get; }

    /// <summary>Adds audio, 8 kHz linear. What comes after a failure is not kept.</summary>
    void Write(ReadOnlySpan<short> samples);

    /// <summary>Ends it: what was written is a whole file soon. Does nothing when called again.</summary>
    void Complete();
}
