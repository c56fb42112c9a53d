namespace CtiMiddleware.Simulators.Board.Lines;

/// <summary>How an exchange sends the caller's number.</summary>
public enum CallerIdSignalling
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Frequency shift keying (Bell 202, multiple data message) between the first and the second ring.</summary>
    FskAfterFirstRing,

    /// <summary>DTMF digits before the first ring, after a polarity reversal.</summary>
    DtmfBeforeFirstRing,
}
