namespace CtiMiddleware.Adapters.ChannelModel;

/// <summary>A call: the channels that are joined by dialling, by a bridge or by an internal pair, and their connections.</summary>
internal sealed class ModelCall(string id, long order)
{
    /// <summary>The native call identifier: that of the channel with which it began. Never changes.</summary>
    public string Id { get; } = id;

    /// <summary>Age: of two calls that merge the older survives.</summary>
    public long Order { get; } = order;

    public List<Channel> Members { get; } = new(4);

    public List<Leg> Legs { get; } = new(3);

    /// <summary>An event was emitted for it. What was never announced can be absorbed without a word.</summary>
    public bool Announced { get; set; }

    /// <summary>The switch itself began it: an originate.</summary>
    public bool Originate { get; set; }

    /// <summary>What was dialled, as known now.</summary>
    public string? Called { get; set; }

    public ModelCall? Parent { get; set; }

    public string? LinkedId { get; set; }

    /// <summary>Number of the last device that redirected or transferred it.</summary>
    public string? LastRedirection { get; set; }

    /// <summary>The agent or device that a queue is connecting it to.</summary>
    public string? DistributedTo { get; set; }

    /// <summary>A merge with another call that waits for its name (transfer, conference).</summary>
    public PendingMerge? Pending { get; set; }

    /// <summary>An unhold that waits: it may turn out to be part of a transfer.</summary>
    public Leg? PendingRetrieve { get; set; }

    public bool Ended { get; set; }
}
