namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>A meeting point: whoever dials its number talks with the others there. Read on the kernel only.</summary>
public sealed class ConferenceRoom
{
    internal ConferenceRoom(string number, string name)
    {
        Number = number;
        Name = name;
    }

    /// <summary>The number to dial.</summary>
    public string Number { get; }

    /// <summary>The room's name on the switch.</summary>
    public string Name { get; }

    /// <summary>The call of all who are in it; null when empty.</summary>
    public PbxCall? Call { get; internal set; }
}
