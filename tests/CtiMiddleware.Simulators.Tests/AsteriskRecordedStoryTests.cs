using System.Text.RegularExpressions;

namespace CtiMiddleware.Simulators.Tests;

/// <summary>
/// The face tells each scenario as a real Asterisk 22.10.1 told it: event by event, with the key fields. The expectations in
/// <c>Recorded/*.story</c> were made from recordings by the rules of <see cref="Story"/>; what was trimmed stands at their heads.
/// </summary>
public sealed class AsteriskRecordedStoryTests
{
    private static readonly string[] Numbers = ["num", "conn", "ext", "linked", "st", "dst"];

    [Fact]
    public void Basic_call_that_the_caller_ends()
    {
        var rig = new SwitchRig();
        rig.Talk("1001", "1002");
        rig.Wait(1.3);
        rig.Engine.HangUp(rig.Leg("1001"));
        AssertRecorded("basic-caller-hangs-up", rig.Tell());
    }

    [Fact]
    public void Basic_call_that_the_called_party_ends()
    {
        var rig = new SwitchRig();
        rig.Talk("1001", "1002");
        rig.Wait(1);
        rig.Engine.HangUp(rig.Leg("1002"));
        AssertRecorded("basic-called-hangs-up", rig.Tell());
    }

    [Fact]
    public void Called_party_refuses()
    {
        var rig = new SwitchRig();
        rig.Engine.Dial(rig.Phone("1001"), "1002");
        rig.Wait(0.5);
        rig.Engine.HangUp(rig.Leg("1002"));
        AssertRecorded("busy", rig.Tell());
    }

    [Fact]
    public void Caller_gives_up_while_it_rings()
    {
        var rig = new SwitchRig();
        rig.Engine.Dial(rig.Phone("1001"), "1002");
        rig.Wait(0.7);
        rig.Engine.HangUp(rig.Leg("1001"));
        AssertRecorded("cancelled", rig.Tell());
    }

    [Fact]
    public void Click_to_dial_by_Originate_and_hang_up_by_pattern()
    {
        var rig = new SwitchRig();
        rig.Send(
            "Originate",
            ("Channel", "PJSIP/1001"),
            ("Context", "from-internal"),
            ("Exten", "1002"),
            ("Priority", "1"),
            ("CallerID", "\"C2D\" <1001>"),
            ("Async", "true")
        );
        rig.Wait(0.1);
        rig.Engine.Answer(rig.Leg("1001"));
        rig.Wait(0.3);
        rig.Engine.Answer(rig.Leg("1002"));
        rig.Wait(1.5);
        rig.Send("Hangup", ("Channel", "/^PJSIP\\/1001-.*/"), ("Cause", "16"));
        AssertRecorded("click-to-dial", rig.Tell());
    }

