namespace CtiMiddleware.Simulators.Board.Lines;

/// <summary>Something that a line's exchange saw or did; for a PBX behind it and for tests.</summary>
public abstract record LineEvent
{
    private LineEvent() { }

    /// <summary>The terminal lifted the handset to dial.</summary>
    public sealed record OffHook : LineEvent;

    /// <summary>A digit was heard on the line.</summary>
    /// <param name="Digit">0–9, <c>*</c>, <c>#</c>, A–D.</param>
    public sealed record Dialled(char Digit) : LineEvent;

    /// <summary>The far end of a dialled call rings.</summary>
    /// <param name="Call">The call.</param>
    public sealed record Alerting(LineCall Call) : LineEvent;

    /// <summary>What was dialled leads to a signal.</summary>
    /// <param name="Digits">The digits.</param>
    /// <param name="Signal">What the line hears.</param>
    public sealed record Failed(string Digits, LineSignal Signal) : LineEvent;

    /// <summary>A call was answered, by the side that was called.</summary>
    /// <param name="Call">The call.</param>
    public sealed record Answered(LineCall Call) : LineEvent;

    /// <summary>A hook flash put a call aside.</summary>
    /// <param name="Call">The call.</param>
    public sealed record Held(LineCall Call) : LineEvent;

    /// <summary>A call that was put aside is back.</summary>
    /// <param name="Call">The call.</param>
    public sealed record Retrieved(LineCall Call) : LineEvent;

    /// <summary>The terminal went on hook between two calls: the far ends speak with each other, or the held one waits for the answer of the other.</summary>
    /// <param name="First">The call that was held.</param>
    /// <param name="Second">The call it was joined with.</param>
    public sealed record Transferred(LineCall First, LineCall Second) : LineEvent;

    /// <summary>A held call rings the line again, because the terminal left it without a second call to join it with.</summary>
    /// <param name="Call">The call.</param>
    public sealed record Recalled(LineCall Call) : LineEvent;

    /// <summary>A call is over.</summary>
    /// <param name="Call">The call.</param>
    /// <param name="ByFarEnd">True when the far end hung up, false when the terminal did or the exchange gave up.</param>
    public sealed record Ended(LineCall Call, bool ByFarEnd) : LineEvent;
}
