namespace CtiMiddleware.Simulators.Host.Control.Bodies;

/// <summary>What an agent does at the telephone.</summary>
public sealed record AgentBody
{
    /// <summary>What: <c>logOn</c>, <c>logOff</c>, <c>ready</c>, <c>notReady</c>, <c>workAfterCall</c>.</summary>
    public required AgentAction Do { get; init; }

    /// <summary>The station to log on at.</summary>
    public string? Station { get; init; }

    /// <summary>The agent's password, when there is one.</summary>
    public string Password { get; init; } = "";

    /// <summary>Why not ready, or why logged off; may stay away.</summary>
    public string Reason { get; init; } = "";
}
