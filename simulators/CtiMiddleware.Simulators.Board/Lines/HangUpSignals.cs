namespace CtiMiddleware.Simulators.Board.Lines;

/// <summary>What a line can see beside a tone when the far end hangs up; exchanges differ.</summary>
[Flags]
public enum HangUpSignals
{
    /// <summary>Nothing: only the tone.</summary>
    None = 0,

    /// <summary>The polarity is reversed.</summary>
    PolarityReversal = 1,

    /// <summary>The current is interrupted for a moment.</summary>
    LoopInterruption = 2,
}
