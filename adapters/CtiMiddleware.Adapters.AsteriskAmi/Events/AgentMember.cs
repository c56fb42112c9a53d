using CtiMiddleware.Model.States;

namespace CtiMiddleware.Adapters.AsteriskAmi.Events;

/// <summary>
/// One agent in one queue. Being paused and being in a call are told by different events and end independently, so both are kept and the
/// state follows from them.
/// </summary>
internal sealed class AgentMember
{
    public bool Busy { get; set; }

    public bool Paused { get; set; }

    /// <summary>Why it is paused; null when not told or not paused.</summary>
    public string? Reason { get; set; }

    public string? Name { get; set; }

    /// <summary>The number of its device; null when not known.</summary>
    public string? Device { get; set; }

    /// <summary>The list, or the event after the beginning of that list, that named it last.</summary>
    public int List { get; set; }

    /// <summary>The state that was told last.</summary>
    public AgentState Told { get; set; } = AgentState.AgentNull;

    /// <summary>The present state.</summary>
    public AgentState State
    {
        get
        {
            if (Paused)
                return AgentState.AgentNotReady;
            return Busy ? AgentState.AgentBusy : AgentState.AgentReady;
        }
    }
}
