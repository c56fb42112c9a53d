namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>What an agent does, in the words of ECMA-269 agent states where they exist.</summary>
public enum PbxAgentState
{
    /// <summary>Not logged on.</summary>
    LoggedOff,

    /// <summary>Logged on, takes no calls of the groups.</summary>
    NotReady,

    /// <summary>Waits for a call.</summary>
    Ready,

    /// <summary>A call of a group rings at the agent.</summary>
    Reserved,

    /// <summary>Talks, on a call of whatever origin.</summary>
    Talking,

    /// <summary>Has calls, all of them on hold.</summary>
    Hold,

    /// <summary>Finishes a call that is over.</summary>
    WorkAfterCall,
}
