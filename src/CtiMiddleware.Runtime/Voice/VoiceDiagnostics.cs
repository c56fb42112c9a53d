namespace CtiMiddleware.Runtime.Voice;

/// <summary>Counters of a board's audio since the process started, a copy.</summary>
public sealed record VoiceDiagnostics
{
    /// <summary>Frames of 20 ms handed to the board.</summary>
    public long FramesSent { get; init; }

    /// <summary>Frames that came a whole frame or more after their time: the listener heard a gap.</summary>
    public long FramesLate { get; init; }

    /// <summary>Samples that came from the board.</summary>
    public long SamplesReceived { get; init; }

    /// <summary>What was lost or left out, by reason: audio by the board's words, digits that were told twice or found no room.</summary>
    public required IReadOnlyDictionary<string, long> Lost { get; init; }
}
