namespace CtiMiddleware.Simulators.Board.Lines;

/// <summary>What an exchange does with the digits dialled so far.</summary>
public abstract record LineRoute
{
    private LineRoute() { }

    /// <summary>Waits for another digit; when none comes in time the digits are asked about once more as complete.</summary>
    public sealed record MoreDigits : LineRoute;

    /// <summary>Lets the line hear a signal: busy, reorder, special information tones, silence.</summary>
    /// <param name="Signal">Which.</param>
    public sealed record ToSignal(LineSignal Signal) : LineRoute;

    /// <summary>Rings a far end.</summary>
    /// <param name="Party">Who.</param>
    /// <param name="AnswersAfter">After how long it answers; null when it says so itself with <see cref="LineCall.Answer"/>.</param>
    public sealed record ToParty(ILineParty Party, TimeSpan? AnswersAfter) : LineRoute
    {
        /// <summary>Told of the call as it begins to ring at the far end; null when nobody wants it.</summary>
        public Action<LineCall>? Ringing { get; init; }
    }
}
