namespace CtiMiddleware.Adapters.Smdi.Messages;

/// <summary>What goes over an SMDI line, as text. Closed: every case is nested here.</summary>
public abstract record SmdiMessage
{
    /// <summary>The most digits of a telephone number that are taken; ITU-T E.164 has no more.</summary>
    public const int MaxDigits = 15;

    private SmdiMessage() { }

    /// <summary>From the switch: a call rings, or will ring at once, at a line of the message desk.</summary>
    /// <param name="Port">The desk and its line.</param>
    /// <param name="Reason">Why it comes here.</param>
    /// <param name="Station">The station that was called and from which it was forwarded; empty when not told.</param>
    /// <param name="Calling">The caller; empty when not told.</param>
    public sealed record CallHistory(SmdiPort Port, SmdiReason Reason, string Station, string Calling) : SmdiMessage
    {
        /// <summary>The letter of the reason as it came; one that is not known is read as <see cref="SmdiReason.Unknown"/>.</summary>
        public char Letter { get; init; } = (char)Reason;
    }

    /// <summary>From the switch: a message waiting command was refused.</summary>
    /// <param name="Station">The number as the switch says it.</param>
    /// <param name="Cause">Three letters: <c>INV</c>, <c>BLK</c>, or others that are not known.</param>
    public sealed record IndicatorRefused(string Station, string Cause) : SmdiMessage;

    /// <summary>To the switch: turn a station's message waiting indicator on or off.</summary>
    /// <param name="Station">The number, with as many digits as the switch expects.</param>
    /// <param name="On">On or off.</param>
    public sealed record SetIndicator(string Station, bool On) : SmdiMessage;
}
