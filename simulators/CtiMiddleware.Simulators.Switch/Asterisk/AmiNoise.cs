namespace CtiMiddleware.Simulators.Switch.Asterisk;

/// <summary>Events that a CTI link does not need and that make up most of a real switch's output.</summary>
[Flags]
public enum AmiNoise
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary><c>VarSet</c>: some 30 per call.</summary>
    VarSet = 1,

    /// <summary><c>Newexten</c>: every step of the dialplan.</summary>
    Newexten = 2,

    /// <summary><c>DeviceStateChange</c> and <c>ExtensionStatus</c>.</summary>
    States = 4,

    /// <summary><c>CEL</c>: channel event logging; off on a fresh Asterisk.</summary>
    Cel = 8,

    /// <summary>What an Asterisk sends as it comes out of the box.</summary>
    Usual = VarSet | Newexten | States,

    /// <summary>Everything.</summary>
    All = Usual | Cel,
}
