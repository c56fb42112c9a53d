namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>A telephone. Read on the kernel only.</summary>
public sealed class Station : PbxDevice
{
    internal Station(string number, string name, int maxCalls)
        : base(number, name) => MaxCalls = maxCalls;

    /// <summary>Calls at once; one more is refused as busy.</summary>
    public int MaxCalls { get; }

    /// <summary>Refuses every call as busy while set.</summary>
    public bool DoNotDisturb { get; set; }

    /// <summary>True when a further call rings while another is in progress; false when the station is then busy. Default true.</summary>
    public bool CallWaiting { get; internal set; } = true;

    /// <summary>Where every call goes; empty for nowhere.</summary>
    public string ForwardAlways { get; internal set; } = "";

    /// <summary>Where calls go that find the station busy; empty for nowhere.</summary>
    public string ForwardBusy { get; internal set; } = "";

    /// <summary>Where unanswered calls go; empty for nowhere.</summary>
    public string ForwardNoAnswer { get; internal set; } = "";

    /// <summary>Stations of the same group may take each other's ringing calls; empty for none.</summary>
    public string PickupGroup { get; internal set; } = "";

    /// <summary>True for an analogue port: hold, consultation and transfer by the hook only.</summary>
    public bool IsAnalogue { get; internal init; }

    /// <summary>The agent who is logged on here; null for none.</summary>
    public PbxAgent? Agent { get; internal set; }

    /// <summary>Voice messages not yet heard.</summary>
    public int NewMessages { get; internal set; }

    /// <summary>Voice messages heard and kept.</summary>
    public int OldMessages { get; internal set; }

    internal List<GroupMember> Memberships { get; } = [];

    /// <summary>Callers that wait for this station to be free.</summary>
    internal List<PbxLeg> Camped { get; } = [];

    internal int FreeAppearance()
    {
        for (var line = 1; ; line++)
        {
            if (!Legs.Any(leg => leg.Appearance == line))
            {
                return line;
            }
        }
    }

    internal bool IsBusy => DoNotDisturb || Legs.Count >= MaxCalls || (!CallWaiting && Legs.Count > 0);
}
