using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Tests;

/// <summary>A switch under virtual time whose events are kept; an AMI face listens too, so that no feature breaks it.</summary>
internal sealed class EngineRig : IPbxObserver
{
    private readonly SwitchRig _rig;

    public EngineRig(SwitchProfile? profile = null, ulong seed = 1)
    {
        _rig = new SwitchRig(profile ?? SwitchRig.Phones(), seed: seed);
        _rig.Engine.Attach(this);
        // It throws at an event that it cannot describe.
        _ = new PbxEventLog(_rig.Engine, TextWriter.Null);
    }

    public PbxEngine Engine => _rig.Engine;
    public SwitchRig Ami => _rig;
    public List<PbxEvent> Events { get; } = [];

    public Station Phone(string number) => _rig.Phone(number);

    /// <summary>The newest leg of a telephone.</summary>
    public PbxLeg Leg(string number) => _rig.Leg(number);

    public PbxAgent Agent(string id) => Engine.FindAgent(id)!;

    public void Wait(double seconds) => _rig.Wait(seconds);

    public T[] Seen<T>()
        where T : PbxEvent => Events.OfType<T>().ToArray();

    public T Last<T>()
        where T : PbxEvent => Events.OfType<T>().Last();

    /// <summary>Somebody dials, and the called party rings.</summary>
    public PbxLeg Call(string from, string to)
    {
        var leg = Engine.Dial(Phone(from), to)!;
        Wait(0.6);
        return leg;
    }

    /// <summary>Somebody outside calls.</summary>
    public PbxLeg Outside(string to, string from = "0301112222")
    {
        var leg = Engine.Inbound(Engine.FindTrunk("carrier")!, from, to)!;
        Wait(0.1);
        return leg;
    }

    public void Talk(string from, string to)
    {
        Call(from, to);
        Assert.True(Engine.Answer(Leg(to)));
        Wait(0.1);
    }

    /// <summary>Nothing is left over.</summary>
    public void AssertIdle()
    {
        Assert.Empty(Engine.Calls);
        Assert.All(Engine.Stations, station => Assert.Empty(station.Legs));
        Assert.All(Engine.Trunks, trunk => Assert.Empty(trunk.Legs));
    }

    void IPbxObserver.On(PbxEvent happened) => Events.Add(happened);
}
