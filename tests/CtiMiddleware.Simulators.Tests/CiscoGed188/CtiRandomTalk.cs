using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Simulators.Tests.CiscoGed188;

/// <summary>People who press keys at random: whatever they do, the client can keep account.</summary>
internal static class CtiRandomTalk
{
    public static void Run(ulong seed)
    {
        var rig = new CtiRig();
        var random = new SplitMix64(seed);
        rig.Engine.LogOn(rig.Engine.FindAgent("5002")!, rig.Phone("1001"), state: PbxAgentState.Ready);
        for (var i = 0; i < 300; i++)
        {
            Act(rig, random);
            rig.Run(random.NextInt(3) * 40);
        }
        foreach (var call in rig.Engine.Calls.ToArray())
            rig.Engine.ClearCall(call);
        rig.Run(60_000);
        Check(rig, seed);
    }

    private static void Act(CtiRig rig, SplitMix64 random)
    {
        var engine = rig.Engine;
        var phone = rig.Phone($"{1001 + random.NextInt(6)}");
        var number = new[] { "1001", "1002", "1003", "1004", "610", "0891234567", "700", "*81002", "701" }[random.NextInt(9)];
        var leg = phone.Legs.Count > 0 ? phone.Legs[random.NextInt(phone.Legs.Count)] : null;
        switch (random.NextInt(14))
        {
            case 0 or 1:
                engine.Dial(phone, number);
                break;
            case 2:
                engine.Inbound(engine.FindTrunk("carrier")!, "0301234567", number);
                break;
            case 3 or 4 when leg is not null:
                engine.Answer(leg);
                break;
            case 5 when leg is not null:
                engine.Hold(leg);
                break;
            case 6 when leg is not null:
                engine.Retrieve(leg);
                break;
            case 7 when leg is not null:
                engine.Consult(leg, number);
                break;
            case 8 when phone.Legs.Count == 2:
                _ = engine.Transfer(phone.Legs[0], phone.Legs[1]) || engine.TransferRinging(phone.Legs[0], phone.Legs[1]);
                break;
            case 9 when phone.Legs.Count == 2:
                engine.Conference(phone.Legs[0], phone.Legs[1]);
                break;
            case 10 when leg is not null:
                engine.BlindTransfer(leg, number);
                break;
            case 11 when leg is not null:
                engine.Deflect(leg, number);
                break;
            case 12 when leg is not null:
                engine.Park(leg, phone);
                break;
            case 13 when leg is not null:
                engine.HangUp(leg);
                break;
        }
    }

    private static void Check(CtiRig rig, ulong seed)
    {
        Assert.Equal(0, rig.Face.Unwritable);
        var open = new HashSet<string>(StringComparer.Ordinal);
        foreach (var e in rig.Client.Events)
        {
            var key = $"{e["ConnectionCallID"]}/{e["CONNECTION_DEVID"]}";
            switch (e.Name)
            {
                case "BEGIN_CALL_EVENT":
                    Assert.True(open.Add(key), $"seed {seed}: {key} begins twice");
                    break;
                case "END_CALL_EVENT":
                    Assert.True(open.Remove(key), $"seed {seed}: {key} ends and had not begun");
                    break;
                case "CALL_DATA_UPDATE_EVENT" when e["NewConnectionCallID"] != "4294967295":
                    Assert.True(open.Remove(key), $"seed {seed}: {key} is renamed and had not begun");
                    Assert.True(
                        open.Add($"{e["NewConnectionCallID"]}/{e["NEW_CONNECTION_DEVID"]}"),
                        $"seed {seed}: {key} is renamed to one that is there"
                    );
                    break;
                default:
                    if (e["CONNECTION_DEVID"] is not null)
                        Assert.True(open.Contains(key), $"seed {seed}: {e.Short} before it began");
                    break;
            }
        }
        Assert.True(open.Count == 0, $"seed {seed}: left open: {string.Join(' ', open)}; calls {rig.Engine.Calls.Count}");
    }
}
