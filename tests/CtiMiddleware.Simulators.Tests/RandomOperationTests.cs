using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Simulators.Tests;

/// <summary>Whatever people and computers do in whatever order: the events stay a story that a switch could tell, and nothing is left over.</summary>
public sealed class RandomOperationTests
{
    private static readonly string[] Numbers =
    [
        "1001",
        "1002",
        "1003",
        "1004",
        "1005",
        "1006",
        "610",
        "620",
        "701",
        "702",
        "*81002",
        "0301234567",
        "600",
        "nosuch",
    ];

    [Fact]
    public void Events_stay_consistent_and_nothing_is_left_over()
    {
        for (ulong seed = 1; seed <= 25; seed++)
        {
            try
            {
                Run(seed, steps: 250);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"seed {seed}", exception);
            }
        }
    }

    private static void Run(ulong seed, int steps)
    {
        var profile = SwitchRig.Phones().AddAnnouncement("600", "Echo");
        profile.ParkingTime = TimeSpan.FromSeconds(8);
        profile.RingTime = TimeSpan.FromSeconds(6);
        var rig = new SwitchRig(profile, seed: seed);
        var check = new AmiStreamCheck();
        var random = new SplitMix64(seed * 7919);
        for (var step = 0; step < steps; step++)
        {
            Act(rig, random);
            rig.Wait(random.NextDouble() * 1.5);
            check.Take(rig.Drain());
            if (step % 10 == 0)
            {
                AssertSnapshot(rig, check);
            }
        }
        foreach (var leg in rig.Engine.Calls.SelectMany(call => call.Legs).ToArray())
        {
            rig.Engine.Clear(leg, ReleaseOrigin.ThirdParty, ReleaseCause.Normal);
        }
        rig.Wait(30);
        check.Take(rig.Drain());
        Assert.True(rig.Engine.Calls.Count == 0, $"seed {seed}: {rig.Engine.Calls.Count} calls left");
        Assert.True(check.Channels.Count == 0, $"seed {seed}: {string.Join(' ', check.Channels.Values)} left");
        Assert.True(check.Bridges.Values.All(members => members.Count == 0), $"seed {seed}: bridges not empty");
        Assert.True(check.Bridges.Count <= 1, $"seed {seed}: {check.Bridges.Count} bridges left");
        Assert.All(rig.Engine.Stations, station => Assert.Empty(station.Legs));
        Assert.Equal(0, rig.Engine.FindGroup("support")!.WaitingCallers);
    }

    private static void AssertSnapshot(SwitchRig rig, AmiStreamCheck check)
    {
        // An action that blocks the session would hold the list back.
        rig.Wait(0.2);
        check.Take(rig.Drain());
        rig.Send("CoreShowChannels");
        var listed = Story
            .Packets(rig.Drain())
            .Where(p => p[0].Value == "CoreShowChannel")
            .Select(p => (Story.Get(p, "Uniqueid"), Story.Get(p, "ChannelStateDesc"), Bridge: Story.Get(p, "BridgeId")))
            .OrderBy(c => c.Item1, StringComparer.Ordinal);
        var folded = check
            .Channels.Select(c => (c.Key, c.Value.State, Bridge: check.Bridges.FirstOrDefault(b => b.Value.Contains(c.Key)).Key ?? ""))
            .OrderBy(c => c.Key, StringComparer.Ordinal);
        Assert.Equal(folded, listed);
    }

    private static void Act(SwitchRig rig, SplitMix64 random)
    {
        var engine = rig.Engine;
        var legs = engine.Calls.SelectMany(call => call.Legs).ToArray();
        string Number() => Numbers[random.NextInt(Numbers.Length)];
        PbxLeg Leg() => legs[random.NextInt(legs.Length)];
        string Name() => rig.Face.Table.Of(Leg())?.Name ?? "nope";
        var stations = engine.Stations.ToArray();
        var station = stations[random.NextInt(stations.Length)];
        var group = engine.FindGroup("support")!;
        var kind = random.NextInt(legs.Length == 0 ? 6 : 31);
        switch (kind)
        {
            case 0 or 1:
                engine.Dial(station, Number());
                break;
            case 2:
                engine.Inbound(engine.FindTrunk("carrier")!, "0309876543", Number());
                break;
            case 3:
                rig.Send(
                    "Originate",
                    ("Channel", $"PJSIP/{station.Number}"),
                    ("Exten", Number()),
                    ("Context", "from-internal"),
                    ("Priority", "1"),
                    ("Async", "true"),
                    ("Timeout", "5000")
                );
                break;
            case 4:
                if (PbxEngine.FindMember(group, station) is { } member)
                {
                    engine.LogOff(member);
                }
                else
                {
                    engine.LogOn(group, station, station.Name);
                }
                break;
            case 5:
                foreach (var one in group.Members)
                {
                    engine.SetReady(one, random.NextChance(0.7), "Break");
                }
                break;
            case < 13:
                foreach (var ringing in legs.Where(leg => leg.State == LegState.Alerting).Take(1))
                {
                    engine.Answer(ringing);
                }
                break;
            case 13 or 14:
                engine.HangUp(Leg());
                break;
            case 15:
                rig.Send("Hangup", ("Channel", Name()));
                break;
            case 16:
                engine.Hold(Leg());
                break;
            case 17:
                engine.Retrieve(Leg());
                break;
            case 18:
                engine.Consult(Leg(), Number());
                break;
            case 19 or 20:
                rig.Send("Atxfer", ("Channel", Name()), ("Exten", Number()));
                break;
            case 21:
                rig.Send("CancelAtxfer", ("Channel", Name()));
                break;
            case 22 or 23:
                foreach (var consulting in legs.Where(leg => leg.ConsultationOf is { IsReleased: false }))
                {
                    if (random.NextChance(0.3))
                    {
                        engine.Conference(consulting.ConsultationOf!, consulting);
                    }
                    else if (!consulting.SharesLine)
                    {
                        engine.Transfer(consulting.ConsultationOf!, consulting);
                    }
                    else
                    {
                        engine.HangUp(consulting);
                    }
                    break;
                }
                break;
            case 24:
                rig.Send("BlindTransfer", ("Channel", Name()), ("Exten", Number()), ("Context", "from-internal"));
                break;
            case 25:
                rig.Send("Redirect", ("Channel", Name()), ("Exten", Number()), ("Context", "from-internal"), ("Priority", "1"));
                break;
            case 26:
                rig.Send(
                    "Redirect",
                    ("Channel", Name()),
                    ("ExtraChannel", Name()),
                    ("Exten", "620"),
                    ("Context", "from-internal"),
                    ("Priority", "1")
                );
                break;
            case 27:
                rig.Send("Bridge", ("Channel1", Name()), ("Channel2", Name()));
                break;
            case 28:
                rig.Send("Park", ("Channel", Name()), ("Timeout", "4000"));
                break;
            case 29:
                rig.Send("PlayDTMF", ("Channel", Name()), ("Digit", "5"), ("Receive", random.NextChance(0.5) ? "true" : "false"));
                break;
            default:
                engine.SetService(station, random.NextChance(0.8));
                break;
        }
    }
}
