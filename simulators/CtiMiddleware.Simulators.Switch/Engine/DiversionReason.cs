namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>Why a call goes elsewhere.</summary>
public enum DiversionReason
{
    /// <summary>The station forwards every call.</summary>
    ForwardAlways,

    /// <summary>The station is busy.</summary>
    ForwardBusy,

    /// <summary>Nobody answered at the station.</summary>
    ForwardNoAnswer,

    /// <summary>The ringing party, or a computer for it, sent the call on.</summary>
    Deflected,

    /// <summary>An agent did not answer and the group asks another.</summary>
    NoAgentAnswer,

    /// <summary>A route point's default or its router sent the call on.</summary>
    Routed,
}
