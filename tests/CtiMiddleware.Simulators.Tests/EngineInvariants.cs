using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Tests;

/// <summary>What is true of an engine between any two operations.</summary>
internal static class EngineInvariants
{
    public static void Check(PbxEngine engine)
    {
        var devices = engine.Stations.Concat<PbxDevice>(engine.Trunks).ToArray();
        var legs = engine.Calls.SelectMany(call => call.Legs).ToHashSet();
        Assert.Equal(legs.Count, devices.Sum(device => device.Legs.Count));
        foreach (var call in engine.Calls)
        {
            Assert.NotEmpty(call.Legs);
            Assert.Same(call, engine.FindCall(call.WireId));
        }
        foreach (var leg in legs)
        {
            Check(leg);
        }
        foreach (var station in engine.Stations)
        {
            Assert.Equal(station.Legs.Count, station.Legs.Select(leg => leg.Appearance).Distinct().Count());
        }
        foreach (var agent in engine.Agents)
        {
            Check(agent);
        }
        foreach (var member in engine.Groups.SelectMany(group => group.Members).Where(member => member.Serving))
        {
            Assert.Contains(engine.Calls, call => ReferenceEquals(call.ServedBy, member));
        }
    }

    private static void Check(PbxLeg leg)
    {
        Assert.False(leg.IsReleased);
        Assert.Contains(leg, leg.Call.Legs);
        Assert.Contains(leg, leg.Device.Legs);
        switch (leg.State)
        {
            case LegState.Alerting:
                Assert.True(leg.OfferedBy is { IsReleased: false } || leg.Prompt is not null, $"{leg.Number} rings for nobody");
                break;
            case LegState.Queued:
                Assert.NotNull(leg.Waiting);
                break;
            case LegState.Parked:
                Assert.NotNull(leg.Slot);
                break;
            case LegState.Failed:
                Assert.True(leg.RingTimer is { IsPending: true }, $"{leg.Number} is blocked for ever");
                break;
            case LegState.Initiated:
                Assert.True(
                    leg.Offers.Count > 0 || leg.HasDialTone || leg.Routing is not null || leg.CampedOn is not null,
                    $"{leg.Number} has dialled {leg.Dialled} and waits for nothing"
                );
                break;
        }
        if (leg.Offers.Count > 0)
        {
            Assert.All(leg.Offers, offer => Assert.Same(leg, offer.OfferedBy));
        }
    }

    private static void Check(PbxAgent agent)
    {
        Assert.Equal(agent.Station is null, agent.State == PbxAgentState.LoggedOff);
        if (agent.Station is not { } station)
        {
            Assert.Empty(agent.Members);
            return;
        }
        Assert.Same(agent, station.Agent);
        var talks = station.Legs.Any(leg => leg is { State: LegState.Connected, InMix: true });
        Assert.True(talks == (agent.State == PbxAgentState.Talking), $"{agent.Id} is {agent.State}, talks: {talks}");
        Assert.True(agent.State != PbxAgentState.Hold || station.Legs.Any(leg => leg.State == LegState.Held), $"{agent.Id} holds nothing");
        Assert.True(
            agent.State != PbxAgentState.Reserved || station.Legs.Any(leg => leg.State is LegState.Null or LegState.Alerting),
            $"{agent.Id} is reserved for nothing"
        );
        Assert.True(
            agent.Pending is null || station.Legs.Count > 0 || agent.State == PbxAgentState.WorkAfterCall,
            $"{agent.Id} pends for nothing"
        );
    }
}
