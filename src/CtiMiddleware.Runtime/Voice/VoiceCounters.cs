namespace CtiMiddleware.Runtime.Voice;

/// <summary>Counters of a link's audio since the process started: written by the loop's thread, read by any.</summary>
internal sealed class VoiceCounters
{
    private const int MaxReasons = 32;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, long> _lost = new(StringComparer.Ordinal);

    /// <summary>Frames handed to the board.</summary>
    public long FramesSent;

    /// <summary>Of these, frames that came a whole frame or more after their time, so that the listener heard a gap.</summary>
    public long FramesLate;

    /// <summary>Samples from the board.</summary>
    public long SamplesReceived;

    /// <summary>Counts what was lost or left out, by reason.</summary>
    public void Lost(string reason)
    {
        lock (_gate)
        {
            var key = _lost.Count < MaxReasons || _lost.ContainsKey(reason) ? reason : "other";
            _lost[key] = _lost.GetValueOrDefault(key) + 1;
        }
    }

    /// <summary>A copy for readers.</summary>
    public VoiceDiagnostics Copy()
    {
        lock (_gate)
        {
            return new VoiceDiagnostics
            {
                FramesSent = Volatile.Read(ref FramesSent),
                FramesLate = Volatile.Read(ref FramesLate),
                SamplesReceived = Volatile.Read(ref SamplesReceived),
                Lost = new Dictionary<string, long>(_lost, StringComparer.Ordinal),
            };
        }
    }
}
