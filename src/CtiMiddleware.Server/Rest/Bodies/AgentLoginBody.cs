namespace CtiMiddleware.Server.Rest.Bodies;

/// <summary>Log an agent on, to a group or to those the switch has for the agent.</summary>
public sealed record AgentLoginBody
{
    /// <summary>The device at which the agent works, <c>hq:2001</c>.</summary>
    public required string Device { get; init; }

    /// <summary>The group, <c>hq:support</c>; left out where the switch itself knows an agent's groups.</summary>
    public string? Group { get; init; }

    /// <summary>The agent's password, where the switch asks for one.</summary>
    public string? Password { get; init; }

    /// <summary>The agent's name for people.</summary>
    public string? Name { get; init; }
}
