namespace CtiMiddleware.Server.Rest.Bodies;

/// <summary>Log an agent off.</summary>
public sealed record AgentLogoutBody
{
    /// <summary>The group; left out, all groups the agent is logged on to.</summary>
    public string? Group { get; init; }

    /// <summary>The reason, as the switch knows it.</summary>
    public string? Reason { get; init; }

    /// <summary>The device; needed only for an agent that is not known.</summary>
    public string? Device { get; init; }
}
