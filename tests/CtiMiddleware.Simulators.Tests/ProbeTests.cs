namespace CtiMiddleware.Simulators.Tests;

public sealed class ProbeTests(ITestOutputHelper output)
{
    private void Dump(string title, string[] story)
    {
        output.WriteLine("=== " + title);
        foreach (var l in story)
            output.WriteLine(l);
    }

    [Fact]
    public void Dumps()
    {
        var r = new SwitchRig();
        r.Talk("1001", "1002");
        r.Wait(1);
        r.Engine.HangUp(r.Leg("1001"));
        r.Ready();
        Dump("basic", r.Tell());
        r = new SwitchRig();
        r.Engine.Dial(r.Phone("1001"), "1002");
        r.Wait(0.5);
        r.Engine.HangUp(r.Leg("1002"));
        r.Ready();
        Dump("busy", r.Tell());
        r = new SwitchRig();
        r.Engine.Dial(r.Phone("1001"), "1002");
        r.Wait(0.5);
        r.Engine.HangUp(r.Leg("1001"));
        r.Ready();
        Dump("cancel", r.Tell());
        r = new SwitchRig();
        r.Talk("1001", "1002");
        r.Tell();
        r.Send("Atxfer", ("Channel", r.Channel("1002")), ("Exten", "1003"));
        r.Wait(2);
        r.Engine.Answer(r.Leg("1003"));
        r.Wait(1);
        r.Engine.HangUp(r.Leg("1002"));
        r.Wait(2);
        r.Engine.HangUp(r.Leg("1001"));
        r.Ready();
        Dump("atxfer", r.Tell());
        r = new SwitchRig();
        r.Talk("1001", "1002");
        r.Tell();
        r.Send("Atxfer", ("Channel", r.Channel("1002")), ("Exten", "1003"));
        r.Wait(2);
        r.Engine.Answer(r.Leg("1003"));
        r.Wait(1);
        r.Send("CancelAtxfer", ("Channel", r.Channel("1002")));
        r.Wait(2);
        r.Engine.HangUp(r.Leg("1001"));
        r.Ready();
        Dump("cancelatxfer", r.Tell());
    }
}
