using CtiMiddleware.Live.Tests.Peers;

namespace CtiMiddleware.Live.Tests;

/// <summary>Ends and restarts of a real Asterisk; each test has one of its own.</summary>
public sealed class PeerRestartTests
{
    public static TheoryData<string> Installations() => new(["asterisk-22", "asterisk-16"]);

    [Theory]
    [MemberData(nameof(Installations))]
    public async Task After_a_crash_it_comes_back_on_the_same_ports_and_knows_its_phones(string name)
    {
        var installation = Named(name);
        Requirements.Need(installation);
        Requirements.NeedPhones();
        await using var peer = await AsteriskPeer.StartAsync(installation);
        await using var phone = await SipPhone.StartAsync(peer, "1001");
        await using var before = await peer.LogInAsync();

        await peer.UntilSavedAsync(phone);
        await peer.RestartAsync();

        await Assert.ThrowsAnyAsync<Exception>(() => before.ActAsync("Ping"));
        await using var after = await peer.LogInAsync();
        await after.ActAsync(
            "Originate",
            ("Channel", $"{installation.Technology}/1001"),
            ("Application", "Wait"),
            ("Data", "5"),
            ("Async", "true")
        );
        await phone.UntilRingingAsync();
    }

    [Theory]
    [MemberData(nameof(Installations))]
    public async Task Each_way_to_run_it_works_here(string name)
    {
        var installation = Named(name);
        Requirements.Need(installation);
        foreach (var way in installation.Launches())
        {
            await using var peer = await AsteriskPeer.StartAsync(installation, [way]);
            await using var probe = await peer.LogInAsync();
            Assert.Equal("Pong", (await probe.ActAsync("Ping"))["Ping"]);
        }
    }

    [Fact]
    public async Task A_stop_in_order_tells_its_clients()
    {
        Requirements.Need(AsteriskInstallation.Asterisk22);
        await using var peer = await AsteriskPeer.StartAsync(AsteriskInstallation.Asterisk22);
        await using var probe = await peer.LogInAsync();

        await peer.StopAsync();

        await probe.AwaitEventAsync("Shutdown");
    }

    [Fact]
    public async Task A_cut_link_leaves_the_switch_alone_and_a_plugged_one_works_again()
    {
        Requirements.Need(AsteriskInstallation.Asterisk22);
        await using var peer = await AsteriskPeer.StartAsync(AsteriskInstallation.Asterisk22);
        await using var relay = TcpRelay.To(peer.Host, peer.Port);
        await using var before = await AmiProbe.ConnectAsync(peer.Host, relay.Port);
        await before.LoginAsync(peer.User, peer.Secret);

        relay.Cut();

        await Assert.ThrowsAnyAsync<Exception>(() => before.ActAsync("Ping"));
        await Assert.ThrowsAnyAsync<Exception>(() => AmiProbe.ConnectAsync(peer.Host, relay.Port));
        relay.Plug();
        await using var after = await AmiProbe.ConnectAsync(peer.Host, relay.Port);
        Assert.Equal("Success", (await after.LoginAsync(peer.User, peer.Secret))["Response"]);
    }

    private static AsteriskInstallation Named(string name) =>
        name == AsteriskInstallation.Asterisk22.Name ? AsteriskInstallation.Asterisk22 : AsteriskInstallation.Asterisk16;
}
