using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Runtime.Switches;

namespace CtiMiddleware.Runtime.Voice;

/// <summary>A recording of a channel. Loop's thread only.</summary>
internal sealed class RecordJob(IMessageRecording file, TimeSpan max, VoiceTermination termination, SpeechGate gate)
{
    /// <summary>The command to acknowledge; null when it was.</summary>
    public CommandTicket? Ticket { get; set; }

    /// <summary>Where it goes.</summary>
    public IMessageRecording File => file;

    /// <summary>What ends it.</summary>
    public VoiceTermination Termination => termination;

    /// <summary>The tone before it is being played.</summary>
    public bool Beeping { get; set; }

    /// <summary>Audio is kept.</summary>
    public bool Running { get; set; }

    /// <summary>It was acknowledged: its end is told.</summary>
    public bool Begun { get; set; }

    /// <summary>It was suspended.</summary>
    public bool Suspended { get; set; }

    /// <summary>Ends it when no audio comes that would.</summary>
    public LoopTimer? Limit { get; set; }

    /// <summary>Ends it when no audio comes at all, which is silence too; null when silence does not end it.</summary>
    public LoopTimer? Silence { get; set; }

    /// <summary>Tells speech from silence.</summary>
    public SpeechGate Gate => gate;

    /// <summary>Samples kept.</summary>
    public long Written { get; private set; }

    /// <summary>How much longer it may be.</summary>
    public TimeSpan Left => max - Frames.Time(Written);

    /// <summary>Keeps audio; true when that was as much as it may.</summary>
    public bool Write(ReadOnlySpan<short> samples)
    {
        var room = Math.Max(0, Frames.SamplesOf(max) - Written);
        var part = samples[..(int)Math.Min(samples.Length, room)];
        file.Write(part);
        Written += part.Length;
        return Written >= Frames.SamplesOf(max);
    }
}
