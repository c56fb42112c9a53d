namespace CtiMiddleware.Runtime;

/// <summary>What an operator can do with a link.</summary>
public enum LinkOperation
{
    /// <summary>Close it and open it anew, also out of <c>blocked</c>.</summary>
    Restart,

    /// <summary>Switch it on.</summary>
    Enable,

    /// <summary>Switch it off until enabled.</summary>
    Disable,

    /// <summary>Take no more commands, end those under way, then switch it off until enabled.</summary>
    Drain,
}
