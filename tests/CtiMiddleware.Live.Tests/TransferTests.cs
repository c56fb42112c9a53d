using CtiMiddleware.Live.Tests.Peers;
using CtiMiddleware.Live.Tests.Product;

namespace CtiMiddleware.Live.Tests;

/// <summary>
/// Transfers in every way that a phone or an application has. 1001 called 1002, who transfers to 1003; however it is done, an application hears
/// of one transfer, and nothing of a connection cleared for who left by it.
/// </summary>
public abstract class TransferTests(AsteriskFixture fixture, ITestOutputHelper output) : ApiTests(fixture, output)
{
    private static readonly string[] Blind =
    [
        "originated 1001: newCall",
        "delivered 1002: newCall",
        "established 1002: normal",
        "transferred 1001→1001 1002→: singleStepTransfer",
        "delivered 1003: newCall",
        "established 1003: normal",
    ];

    [Fact]
    public async Task A_blind_transfer_by_REFER_is_one_transfer()
    {
        await using var scenario = await BeginAsync("1001", "1002", "1003");
        var before = await scenario.TalkAsync("1001", "1002");

        await scenario["1002"].TransferAsync("1003");

        await AnswersAsync(scenario);
        Assert.Equal(Blind, scenario.Story());
        await IsOneTransferAsync(scenario, before);
    }

    [Fact]
    public async Task A_blind_transfer_by_command_is_one_transfer()
    {
        await using var scenario = await BeginAsync("1001", "1002", "1003");
        var before = await scenario.TalkAsync("1001", "1002");

        var answer = await scenario.Api.CommandAsync(before.Connection, "transferTo", new { to = "1003" });

        await AnswersAsync(scenario);
        Assert.Equal(Blind, scenario.Story());
        await IsOneTransferAsync(scenario, before);
        Assert.Equal("observed", (await scenario.EffectAsync(answer)).Data.Text("effect"));
    }

    [Fact]
    public async Task An_attended_transfer_by_REFER_is_one_transfer()
    {
        await using var scenario = await BeginAsync("1001", "1002", "1003");
        var before = await scenario.TalkAsync("1001", "1002");
        await scenario["1002"].HoldAsync();
        await scenario.EventAsync("call.held", "1002");
        var since = scenario.Probe.Messages.Count;
        var consulting = scenario["1002"].Events.Count;
        await scenario["1002"].DialAsync("1003");
        await AnswersAsync(scenario);
        await scenario["1002"].UntilConnectedAsync(consulting);
        var dial = await scenario.Probe.AwaitEventAsync("DialBegin", since: since);

        await scenario["1002"].SelectLineAsync(1);
        await scenario["1002"].TransferAsync("1003", await SipDialog.OfAsync(scenario.Probe, dial["Channel"]));

        // A call that is dialled by hand is a consultation only by what surrounds it: it has a parent, its cause is that of any call.
        await IsAttendedAsync(scenario, "originated 1002: newCall");
        await IsOneTransferAsync(scenario, before);
    }

    [Fact]
    public async Task An_attended_transfer_by_feature_code_is_one_transfer()
    {
        await using var scenario = await BeginAsync("1001", "1002", "1003");
        var before = await scenario.TalkAsync("1001", "1002");
        await scenario["1002"].PressAsync(scenario.Probe, "*2");
        await scenario.EventAsync("call.held", "1002");
        await scenario["1002"].PressAsync(scenario.Probe, "1003");
        await AnswersAsync(scenario);

        await scenario["1002"].HangUpAsync();

        await IsAttendedAsync(scenario);
        await IsOneTransferAsync(scenario, before);
    }

    [Fact]
    public async Task A_consultation_and_a_transfer_by_command_are_one_transfer()
    {
        await using var scenario = await BeginAsync("1001", "1002", "1003");
        var before = await scenario.TalkAsync("1001", "1002");
        var consultation = await scenario.Api.CommandAsync(before.Connection, "consult", new { to = "1003" });
        var established = await AnswersAsync(scenario);
        var active = await scenario.ConnectionAsync("1002", established.Call);
        var call = (await scenario.Api.GetAsync($"calls/{established.Call}")).Body;

        var answer = await scenario.Api.CommandAsync(active.Text("id"), "transfer");
        await IsAttendedAsync(scenario);

        Assert.Equal(before.Call, call.Text("parent"));
        await IsOneTransferAsync(scenario, before);
        // The switch does not name the call that it makes for a consultation; the answer says so.
        Assert.True(consultation["call"] == established.Call || consultation["callReason"].Length > 0, consultation.ToString());
        Assert.Equal("observed", (await scenario.EffectAsync(consultation)).Data.Text("effect"));
        Assert.Equal("observed", (await scenario.EffectAsync(answer)).Data.Text("effect"));
    }

