using CtiMiddleware.Adapters.CiscoGed188.Messages;

namespace CtiMiddleware.Adapters.CiscoGed188.Events;

/// <summary>An agent as far as the messages told. Mutable; link's thread only.</summary>
/// <param name="id">AgentID.</param>
internal sealed class GedAgent(string id)
{
    /// <summary>AgentID.</summary>
    public string Id { get; } = id;

    /// <summary>The number of the device at which the agent works, or null.</summary>
    public string? Device { get; set; }

    /// <summary>What was told last, by skill group; the empty name stands for all.</summary>
    public Dictionary<string, (GedAgentState State, uint Reason, uint Next)> Told { get; } = [];
}
