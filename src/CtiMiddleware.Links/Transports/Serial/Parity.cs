namespace CtiMiddleware.Links.Transports.Serial;

/// <summary>The parity bit of a character. Member names of System.IO.Ports.</summary>
public enum Parity
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>The number of ones is odd.</summary>
    Odd,

    /// <summary>The number of ones is even.</summary>
    Even,

    /// <summary>It is always one.</summary>
    Mark,

    /// <summary>It is always zero.</summary>
    Space,
}
