namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>What all stations of a shared line see.</summary>
public enum LineState
{
    /// <summary>Free.</summary>
    Idle,

    /// <summary>Rings at every station.</summary>
    Ringing,

    /// <summary>A station uses it.</summary>
    InUse,

    /// <summary>The only station that used it holds: any of them may take it back.</summary>
    Held,
}
