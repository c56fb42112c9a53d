namespace CtiMiddleware.Adapters.ChannelModel;

/// <summary>A channel of the switch: one endpoint's, or one half of an internal pair.</summary>
internal sealed class Channel(string id, string name, MappedDevice? device)
{
    /// <summary>The switch's identifier (Asterisk: Uniqueid).</summary>
    public string Id { get; } = id;

    /// <summary>Its name; changes by Rename.</summary>
    public string Name { get; set; } = name;

    /// <summary>The device behind it; null for what is no device.</summary>
    public MappedDevice? Device { get; } = device;

    public ChannelState State { get; set; }

    public string? CallerNumber { get; set; }

    public string? CallerName { get; set; }

    /// <summary>What it dialled.</summary>
    public string? Exten { get; set; }

    public string? LinkedId { get; set; }

    /// <summary>The second half of a Local pair that is configured as a device: its innards, part of no call.</summary>
    public bool Inner { get; init; }

    /// <summary>The other half of an internal pair.</summary>
    public Channel? Peer { get; set; }

    /// <summary>Who dialled it.</summary>
    public Channel? DialedBy { get; set; }

    /// <summary>It was dialled by nobody: the first leg of an originate.</summary>
    public bool OriginateRoot { get; set; }

    public Bridge? Bridge { get; set; }

    /// <summary>The call it belongs to now. Every channel that is not <see cref="Inner"/> has one.</summary>
    public ModelCall? Call { get; set; }

    /// <summary>Its connection in <see cref="Call"/>; null when it is no device's or its party left the call.</summary>
    public Leg? Leg { get; set; }

    /// <summary>Its connection in another call, in which it stays while it consults, or its idle line in an agent pool.</summary>
    public Leg? HeldLeg { get; set; }

    /// <summary>The bridge it was in when it held.</summary>
    public Bridge? HoldBridge { get; set; }

    /// <summary>It is a line of an agent pool.</summary>
    public bool IdleInPool { get; set; }

    /// <summary>The switch said that this channel asked for the hang-up.</summary>
    public bool HangupRequested { get; set; }

    /// <summary>How dialling it ended.</summary>
    public DialStatus? Dialed { get; set; }

    /// <summary>Named by the snapshot that runs.</summary>
    public int SeenIn { get; set; }

    /// <summary>The snapshot that found it, when no event announced it; 0 otherwise.</summary>
    public int FoundIn { get; set; }

    /// <summary>The snapshot that ran when it was announced.</summary>
    public int CreatedIn { get; init; }

    /// <summary>A queue or park slot at which this channel waits.</summary>
    public Leg? Waiting { get; set; }
}
