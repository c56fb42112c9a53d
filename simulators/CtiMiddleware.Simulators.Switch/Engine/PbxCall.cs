namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>A call: the legs that belong together. Read on the kernel only.</summary>
public sealed class PbxCall
{
    private readonly List<PbxLeg> _legs = [];

    internal PbxCall(long id, long wireId, DateTimeOffset created)
    {
        Id = id;
        WireId = wireId;
        Created = created;
    }

    /// <summary>Counts up from 1, never reused in one engine.</summary>
    public long Id { get; }

    /// <summary>
    /// The id that faces tell, by <see cref="SwitchProfile.CallIds"/> and <see cref="SwitchProfile.MergeIds"/>: it may be given to a later call, and a
    /// merge may change it (<see cref="PbxEvent.CallsMerged"/>).
    /// </summary>
    public long WireId { get; internal set; }

    /// <summary>When the first leg appeared (simulated time).</summary>
    public DateTimeOffset Created { get; }

    /// <summary>
    /// An id meant to be unique among all switches, of 20 digits: <see cref="SwitchProfile.NodeNumber"/>, a count, the second of the creation. As with
    /// real ones, a consultation has its own, and a merge keeps the survivor's only (field rule 6).
    /// </summary>
    public string GlobalId { get; internal init; } = "";

    /// <summary>How it came about.</summary>
    public CallKind Kind { get; internal set; }

    /// <summary>The wire id of the call on hold for which this one asks (field rule 7); null for any other.</summary>
    public long? ParentWireId { get; internal set; }

    /// <summary>The legs, in the order in which they joined.</summary>
    public IReadOnlyList<PbxLeg> Legs => _legs;

    /// <summary>The calling party's number.</summary>
    public string CallerNumber { get; internal set; } = "";

    /// <summary>The calling party's name; empty when unknown.</summary>
    public string CallerName { get; internal set; } = "";

    /// <summary>What was dialled first; stays when the call is redirected.</summary>
    public string DialledNumber { get; internal set; } = "";

    /// <summary>The number that the call went past last by forwarding, deflection or a route point; empty for none.</summary>
    public string LastRedirectedNumber { get; internal set; } = "";

    /// <summary>The trunk that the call came in on or goes out over; null for neither.</summary>
    public Trunk? Trunk { get; internal set; }

    /// <summary>The group that the call waited for last; null for none.</summary>
    public AgentGroup? LastGroup { get; internal set; }

    /// <summary>User-to-user data; empty for none.</summary>
    public string UserData { get; internal set; } = "";

    /// <summary>The call's variables, in the order of their names.</summary>
    public IReadOnlyDictionary<string, string> Variables => Data;

    /// <summary>The group member that serves the call, until the service ends.</summary>
    public GroupMember? ServedBy { get; internal set; }

    /// <summary>True when a plan says who answers: the devices' own habits then rest.</summary>
    internal bool Planned { get; set; }

    internal SortedDictionary<string, string> Data { get; } = new(StringComparer.Ordinal);

    /// <summary>Numbers that the call was sent away from.</summary>
    internal List<string> Hops { get; } = [];

    internal PbxLeg? AgentLeg { get; set; }
    internal PbxLeg? CallerLeg { get; set; }
    internal TimeSpan QueuedFor { get; set; }
    internal DateTimeOffset ServedSince { get; set; }
    internal ConferenceRoom? Room { get; set; }

    /// <summary>True while every party is being cleared: nobody stays behind on a tone.</summary>
    internal bool Clearing { get; set; }

    internal IEnumerable<PbxLeg> Mixed => _legs.Where(leg => leg.InMix);

    internal void Add(PbxLeg leg) => _legs.Add(leg);

    internal void Remove(PbxLeg leg) => _legs.Remove(leg);
}
