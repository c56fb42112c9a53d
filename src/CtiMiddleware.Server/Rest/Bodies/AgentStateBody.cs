using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.States;

namespace CtiMiddleware.Server.Rest.Bodies;

/// <summary>Set Agent State.</summary>
public sealed record AgentStateBody
{
    /// <summary>The state wanted.</summary>
    public required RequestedAgentState State { get; init; }

    /// <summary>The reason of not being ready.</summary>
    public string? Reason { get; init; }

    /// <summary>With <c>workingAfterCall</c>: the state that shall follow it, <c>agentReady</c> or <c>agentNotReady</c>.</summary>
    public AgentState? Pending { get; init; }

    /// <summary>The group; left out, all groups the agent is logged on to.</summary>
    public string? Group { get; init; }
}