    [Fact]
    public void Hold_and_retrieve_by_either_side()
    {
        var rig = new SwitchRig();
        rig.Talk("1001", "1002");
        foreach (var holder in new[] { "1001", "1002" })
        {
            rig.Wait(1);
            Assert.True(rig.Engine.Hold(rig.Leg(holder)));
            rig.Wait(1);
            Assert.True(rig.Engine.Retrieve(rig.Leg(holder)));
        }
        AssertRecorded("hold", rig.Tell());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Blind_transfer_by_the_telephone_or_by_AMI(bool byAmi)
    {
        var rig = new SwitchRig();
        rig.Talk("1001", "1002");
        rig.Wait(1);
        if (byAmi)
        {
            rig.Send("BlindTransfer", ("Channel", rig.Channel("1001")), ("Context", "from-internal"), ("Exten", "1003"));
        }
        else
        {
            Assert.True(rig.Engine.BlindTransfer(rig.Leg("1001"), "1003"));
        }
        rig.Wait(0.5);
        rig.Engine.Answer(rig.Leg("1003"));
        AssertRecorded("blind-transfer", rig.Tell());
    }

    [Fact]
    public void Attended_transfer_by_a_telephone_with_two_lines()
    {
        var rig = new SwitchRig();
        rig.Talk("1001", "1002");
        rig.Wait(1);
        var held = rig.Leg("1001");
        Assert.True(rig.Engine.Hold(held));
        rig.Wait(0.5);
        var consultation = rig.Engine.Consult(held, "1003")!;
        rig.Wait(0.3);
        rig.Engine.Answer(rig.Leg("1003"));
        rig.Wait(1);
        Assert.True(rig.Engine.Transfer(held, consultation));
        rig.Ready();
        AssertRecorded("attended-transfer-two-lines", rig.Tell());
    }

    [Fact]
    public void Attended_transfer_by_Atxfer()
    {
        var rig = new SwitchRig();
        rig.Talk("1001", "1002");
        rig.Wait(1);
        rig.Send("Atxfer", ("Channel", rig.Channel("1002")), ("Context", "from-internal"), ("Exten", "1003"));
        rig.Wait(1);
        rig.Engine.Answer(rig.Leg("1003"));
        rig.Wait(1);
        rig.Engine.HangUp(rig.Leg("1002"));
        rig.Wait(1);
        rig.Engine.HangUp(rig.Leg("1001"));
        AssertRecorded("attended-transfer-feature", rig.Tell().Where(line => !line.StartsWith("DTMF", StringComparison.Ordinal)).ToArray());
    }

    [Fact]
    public void Atxfer_types_its_digits_before_it_dials()
    {
        var rig = new SwitchRig();
        rig.Talk("1001", "1002");
        rig.Drain();
        rig.Send("Atxfer", ("Channel", rig.Channel("1002")), ("Exten", "1003"));
        rig.Wait(0.6);
        var story = rig.Tell().TakeWhile(line => !line.StartsWith("Newchannel", StringComparison.Ordinal));
        // ami-attended-transfer.txt, 2.708 to 3.229: DTMFEnd without DTMFBegin, the hold after the feature code.
        Assert.Equal(
            ["* DTMFEnd", "2 DTMFEnd", " Hold", " MusicOnHoldStart", "1 DTMFEnd", "0 DTMFEnd", "0 DTMFEnd", "3 DTMFEnd"],
            story.Select(line =>
                $"{(line.Contains("digit=", StringComparison.Ordinal) ? line.Split("digit=")[1][..1] : "")} {line.Split(' ')[0]}"
            )
        );
    }

    [Fact]
    public void Ringing_call_is_picked_up()
    {
        var rig = new SwitchRig();
        rig.Engine.Dial(rig.Phone("1001"), "1002");
        rig.Wait(0.7);
        rig.Engine.Dial(rig.Phone("1003"), "*81002");
        rig.Wait(1);
        AssertRecorded("pickup", rig.Tell());
    }

    [Fact]
    public void Call_is_parked_and_fetched()
    {
        var rig = new SwitchRig();
        rig.Talk("1001", "1002");
        rig.Wait(1);
        rig.Drain();
        rig.Send(
            "Park",
            ("Channel", rig.Channel("1002")),
            ("TimeoutChannel", rig.Channel("1001")),
            ("Timeout", "30000"),
            ("Parkinglot", "default")
        );
        rig.Wait(1);
        rig.Engine.Dial(rig.Phone("1003"), "701");
        rig.Ready();
        var story = rig.Tell()
            .Where(line =>
                !line.StartsWith("Newchannel", StringComparison.Ordinal) && !line.StartsWith("Newstate", StringComparison.Ordinal)
            );
        AssertRecorded("park", Without(Numbers, story));
    }

    [Fact]
    public void Two_agents_ring_one_refuses_and_one_answers()
    {
        var rig = QueueRig();
        rig.Engine.Dial(rig.Phone("1001"), "610");
        rig.Wait(0.5);
        rig.Engine.HangUp(rig.Leg("1002"));
        rig.Wait(0.9);
        rig.Engine.Answer(rig.Leg("1003"));
        AssertRecorded("queue-one-refuses-one-answers", rig.Tell());
    }

    [Fact]
    public void Two_agents_ring_and_the_other_one_answers()
    {
        var rig = QueueRig();
        rig.Engine.Dial(rig.Phone("1001"), "610");
        rig.Wait(0.5);
        rig.Engine.Answer(rig.Leg("1003"));
        rig.Ready();
        var story = rig.Tell()
            .Where(line =>
                !line.StartsWith("Newchannel c=1001", StringComparison.Ordinal)
                && !line.StartsWith("Newstate c=1001", StringComparison.Ordinal)
                && !line.StartsWith("NewConnectedLine", StringComparison.Ordinal)
            );
        AssertRecorded("queue-answered-elsewhere", Without(Numbers, story));
    }

    private static SwitchRig QueueRig()
    {
        var rig = new SwitchRig();
        rig.Send("QueueAdd", ("Queue", "support"), ("Interface", "PJSIP/1002"), ("MemberName", "Bob"));
        rig.Send("QueueAdd", ("Queue", "support"), ("Interface", "PJSIP/1003"), ("MemberName", "Cy"));
        rig.Drain();
        return rig;
    }

    private static string[] Without(string[] tags, IEnumerable<string> story) =>
        story
            .Select(line =>
                Regex.Replace(line, $" ({string.Join('|', tags)})=\\S+", "", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
            )
            .ToArray();

    private static void AssertRecorded(string scenario, string[] told)
    {
        using var stream = typeof(Story).Assembly.GetManifestResourceStream(scenario + ".story")!;
        using var reader = new StreamReader(stream);
        var recorded = reader
            .ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => !line.StartsWith('#'));
        Assert.Equal(string.Join('\n', recorded), string.Join('\n', told));
    }
}
