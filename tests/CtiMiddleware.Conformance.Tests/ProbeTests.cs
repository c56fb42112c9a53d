using CtiMiddleware.Conformance.World;
using CtiMiddleware.Conformance.Stories;
namespace CtiMiddleware.Conformance.Tests;
public sealed class ProbeTests
{
    private static void Show(string name, ConformanceTarget target, Action<ConformanceWorld> act)
    {
        var world = new ConformanceWorld(target);
        world.Rig.RunUntilInService();
        var skip = world.Adapter.Events.Count();
        act(world);
        Console.WriteLine($"=== {name}");
        foreach (var line in CallStory.Of(world.Adapter.Events.Skip(skip))) Console.WriteLine("  " + line);
        Console.WriteLine("  seen: " + world.SeenAccount().Replace("\n"," | ") + "   switch: " + world.SwitchAccount().Replace("\n"," | "));
    }
    [Fact]
    public void Print()
    {
        var t = AsteriskAmiTarget.Value;
        Show("inbound answered", t, w => { w.Engine.Inbound(w.Engine.FindTrunk("carrier")!, "5551234567", "1001"); w.RunFor(2); w.Engine.Answer(w.Leg("1001")); w.RunFor(2); w.Engine.HangUp(w.Leg("1001")); w.RunFor(2); });
        Show("inbound answered, caller clears", t, w => { var l = w.Engine.Inbound(w.Engine.FindTrunk("carrier")!, "5551234567", "1001"); w.RunFor(2); w.Engine.Answer(w.Leg("1001")); w.RunFor(2); w.Engine.HangUp(l!); w.RunFor(2); });
        Show("abandoned", t, w => { var l = w.Engine.Inbound(w.Engine.FindTrunk("carrier")!, "5551234567", "1001"); w.RunFor(2); w.Engine.HangUp(l!); w.RunFor(2); });
        Show("internal", t, w => { w.Talk(); w.Engine.HangUp(w.Leg("1001")); w.RunFor(2); });
        Show("outbound", t, w => { w.Engine.Dial(w.Phone("1001"), "5559876543"); w.RunFor(10); w.Engine.HangUp(w.Leg("1001")); w.RunFor(2); });
        Show("busy", t, w => { w.Talk("1002","1003"); w.Talk("1004","1002"); w.Engine.Dial(w.Phone("1001"), "1002"); w.RunFor(3); });
        Show("refused", t, w => { w.Engine.Dial(w.Phone("1001"), "1002"); w.RunFor(1);w.Engine.Refuse(w.Leg("1002")); w.RunFor(3); });
        Show("noanswer", t, w => { w.Engine.Dial(w.Phone("1001"), "1002"); w.RunFor(60); });
        Show("hold", t, w => { w.Talk(); w.Engine.Hold(w.Leg("1001")); w.RunFor(1); w.Engine.Retrieve(w.Leg("1001")); w.RunFor(1); w.Engine.HangUp(w.Leg("1002")); w.RunFor(1); });
        Show("consult transfer shared", t, w => { w.Talk(); var h = w.Leg("1001"); var c = w.Engine.Consult(h, "1003", true); w.RunFor(1); w.Engine.Answer(w.Leg("1003")); w.RunFor(1); Console.WriteLine(w.Engine.Transfer(h, c!)); w.RunFor(1); w.Engine.HangUp(w.Leg("1003")); w.RunFor(1); });
        Show("consult transfer 2 lines", t, w => { w.Talk(); var h = w.Leg("1001"); var c = w.Engine.Consult(h, "1003"); w.RunFor(1); w.Engine.Answer(w.Leg("1003")); w.RunFor(1); Console.WriteLine(w.Engine.Transfer(h, c!)); w.RunFor(1); w.Engine.HangUp(w.Leg("1003")); w.RunFor(1); });
        Show("consult reconnect", t, w => { w.Talk(); var h = w.Leg("1001"); var c = w.Engine.Consult(h, "1003"); w.RunFor(1); w.Engine.Answer(w.Leg("1003")); w.RunFor(1); Console.WriteLine(w.Engine.Reconnect(h)); w.RunFor(1); w.Engine.HangUp(w.Leg("1001")); w.RunFor(1); });
        Show("conference", t, w => { w.Talk(); var h = w.Leg("1001"); var c = w.Engine.Consult(h, "1003", true); w.RunFor(1); w.Engine.Answer(w.Leg("1003")); w.RunFor(1); Console.WriteLine(w.Engine.Conference(h, c!)); w.RunFor(1); w.Engine.HangUp(w.Leg("1003")); w.RunFor(1);  w.Engine.HangUp(w.Leg("1001")); w.RunFor(1);});
        Show("blind", t, w => { w.Talk(); Console.WriteLine(w.Engine.BlindTransfer(w.Leg("1001"), "1003")); w.RunFor(1); w.Engine.Answer(w.Leg("1003")); w.RunFor(1); w.Engine.HangUp(w.Leg("1003")); w.RunFor(1); });
        Show("pickup", t, w => { w.Engine.Dial(w.Phone("1001"), "1002"); w.RunFor(1); w.Engine.Dial(w.Phone("1003"), "*81002"); w.RunFor(2); w.Engine.HangUp(w.Leg("1003")); w.RunFor(1); });
        Show("queue", t, w => { w.Engine.Inbound(w.Engine.FindTrunk("carrier")!, "5551234567", "610"); w.RunFor(1); w.Engine.Answer(w.Leg("1005")); w.RunFor(2); w.Engine.HangUp(w.Leg("1005")); w.RunFor(1); });
    }
}
