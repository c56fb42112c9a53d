namespace CtiMiddleware.Adapters.Smdi;

/// <summary>What the eighth bit of a character holds, where the line delivers eight bits of a sender with seven.</summary>
public enum SmdiParity
{
    /// <summary>Found out: three records whose characters agree decide, and three that agree otherwise decide anew.</summary>
    Auto,

    /// <summary>An even number of ones in every character.</summary>
    Even,

    /// <summary>An odd number of ones in every character.</summary>
    Odd,

    /// <summary>Nothing: it is cleared without a look, and a wrong character cannot be told from a right one.</summary>
    None,
}
