namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>A call: the legs that belong together. Read on the kernel only.</summary>
public sealed class PbxCall
{
    private readonly List<PbxLeg> _legs = [];

    internal PbxCall(long id, DateTimeOffset created)
    {
        Id = id;
        Created = created;
    }

    /// <summary>Counts up from 1, never reused in one engine.</summary>
    public long Id { get; }

    /// <summary>When the first leg appeared (simulated time).</summary>
    public DateTimeOffset Created { get; }

    /// <summary>The legs, in the order in which they joined.</summary>
    public IReadOnlyList<PbxLeg> Legs => _legs;

    /// <summary>The group member that serves the call, until the service ends.</summary>
    public GroupMember? ServedBy { get; internal set; }

    /// <summary>True when a plan says who answers: the devices' own habits then rest.</summary>
    internal bool Planned { get; set; }

    internal PbxLeg? AgentLeg { get; set; }
    internal PbxLeg? CallerLeg { get; set; }
    internal TimeSpan QueuedFor { get; set; }
    internal DateTimeOffset ServedSince { get; set; }
    internal ConferenceRoom? Room { get; set; }

    internal IEnumerable<PbxLeg> Mixed => _legs.Where(leg => leg.InMix);

    internal void Add(PbxLeg leg) => _legs.Add(leg);

    internal void Remove(PbxLeg leg) => _legs.Remove(leg);
}
