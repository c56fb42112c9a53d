using CtiMiddleware.Live.Tests.Peers;
using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Boards.Live.Tests.Smdi;

/// <summary>Real Asterisk's res_smdi takes what our sender sends, and our sender what it sends.</summary>
public sealed class ResSmdiTests(SmdiFixture fixture) : IClassFixture<SmdiFixture>
{
    private const string Mailbox = "2565551001";

    [Theory]
    [InlineData("2101", "7035552222", "2565552101|002|0001|2565552101|7035552222|D")]
    [InlineData("2102", "5553333", "2565552102|002|0002|2565552102|5553333|D")]
    [InlineData("2103", "", "2565552103|002|0003|2565552103||D")]
    public async Task A_direct_call_is_retrieved_by_the_dialplan_with_every_field(string port, string caller, string fields)
    {
        await Retrieved(fields, pbx => pbx.Inbound(pbx.FindTrunk("carrier")!, caller, port));
    }

    [Theory]
    [InlineData("1002", ForwardingKind.Always, "A")]
    [InlineData("1003", ForwardingKind.Busy, "B")]
    [InlineData("1004", ForwardingKind.NoAnswer, "N")]
    public async Task A_forwarded_call_is_retrieved_with_station_and_reason(string station, ForwardingKind kind, string type)
    {
        await Retrieved(
            $"256555{station}|002|0004|256555{station}|7035554444|{type}",
            pbx =>
            {
                pbx.SetForwarding(pbx.FindStation(station)!, kind, "2104");
                pbx.SetDoNotDisturb(pbx.FindStation(station)!, kind == ForwardingKind.Busy);
                var leg = pbx.Inbound(pbx.FindTrunk("carrier")!, "7035554444", station);
                pbx.Kernel.RunFor(TimeSpan.FromSeconds(20));
                return leg;
            }
        );
    }

    [Fact]
    public async Task Mail_in_the_spool_lights_the_lamp_of_the_simulated_switch_and_its_end_darkens_it()
    {
        var inbox = fixture.Peer.InSpool("voicemail/default/1001/INBOX");
        Directory.CreateDirectory(inbox);
        var since = fixture.Commands.Count;
        await File.WriteAllTextAsync(
            Path.Combine(inbox, "msg0000.txt"),
            "[message]\norigmailbox=1001\ncontext=default\nexten=1001\nduration=1\norigtime=1\n",
            TestContext.Current.CancellationToken
        );
        Tone.Write(Path.Combine(inbox, "msg0000.wav"), TimeSpan.FromSeconds(1));
        Assert.Equal($"OP:MWI {Mailbox}!\u0004", await fixture.Commands.AwaitAsync(static _ => true, "message waiting on", since));
        Assert.True(await fixture.On(static pbx => Lamp(pbx, on: true)));

        since = fixture.Commands.Count;
        // A refusal that Asterisk did not wait for harms nothing.
        fixture.Raw($"\r\nMWI{Mailbox} BLK\r\n\x19");
        File.Delete(Path.Combine(inbox, "msg0000.txt"));
        File.Delete(Path.Combine(inbox, "msg0000.wav"));
        Assert.Equal($"RMV:MWI {Mailbox}!\u0004", await fixture.Commands.AwaitAsync(static _ => true, "message waiting off", since));
        Assert.True(await fixture.On(static pbx => Lamp(pbx, on: false)));
    }

    private static Task<bool> Lamp(PbxEngine pbx, bool on) => Task.FromResult(pbx.FindStation("1001")!.NewMessages > 0 == on);

    // Number, terminal, station, caller and type as Asterisk's own functions tell them.
    private async Task Retrieved(string fields, Func<PbxEngine, PbxLeg?> call)
    {
        var parts = fields.Split('|');
        await using var probe = await fixture.Peer.LogInAsync();
        var answer = await probe.ActAsync(
            "Originate",
            ("Channel", "Local/s@stay"),
            ("Context", "smdi"),
            ("Exten", parts[0]),
            ("Priority", "1"),
            ("Async", "true")
        );
        Assert.Equal("Success", answer["Response"]);
        var leg = fixture.On(call);
        Assert.NotNull(leg);
        var told = await probe.AwaitEventAsync("UserEvent", found => found["Search"] == parts[0]);
        var said = told["Fields"].Split('|');
        Assert.NotEqual("", said[0]);
        Assert.Equal(fields[(parts[0].Length + 1)..], string.Join('|', said[1..]));
        fixture.On(pbx => pbx.HangUp(leg));
    }
}
