using CtiMiddleware.Live.Tests.Peers;

namespace CtiMiddleware.Live.Tests;

/// <summary>
/// The peers themselves, seen by the test's own eyes: if these fail, no other live test says anything about the product.
/// </summary>
public abstract class PeerTests(AsteriskFixture fixture, string banner, string version)
{
    [Fact]
    public async Task It_boots_and_tells_the_versions_these_tests_are_written_for()
    {
        await using var probe = await fixture.Peer.LogInAsync();

        Assert.StartsWith(banner, probe.Banner, StringComparison.Ordinal);
        var settings = await probe.ActAsync("CoreSettings");
        Assert.StartsWith(version, settings["AsteriskVersion"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_secret_is_refused()
    {
        await using var probe = await fixture.Peer.ConnectAsync();

        var answer = await probe.LoginAsync(fixture.Peer.User, "wrong");

        Assert.Equal("Error", answer["Response"]);
        Assert.Equal("Authentication failed", answer["Message"]);
    }

    [Theory]
    [InlineData("readonly")]
    [InlineData("limited")]
    public async Task A_user_without_the_permission_cannot_originate(string user)
    {
        await using var probe = await fixture.Peer.ConnectAsync();
        Assert.Equal("Success", (await probe.LoginAsync(user, fixture.Peer.Secret))["Response"]);

        var answer = await probe.ActAsync(
            "Originate",
            ("Channel", "Local/2001@lphone/n"),
            ("Application", "Wait"),
            ("Data", "1"),
            ("Async", "true")
        );

        Assert.Equal("Error", answer["Response"]);
        Assert.Equal("Permission denied", answer["Message"]);
    }

    [Fact]
    public async Task Two_phones_call_each_other()
    {
        var peer = fixture.Peer;
        Requirements.NeedPhones();
        await using var probe = await peer.LogInAsync();
        await using var caller = await SipPhone.StartAsync(peer, "1001");
        await using var called = await SipPhone.StartAsync(peer, "1002");
        var since = probe.Messages.Count;

        await caller.DialAsync("1002");
        var ringing = await called.UntilRingingAsync();
        Assert.Contains("1001", ringing.Peer, StringComparison.Ordinal);
        await called.AcceptAsync();
        await caller.UntilConnectedAsync();
        var bridged = await probe.AwaitEventAsync("BridgeEnter", m => m["BridgeNumChannels"] == "2", since);
        await caller.HangUpAsync();
        await called.UntilClosedAsync();

        var technology = peer.Installation.Technology;
        var dial = await probe.AwaitEventAsync("DialBegin", since: since);
        Assert.StartsWith($"{technology}/1001-", dial["Channel"], StringComparison.Ordinal);
        Assert.StartsWith($"{technology}/1002-", dial["DestChannel"], StringComparison.Ordinal);
        Assert.Equal(dial["Linkedid"], bridged["Linkedid"]);
        foreach (var channel in (string[])[dial["Channel"], dial["DestChannel"]])
        {
            var hangup = await probe.AwaitEventAsync("Hangup", m => m["Channel"] == channel, since);
            Assert.Equal("16", hangup["Cause"]);
        }
    }

    [Fact]
    public async Task A_scripted_caller_reaches_a_phone_made_of_dialplan()
    {
        var peer = fixture.Peer;
        Requirements.NeedSipp();
        await using var probe = await peer.LogInAsync();
        var since = probe.Messages.Count;

        await using var caller = SippAgent.Call(peer, "2001", TimeSpan.FromMilliseconds(300));
        await probe.AwaitEventAsync("BridgeEnter", m => m["BridgeNumChannels"] == "2", since);
        await caller.UntilDoneAsync();

        await probe.AwaitEventAsync("Hangup", m => m["Channel"].Contains("/1006-"), since);
    }

    [Fact]
    public async Task A_scripted_phone_takes_a_call_at_its_fixed_address()
    {
        var peer = fixture.Peer;
        Requirements.NeedSipp();
        await using var probe = await peer.LogInAsync();
        await using var called = await SippAgent.TakeCallsAsync(peer);
        var since = probe.Messages.Count;

        await probe.ActAsync(
            "Originate",
            ("Channel", "Local/2001@lphone/n"),
            ("Context", "from-internal"),
            ("Exten", "1005"),
            ("Priority", "1"),
            ("Async", "true")
        );
        var entered = await probe.AwaitEventAsync("BridgeEnter", m => m["Channel"].Contains("/1005-"), since);
        await probe.ActAsync("Hangup", ("Channel", entered["Channel"]));

        await called.UntilDoneAsync();
    }
}

[Collection(OnAsterisk22.Name)]
public sealed class Asterisk_22_with_PJSIP(Asterisk22Fixture fixture) : PeerTests(fixture, "Asterisk Call Manager/11.", "22.");

[Collection(OnAsterisk16.Name)]
public sealed class Asterisk_16_with_chan_sip(Asterisk16Fixture fixture) : PeerTests(fixture, "Asterisk Call Manager/5.0.", "16.");
