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

    /// <summary>Voice messages not yet heard.</summary>
    public int NewMessages { get; internal set; }

    /// <summary>Voice messages heard and kept.</summary>
    public int OldMessages { get; internal set; }

    internal List<GroupMember> Memberships { get; } = [];
}
