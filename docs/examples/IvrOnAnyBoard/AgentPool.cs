using CtiMiddleware.Client;

namespace IvrOnAnyBoard;

/// <summary>The queue in front of a group: who waits in the IVR, and whom a free agent was promised to. Thread-safe.</summary>
/// <param name="mirror">The present state.</param>
/// <param name="group">The group.</param>
public sealed class AgentPool(Mirror mirror, string group)
{
    private readonly Lock _gate = new();
    private readonly List<object> _waiting = [];
    private readonly HashSet<string> _promised = new(StringComparer.Ordinal);

    /// <summary>Takes a free agent at once, or none.</summary>
    public Agent? TryTake()
    {
        lock (_gate)
            return _waiting.Count > 0 ? null : Take(mirror.State);
    }

    /// <summary>The position that a caller would have: behind those who wait at the PBX and in the IVR.</summary>
    public int NextPosition()
    {
        lock (_gate)
            return 1 + _waiting.Count + (mirror.State.Groups.GetValueOrDefault(group)?.Waiting.Count ?? 0);
    }

    /// <summary>Waits in turn for a free agent.</summary>
    public async Task<Agent> WaitAsync(CancellationToken cancellationToken)
    {
        var me = new object();
        lock (_gate)
            _waiting.Add(me);
        try
        {
            Agent? mine = null;
            await mirror.WhenAsync(
                state =>
                {
                    lock (_gate)
                    {
                        if (mine is null && ReferenceEquals(_waiting[0], me))
                            mine = Take(state);
                    }
                    return mine is not null;
                },
                cancellationToken
            );
            return mine!;
        }
        finally
        {
            lock (_gate)
                _waiting.Remove(me);
        }
    }

    /// <summary>The agent is not promised to anybody any more: the call came through, or did not.</summary>
    public void Release(Agent agent)
    {
        lock (_gate)
            _promised.Remove(agent.Id);
    }

    private Agent? Take(MirrorState state)
    {
        var free = state
            .Agents.Values.Where(agent =>
                agent.Device is not null
                && !_promised.Contains(agent.Id)
                && agent.Groups.Any(one => one.Group == group && one.State == "agentReady")
            )
            .OrderBy(static agent => agent.Id, StringComparer.Ordinal)
            .FirstOrDefault();
        if (free is not null)
            _promised.Add(free.Id);
        return free;
    }
}
