namespace CtiMiddleware.Simulators.Board.GsmModem;

/// <summary>What becomes of a call that the mobile makes.</summary>
public abstract record FarEnd
{
    private FarEnd() { }

    /// <summary>It rings and is answered.</summary>
    /// <param name="RingsAfter">From dialling to ringing.</param>
    /// <param name="AnswersAfter">From ringing to the answer; null: nobody answers, until the mobile hangs up or the network after a minute.</param>
    /// <param name="HangsUpAfter">From the answer to the far end's hanging up; null: it stays.</param>
    public sealed record Rings(TimeSpan RingsAfter, TimeSpan? AnswersAfter, TimeSpan? HangsUpAfter = null) : FarEnd;

    /// <summary>It is busy.</summary>
    /// <param name="After">From dialling to the news.</param>
    public sealed record IsBusy(TimeSpan After) : FarEnd;

    /// <summary>The network has no such number.</summary>
    /// <param name="After">From dialling to the news.</param>
    public sealed record IsUnknown(TimeSpan After) : FarEnd;

    /// <summary>Rings after half a second, answers two seconds later, stays.</summary>
    public static FarEnd Usual { get; } = new Rings(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(2));
}
