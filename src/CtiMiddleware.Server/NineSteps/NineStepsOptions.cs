namespace CtiMiddleware.Server.NineSteps;

/// <summary>How the people of the nine steps behave. Immutable.</summary>
internal sealed record NineStepsOptions
{
    /// <summary>The key that the caller presses at the menu. Default 2.</summary>
    public char Choice { get; init; } = '2';

    /// <summary>How long after the caller agreed to wait the agent has time; null: when somebody says so.</summary>
    public TimeSpan? AgentReadyAfter { get; init; }

    /// <summary>How long the agent's telephone rings. Default 1.5 s.</summary>
    public TimeSpan AgentLiftsAfter { get; init; } = TimeSpan.FromSeconds(1.5);

    /// <summary>How long the caller talks with the agent. Default 7 s: the PBX records tenths of a minute.</summary>
    public TimeSpan Talk { get; init; } = TimeSpan.FromSeconds(7);
}
