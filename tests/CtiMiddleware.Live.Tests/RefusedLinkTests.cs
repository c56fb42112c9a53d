using System.Net;
using System.Net.Sockets;
using System.Text;
using CtiMiddleware.Live.Tests.Peers;
using CtiMiddleware.Live.Tests.Product;

namespace CtiMiddleware.Live.Tests;

/// <summary>Links that a person must look at: each says in the switch's own words what is wrong, and is not tried over and over.</summary>
[Collection(OnAsterisk22.Name)]
public sealed class RefusedLinkTests(Asterisk22Fixture fixture, ITestOutputHelper output)
{
    [Fact]
    public async Task A_refused_login_blocks_the_link_until_it_is_corrected_and_restarted()
    {
        await using var api = await Middleware.StartAsync(fixture.Peer, user: "latecomer", secret: "not-yet-known");

        var blocked = await api.UntilLinkAsync("blocked");
        output.WriteLine(blocked.ToString());
        Assert.Contains("Authentication failed", blocked.Text("reason"), StringComparison.Ordinal);
        Assert.Equal("", blocked.Text("nextRetry"));
        var connects = await ConnectsAsync(api);

        // Restarted too early it asks once more and is refused once more.
        var since = api.Events.Count;
        Assert.Equal(HttpStatusCode.Accepted, (await api.PostAsync("links/hq-1/restart")).Status);
        await api.Events.AwaitAsync(e => e.Type == "link.blocked", "blocked again", since);
        Assert.Equal(connects + 1, await ConnectsAsync(api));

        await fixture.Peer.AddUserAsync("latecomer", "not-yet-known");
        Assert.Equal(HttpStatusCode.Accepted, (await api.PostAsync("links/hq-1/restart")).Status);
        await api.UntilLinkAsync("up");
    }

    [Fact]
    public async Task A_user_without_permissions_is_told_what_is_missing()
    {
        await using var api = await Middleware.StartAsync(fixture.Peer, user: fixture.Peer.LimitedUser);

        var link = await api.UntilLinkAsync("blocked", "degraded");

        output.WriteLine(link.ToString());
        Assert.Contains("permi", link.Text("reason"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Another_service_on_the_port_blocks_the_link_with_its_greeting()
    {
        using var listener = new TcpListener(IPAddress.Loopback, LoopbackPorts.Take());
        listener.Start();
        var serving = ServeAsync(listener);
        await using (var api = await Middleware.StartAsync(fixture.Peer, ((IPEndPoint)listener.LocalEndpoint).Port))
        {
            var link = await api.UntilLinkAsync("blocked");

            output.WriteLine(link.ToString());
            Assert.Contains("SSH-2.0-Other", link.Text("reason"), StringComparison.Ordinal);
        }

        listener.Stop();
        await serving;
    }

    [Fact]
    public async Task The_test_of_a_link_goes_step_by_step_and_leaves_the_link_alone()
    {
        var api = await fixture.MiddlewareAsync();
        var before = await api.UntilLinkAsync("up");

        var report = await api.PostAsync("links/hq-1/test");

        output.WriteLine(report.ToString());
        Assert.Equal("True", report["ok"]);
        Assert.NotEmpty(report.Body.Items("steps"));
        Assert.Equal(before.Text("since"), (await api.GetAsync("links/hq-1"))["since"]);
    }

    private static async Task<long> ConnectsAsync(Middleware api) =>
        (await api.GetAsync("links/hq-1/diagnostics")).Body.GetProperty("connects").GetInt64();

    private static async Task ServeAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes("SSH-2.0-Other_1.0\r\n"));
                _ = await client.GetStream().ReadAsync(new byte[100]);
            }
        }
        catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException or IOException)
        {
            // The test is over.
        }
    }
}
