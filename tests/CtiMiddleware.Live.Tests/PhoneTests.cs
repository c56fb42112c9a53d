using CtiMiddleware.Live.Tests.Peers;

namespace CtiMiddleware.Live.Tests;

/// <summary>
/// What persons do at real phones, and that the switch tells of it: the ground on which the tests of the product stand.
/// </summary>
public abstract class PhoneTests(AsteriskFixture fixture) : IAsyncLifetime
{
    private AmiProbe? probe;
    private SipPhone? first;
    private SipPhone? second;
    private SipPhone? third;
    private int start;

    private AmiProbe Probe => probe!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var peer = fixture.Peer;
        Requirements.NeedPhones();
        await peer.ClearAsync();
        probe = await peer.LogInAsync();
        first = await SipPhone.StartAsync(peer, "1001");
        second = await SipPhone.StartAsync(peer, "1002");
        third = await SipPhone.StartAsync(peer, "1003");
        start = probe.Messages.Count;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var one in (IAsyncDisposable?[])[first, second, third, probe])
        {
            if (one is not null)
            {
                await one.DisposeAsync();
            }
        }

        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Hold_and_resume_name_the_holder()
    {
        var (caller, _) = await CallAsync();

        await first!.HoldAsync();
        var held = await Probe.AwaitEventAsync("Hold", since: start);
        await first.ResumeAsync();
        var resumed = await Probe.AwaitEventAsync("Unhold", since: start);

        Assert.Equal(caller, held["Channel"]);
        Assert.Equal(caller, resumed["Channel"]);
    }

    [Fact]
    public async Task A_call_that_is_rejected_ends_busy()
    {
        await first!.DialAsync("1002");
        await second!.UntilRingingAsync();

        await second.HangUpAsync();

        await first.UntilClosedAsync();
        var end = await Probe.AwaitEventAsync("DialEnd", since: start);
        Assert.Equal("BUSY", end["DialStatus"]);
    }

    [Fact]
    public async Task A_blind_transfer_by_REFER_connects_the_third_party()
    {
        await CallAsync();

        await second!.TransferAsync("1003");

        await third!.UntilRingingAsync();
        await third.AcceptAsync();
        var told = await Probe.AwaitEventAsync("BlindTransfer", since: start);
        Assert.Equal("Success", told["Result"]);
        Assert.Equal("1003", told["Extension"]);
        await AwaitPairAsync("1001", "1003", Probe.Messages.Count - 1);
    }

    [Fact]
    public async Task An_attended_transfer_by_REFER_joins_the_two_others()
    {
        await CallAsync();
        await second!.HoldAsync();
        await Probe.AwaitEventAsync("Hold", since: start);
        var consulting = Probe.Messages.Count;
        var consultation = second.Events.Count;
        await second.DialAsync("1003");
        await third!.UntilRingingAsync();
        await third.AcceptAsync();
        await second.UntilConnectedAsync(consultation);
        var dial = await Probe.AwaitEventAsync("DialBegin", since: consulting);
        var dialog = await SipDialog.OfAsync(Probe, dial["Channel"]);

        await second.SelectLineAsync(1);
        await second.TransferAsync("1003", dialog);

        var told = await Probe.AwaitEventAsync("AttendedTransfer", since: start);
        Assert.Equal("Success", told["Result"]);
        await AwaitPairAsync("1001", "1003", consulting);
    }

    [Fact]
    public async Task An_attended_transfer_by_feature_code_joins_the_two_others()
    {
        await CallAsync();

        await second!.PressAsync(Probe, "*2");
        await Probe.AwaitEventAsync("Hold", since: start);
        await second.PressAsync(Probe, "1003");
        await third!.UntilRingingAsync();
        await third.AcceptAsync();
        var entered = await Probe.AwaitEventAsync("BridgeEnter", m => m["Channel"].Contains("/1003-"), start);
        await second.HangUpAsync();

        var told = await Probe.AwaitEventAsync("AttendedTransfer", since: start);
        Assert.Equal("Success", told["Result"]);
        Assert.NotEqual("", entered["BridgeUniqueid"]);
        await second.UntilClosedAsync();
    }

    [Fact]
    public async Task A_ringing_call_is_picked_up_by_another_phone()
    {
        await first!.DialAsync("1002");
        await second!.UntilRingingAsync();

        await third!.DialAsync("*81002");

        await third.UntilConnectedAsync();
        await second.UntilClosedAsync();
        var told = await Probe.AwaitEventAsync("Pickup", since: start);
        Assert.Contains("/1003-", told["Channel"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_is_parked_by_feature_code_and_fetched_again()
    {
        await CallAsync();

        await second!.PressAsync(Probe, "#72");
        var parked = await Probe.AwaitEventAsync("ParkedCall", since: start);
        await third!.DialAsync(parked["ParkingSpace"]);

        await third.UntilConnectedAsync();
        await Probe.AwaitEventAsync("UnParkedCall", since: start);
    }

    [Fact]
    public async Task A_queue_rings_its_members_and_connects_the_one_who_answers()
    {
        var technology = fixture.Peer.Installation.Technology;
        foreach (var member in (string[])["1002", "1003"])
        {
            await Probe.ActAsync("QueueAdd", ("Queue", "support"), ("Interface", $"{technology}/{member}"));
        }

        try
        {
            await first!.DialAsync("610");
            await Probe.AwaitEventAsync("QueueCallerJoin", since: start);
            await second!.UntilRingingAsync();
            await third!.UntilRingingAsync();
            await third.AcceptAsync();
            var connected = await Probe.AwaitEventAsync("AgentConnect", since: start);
            Assert.Equal($"{technology}/1003", connected["Interface"]);
            await second.UntilClosedAsync();
            await first.HangUpAsync();
            await Probe.AwaitEventAsync("AgentComplete", since: start);
        }
        finally
        {
            foreach (var member in (string[])["1002", "1003"])
            {
                await Probe.ActAsync("QueueRemove", ("Queue", "support"), ("Interface", $"{technology}/{member}"));
            }
        }
    }

    [Fact]
    public async Task A_phone_with_forwarding_sends_its_caller_on()
    {
        Requirements.NeedSipp();
        await using var forwarding = await SippAgent.TakeCallsAsync(fixture.Peer, "redirect.xml");

        await first!.DialAsync("1005");

        await second!.UntilRingingAsync();
        await second.AcceptAsync();
        await first.UntilConnectedAsync();
        await forwarding.UntilDoneAsync();
    }

    /// <summary>1001 calls 1002 and both talk; their channels.</summary>
    private async Task<(string Caller, string Called)> CallAsync()
    {
        await first!.DialAsync("1002");
        await second!.UntilRingingAsync();
        await second.AcceptAsync();
        await first.UntilConnectedAsync();
        await Probe.AwaitEventAsync("BridgeEnter", m => m["BridgeNumChannels"] == "2", start);
        var dial = await Probe.AwaitEventAsync("DialBegin", since: start);
        return (dial["Channel"], dial["DestChannel"]);
    }

    /// <summary>Waits until channels of two numbers have entered one bridge.</summary>
    private async Task AwaitPairAsync(string one, string other, int since)
    {
        bool Of(AmiMessage m, string number) => m["Channel"].Contains($"/{number}-", StringComparison.Ordinal);

        await Probe.Messages.AwaitAsync(
            _ =>
            {
                var entered = Probe.Messages.From(start).Where(m => m["Event"] == "BridgeEnter").ToList();
                return entered
                    .Where(m => Of(m, one))
                    .Any(m => entered.Any(n => Of(n, other) && n["BridgeUniqueid"] == m["BridgeUniqueid"]));
            },
            $"{one} and {other} in one bridge",
            Math.Max(0, since)
        );
    }
}

[Collection(OnAsterisk22.Name)]
public sealed class Phones_on_Asterisk_22(Asterisk22Fixture fixture) : PhoneTests(fixture);

[Collection(OnAsterisk16.Name)]
public sealed class Phones_on_Asterisk_16(Asterisk16Fixture fixture) : PhoneTests(fixture);
