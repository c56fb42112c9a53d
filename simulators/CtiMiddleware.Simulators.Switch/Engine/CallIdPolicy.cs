namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>How calls get their wire ids (field rule 1).</summary>
public enum CallIdPolicy
{
    /// <summary>Count up, never given twice.</summary>
    Counting,

    /// <summary>The smallest id that no call has: given again as soon as its call is gone.</summary>
    Reused,
}
