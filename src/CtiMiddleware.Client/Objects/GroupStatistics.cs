namespace CtiMiddleware.Client;

/// <summary>What a switch counts of a group, as it reported it last. Null members were not reported.</summary>
public sealed record GroupStatistics
{
    /// <summary>Agents logged on to the group.</summary>
    public int? AgentsLoggedOn { get; init; }

    /// <summary>Of these: available for a call.</summary>
    public int? AgentsReady { get; init; }

    /// <summary>Of these: not available.</summary>
    public int? AgentsNotReady { get; init; }

    /// <summary>Of these: busy, whatever with.</summary>
    public int? AgentsBusy { get; init; }

    /// <summary>Of these: doing work after a call.</summary>
    public int? AgentsWorkingAfterCall { get; init; }

    /// <summary>Calls that wait in the group's queue.</summary>
    public int? CallsWaiting { get; init; }

    /// <summary>How long the call that waits longest has waited, in seconds.</summary>
    public int? LongestWaitSeconds { get; init; }

    /// <summary>Whatever else the switch counts, under its own names.</summary>
    public IReadOnlyDictionary<string, string> Native { get; init; } = new Dictionary<string, string>();
}
