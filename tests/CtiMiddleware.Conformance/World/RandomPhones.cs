using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Conformance.World;

/// <summary>People at telephones who do what they please: dial, answer, hold, retrieve, hang up. One seed gives one run.</summary>
/// <param name="world">Where they are.</param>
/// <param name="seed">Seed of their choices.</param>
public sealed class RandomPhones(ConformanceWorld world, ulong seed)
{
    private readonly SplitMix64 _random = new(seed);

    /// <summary>Whether they hold and retrieve. Default true.</summary>
    public bool Holds { get; set; } = true;

    /// <summary>So many choices, about half a second apart.</summary>
    public void Run(int steps)
    {
        for (var step = 0; step < steps; step++)
        {
            StepNow();
            world.RunFor(0.2 + (_random.NextInt(8) * 0.1));
        }
    }

    /// <summary>Everybody hangs up.</summary>
    public void HangUpAll()
    {
        foreach (var leg in world.Engine.Calls.SelectMany(static call => call.Legs).ToArray())
        {
            if (!leg.IsReleased)
                world.Engine.HangUp(leg);
        }
    }

    /// <summary>One choice, at once.</summary>
    public void StepNow()
    {
        var engine = world.Engine;
        var legs = engine
            .Calls.SelectMany(static call => call.Legs)
            .Where(static leg => leg.Device is Station && !leg.IsReleased)
            .ToArray();
        switch (_random.NextInt(6))
        {
            case 0 or 1:
                Dial();
                break;
            case 2 when legs.FirstOrDefault(static leg => leg.State == LegState.Alerting) is { } ringing:
                engine.Answer(ringing);
                break;
            case 3 when Holds && Pick(legs, LegState.Connected) is { } talking:
                engine.Hold(talking);
                break;
            case 4 when Holds && Pick(legs, LegState.Held) is { } held:
                engine.Retrieve(held);
                break;
            case 5 when legs.Length > 0 && legs[_random.NextInt(legs.Length)] is { State: not LegState.Alerting } any:
                engine.HangUp(any);
                break;
            default:
                break;
        }
    }

    private void Dial()
    {
        var free = world.Engine.Stations.Where(static station => station.Legs.Count == 0).ToArray();
        if (free.Length < 2)
            return;
        var to = free[_random.NextInt(free.Length)];
        if (_random.NextInt(4) == 0)
        {
            world.Engine.Inbound(world.Engine.FindTrunk("carrier")!, "5550" + _random.NextInt(1_000_000).ToString("D6", null), to.Number);
            return;
        }
        var from = free[_random.NextInt(free.Length)];
        if (from != to)
            world.Engine.Dial(from, to.Number);
    }

    private PbxLeg? Pick(PbxLeg[] legs, LegState state)
    {
        var some = legs.Where(leg => leg.State == state).ToArray();
        return some.Length == 0 ? null : some[_random.NextInt(some.Length)];
    }
}
