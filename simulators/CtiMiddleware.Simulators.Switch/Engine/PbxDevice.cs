namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>Something that calls can be connected to: a station or a trunk. Read on the kernel only.</summary>
public abstract class PbxDevice
{
    private readonly List<PbxLeg> _legs = [];

    private protected PbxDevice(string number, string name)
    {
        Number = number;
        Name = name;
    }

    /// <summary>The number to dial, or the trunk's name.</summary>
    public string Number { get; }

    /// <summary>The name shown to others.</summary>
    public string Name { get; }

    /// <summary>False while the device is cut off from the switch.</summary>
    public bool InService { get; internal set; } = true;

    /// <summary>The connections that the device has, in the order in which they came.</summary>
    public IReadOnlyList<PbxLeg> Legs => _legs;

    /// <summary>How soon the party at this device answers by itself; null never.</summary>
    public TimeSpan? AnswerAfter { get; set; }

    internal void Add(PbxLeg leg) => _legs.Add(leg);

    internal void Remove(PbxLeg leg) => _legs.Remove(leg);
}
