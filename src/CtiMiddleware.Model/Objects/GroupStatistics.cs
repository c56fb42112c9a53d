using System.Collections.Frozen;

namespace CtiMiddleware.Model.Objects;

/// <summary>
/// What a switch counts of one of its groups, as it reported it last. Null members were not reported; nothing is computed by the middleware.
/// Two are equal when all their values are.
/// </summary>
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
    public IReadOnlyDictionary<string, string> Native { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>Equal when all values are.</summary>
    public bool Equals(GroupStatistics? other) =>
        ReferenceEquals(this, other)
        || (
            other is not null
            && AgentsLoggedOn == other.AgentsLoggedOn
            && AgentsReady == other.AgentsReady
            && AgentsNotReady == other.AgentsNotReady
            && AgentsBusy == other.AgentsBusy
            && AgentsWorkingAfterCall == other.AgentsWorkingAfterCall
            && CallsWaiting == other.CallsWaiting
            && LongestWaitSeconds == other.LongestWaitSeconds
            && Native.Count == other.Native.Count
            && Native.All(pair => other.Native.TryGetValue(pair.Key, out var value) && value == pair.Value)
        );

    /// <inheritdoc/>
    public override int GetHashCode() =>
        HashCode.Combine(AgentsLoggedOn, AgentsReady, AgentsNotReady, AgentsBusy, AgentsWorkingAfterCall, CallsWaiting, LongestWaitSeconds);
}
