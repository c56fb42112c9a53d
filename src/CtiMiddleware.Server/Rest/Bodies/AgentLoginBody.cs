namespace CtiMiddleware.Server.Rest.Bodies;

/// <summary>Log an agent on to a group.</summary>
public sealed record AgentLoginBody
{
    /// <summary>The device at which the agent works, <c>hq:2001</c>.</summary>
    public required string Device { get; init; }

    /// <summary>The group, <c>hq:support</c>.</summary>
    public required string Group { get; init; }

    /// <summary>The agent's password, where the switch asks for one.</summary>
    public string? Password { get; init; }

    /// <summary>The agent's name for people.</summary>
    public string? Name { get; init; }
}
