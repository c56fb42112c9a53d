using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using CtiMiddleware.Live.Tests.Peers;

namespace CtiMiddleware.Boards.Live.Tests.GsmModem;

/// <summary>ofono-phonesim, a modem simulator by other hands, from the Debian root of the peers.</summary>
public sealed class PhonesimPeer : IAsyncDisposable
{
    private readonly ChildProcess _process;

    private PhonesimPeer(ChildProcess process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    /// <summary>Skips, or fails where nothing may be skipped, when it cannot be run here.</summary>
    public static void Need()
    {
        var installation = AsteriskInstallation.Asterisk22;
        Requirements.Need(installation);
        var missing =
            !File.Exists(Path.Combine(installation.Root, "usr/bin/ofono-phonesim")) ? "ofono-phonesim is not installed in the peers' root"
            : !Environment.IsPrivilegedProcess ? "ofono-phonesim runs in a chroot, which needs root"
            // It listens on all addresses and has no option against that.
            : NetworkInterface.GetAllNetworkInterfaces().Any(static one => one.NetworkInterfaceType != NetworkInterfaceType.Loopback)
                ? "ofono-phonesim listens on all addresses, so it runs in a network namespace only (test.sh makes one)"
            : null;
        if (missing is null)
            return;
        if (Environment.GetEnvironmentVariable("CTI_TEST_REQUIRE_ALL") == "1")
            Assert.Fail(missing);
        Assert.Skip(missing);
    }

    public static async Task<PhonesimPeer> StartAsync(int? at = null)
    {
        var port = at ?? LoopbackPorts.Take();
        var process = ChildProcess.Start(
            "ofono-phonesim",
            "chroot",
            [
                AsteriskInstallation.Asterisk22.Root,
                "/usr/bin/env",
                "QT_QPA_PLATFORM=offscreen",
                "/usr/bin/ofono-phonesim",
                "-p",
                port.ToString(System.Globalization.CultureInfo.InvariantCulture),
                "/usr/share/ofono-phonesim/default.xml",
            ],
            Path.GetTempPath()
        );
        var peer = new PhonesimPeer(process, port);
        using var late = new CancellationTokenSource(Deadlines.Start);
        while (!await ListensAsync(port))
        {
            if (process.HasExited || late.IsCancellationRequested)
            {
                var said = process.LastOutput();
                await peer.DisposeAsync();
                throw new TimeoutException($"ofono-phonesim does not listen on port {port}.\n{said}");
            }
            await Task.Delay(Deadlines.Poll, TimeProvider.System, CancellationToken.None);
        }
        return peer;
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static async Task<bool> ListensAsync(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
