using CtiMiddleware.Media.Dtmf;
using CtiMiddleware.Media.Progress;

namespace CtiMiddleware.Simulators.Board.Callers;

/// <summary>One step of a caller's script. Closed. A step that waits to hear something has a deadline; past it the caller gives up and hangs up.</summary>
public abstract record CallerStep
{
    private CallerStep() { }

    /// <summary>Waits for a tone, such as the beep of a prompt.</summary>
    /// <param name="Frequencies">Hz, all at once.</param>
    /// <param name="AtLeast">How long it must sound.</param>
    /// <param name="Within">The deadline.</param>
    public sealed record HearTone(IReadOnlyList<double> Frequencies, TimeSpan AtLeast, TimeSpan Within) : CallerStep
    {
        /// <inheritdoc/>
        public override string ToString() => $"hear {string.Join('+', Frequencies)} Hz for {AtLeast.TotalMilliseconds:F0} ms";
    }

    /// <summary>Waits for a signal of the network, by its cadence.</summary>
    /// <param name="Signal">Which.</param>
    /// <param name="Within">The deadline.</param>
    public sealed record HearSignal(ProgressSignal Signal, TimeSpan Within) : CallerStep
    {
        /// <inheritdoc/>
        public override string ToString() => $"hear {Signal}";
    }

    /// <summary>Waits until somebody speaks, or has begun to before.</summary>
    /// <param name="Within">The deadline.</param>
    public sealed record HearSpeech(TimeSpan Within) : CallerStep
    {
        /// <inheritdoc/>
        public override string ToString() => "hear speech";
    }

    /// <summary>Waits until it has been quiet for a time, as after a prompt.</summary>
    /// <param name="For">How long; counted from the beginning of the step at the earliest.</param>
    /// <param name="Within">The deadline.</param>
    public sealed record HearSilence(TimeSpan For, TimeSpan Within) : CallerStep
    {
        /// <inheritdoc/>
        public override string ToString() => $"hear silence for {For.TotalMilliseconds:F0} ms";
    }

    /// <summary>Waits for push-button digits from the other side, in order; others between them are passed over.</summary>
    /// <param name="Digits">Which.</param>
    /// <param name="Within">The deadline.</param>
    public sealed record HearDigits(string Digits, TimeSpan Within) : CallerStep
    {
        /// <inheritdoc/>
        public override string ToString() => $"hear the digits {Digits}";
    }

    /// <summary>Presses keys and waits until they have sounded.</summary>
    /// <param name="Digits">0–9, <c>*</c>, <c>#</c>, A–D; a comma pauses two seconds.</param>
    /// <param name="Signal">How: times, levels, twist, deviation; <see cref="DtmfSignal.Usual"/> when null.</param>
    public sealed record Press(string Digits, DtmfSignal? Signal = null) : CallerStep
    {
        /// <inheritdoc/>
        public override string ToString() => $"press {Digits}";
    }

    /// <summary>Says something and waits until it is said.</summary>
    /// <param name="Samples">8 kHz linear.</param>
    /// <param name="What">What it is, for the trace.</param>
    public sealed record Say(ReadOnlyMemory<short> Samples, string What) : CallerStep
    {
        /// <inheritdoc/>
        public override string ToString() => $"say {What}";
    }

    /// <summary>Does nothing for a time.</summary>
    /// <param name="For">How long.</param>
    public sealed record Wait(TimeSpan For) : CallerStep
    {
        /// <inheritdoc/>
        public override string ToString() => $"wait {For.TotalMilliseconds:F0} ms";
    }

    /// <summary>Waits until the other side hangs up.</summary>
    /// <param name="Within">The deadline.</param>
    public sealed record AwaitEnd(TimeSpan Within) : CallerStep
    {
        /// <inheritdoc/>
        public override string ToString() => "await the end";
    }

    /// <summary>Hangs up.</summary>
    public sealed record HangUp : CallerStep
    {
        /// <inheritdoc/>
        public override string ToString() => "hang up";
    }
}
