namespace CtiMiddleware.Adapters.Smdr;

/// <summary>What the eighth bit of a character holds, where the line delivers eight bits of a sender of seven.</summary>
public enum SmdrParity
{
    /// <summary>Nothing: it is not looked at.</summary>
    None,

    /// <summary>Even parity; a line with a character of odd parity is not read.</summary>
    Even,

    /// <summary>Odd parity.</summary>
    Odd,
}
