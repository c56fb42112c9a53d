using CtiMiddleware.Runtime.Voice;

namespace CtiMiddleware.Runtime;

/// <summary>Counters of a link since the process started, a copy.</summary>
public sealed record LinkDiagnostics
{
    /// <summary>Bytes received.</summary>
    public long BytesReceived { get; init; }

    /// <summary>Bytes sent.</summary>
    public long BytesSent { get; init; }

    /// <summary>Frames received.</summary>
    public long Frames { get; init; }

    /// <summary>Frames ignored on purpose.</summary>
    public long Ignored { get; init; }

    /// <summary>Uniform events emitted.</summary>
    public long Events { get; init; }

    /// <summary>Well-formed frames of unknown kinds, by type. Bounded: beyond 256 types they are counted under <c>other</c>.</summary>
    public required IReadOnlyDictionary<string, long> Unknown { get; init; }

    /// <summary>Anomalies by kind.</summary>
    public required IReadOnlyDictionary<string, long> Anomalies { get; init; }

    /// <summary>Protocol errors that dropped the link, by reason.</summary>
    public required IReadOnlyDictionary<string, long> ProtocolErrors { get; init; }

    /// <summary>The last anomalies and unknown frames, newest first, at most 32, each frame cut to 4 KiB with the cut stated.</summary>
    public required IReadOnlyList<FrameNote> Recent { get; init; }

    /// <summary>Errors of the serial line by kind (<c>parity</c>, <c>framing</c>, <c>overrun</c>, <c>break</c>); empty for what goes over none.</summary>
    public IReadOnlyDictionary<string, long> LineErrors { get; init; } = new Dictionary<string, long>();

    /// <summary>Call detail records that were published and are not in the journal.</summary>
    public long NotJournalled { get; init; }

    /// <summary>Counters of a board's audio; null for a link that carries none.</summary>
    public VoiceDiagnostics? Voice { get; init; }

    /// <summary>How often the link was connected.</summary>
    public long Connects { get; init; }

    /// <summary>Last heartbeat round trip in milliseconds; null before the first.</summary>
    public double? RoundTripMilliseconds { get; init; }
}