    [Fact]
    public async Task A_consultation_can_be_given_up_and_the_first_call_goes_on()
    {
        await using var scenario = await BeginAsync("1001", "1002", "1003");
        var before = await scenario.TalkAsync("1001", "1002");
        await scenario.Api.CommandAsync(before.Connection, "consult", new { to = "1003" });
        var established = await AnswersAsync(scenario);
        var active = await scenario.ConnectionAsync("1002", established.Call);

        var answer = await scenario.Api.CommandAsync(active.Text("id"), "reconnect");

        await scenario.EventAsync("call.retrieved", "1002");
        var left = await scenario.UntilOneCallAsync("1001 connected", "1002 connected");
        Assert.Equal(before.Call, left.Text("id"));
        Assert.DoesNotContain(scenario.Api.Events.From(scenario.Start), e => e.Type == "call.transferred");
        Assert.Equal("observed", (await scenario.EffectAsync(answer)).Data.Text("effect"));
        await scenario.EndAsync(ended: false);
    }

    [Fact]
    public async Task A_transfer_while_the_target_still_rings_is_one_transfer()
    {
        await using var scenario = await BeginAsync("1001", "1002", "1003");
        var before = await scenario.TalkAsync("1001", "1002");
        await scenario["1002"].PressAsync(scenario.Probe, "*2");
        await scenario.EventAsync("call.held", "1002");
        await scenario["1002"].PressAsync(scenario.Probe, "1003");
        await scenario["1003"].UntilRingingAsync();
        await scenario.EventAsync("call.delivered", "1003");

        await scenario["1002"].HangUpAsync();
        await scenario.EventAsync("call.transferred");
        await scenario.UntilOneCallAsync("1001 connected", "1003 alerting");
        await scenario.ConsistentAsync();
        await AnswersAsync(scenario);

        await IsOneTransferAsync(scenario, before);
    }

    private static async Task<StreamEvent> AnswersAsync(Scenario scenario)
    {
        await scenario["1003"].UntilRingingAsync();
        await scenario["1003"].AcceptAsync();
        return await scenario.EventAsync("call.established", "1003");
    }

    private static async Task IsAttendedAsync(Scenario scenario, string consultation = "originated 1002: consultation")
    {
        await scenario.EventAsync("call.transferred");
        Assert.Equal(
            [
                "originated 1001: newCall",
                "delivered 1002: newCall",
                "established 1002: normal",
                "held 1002: normal",
                consultation,
                "delivered 1003: newCall",
                "established 1003: normal",
                "transferred 1001→1001 1002→ 1002→ 1003→1003: transfer",
            ],
            scenario.Story().Where(line => !line.StartsWith("digitsGenerated", StringComparison.Ordinal))
        );
    }

    private static async Task IsOneTransferAsync(Scenario scenario, StreamEvent before)
    {
        var left = await scenario.UntilOneCallAsync("1001 connected", "1003 connected");
        await scenario.ConsistentAsync();
        var transferred = Assert.Single(scenario.Api.Events.From(scenario.Start), e => e.Type == "call.transferred");
        Assert.DoesNotContain(scenario.Story(), line => line.StartsWith("connectionCleared 1002", StringComparison.Ordinal));
        // Who left has no new connection; the caller's, where it got another one, is told with both.
        var changes = transferred.Data.Items("connections").ToArray();
        Assert.Contains(changes, change => change.Text("old") == before.Connection && change.Text("new").Length == 0);
        var caller = before.Changed("call").Items("connections").Single(one => one.Text("device") == "hq:1001").Text("id");
        var now = left.Items("connections").Single(one => one.Text("device") == "hq:1001").Text("id");
        Assert.True(
            now == caller || changes.Any(change => change.Text("old") == caller && change.Text("new") == now),
            $"{caller} became {now}, told by {transferred.Data}"
        );
        await scenario.EndAsync(ended: false);
    }
}

[Collection(OnAsterisk22.Name)]
public sealed class Transfers_on_Asterisk_22(Asterisk22Fixture fixture, ITestOutputHelper output) : TransferTests(fixture, output);

[Collection(OnAsterisk16.Name)]
public sealed class Transfers_on_Asterisk_16(Asterisk16Fixture fixture, ITestOutputHelper output) : TransferTests(fixture, output);
