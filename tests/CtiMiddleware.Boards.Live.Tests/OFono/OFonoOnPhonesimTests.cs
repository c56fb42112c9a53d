using System.Globalization;
using System.Net;
using System.Net.Sockets;
using CtiMiddleware.Live.Tests.Peers;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.States;

namespace CtiMiddleware.Boards.Live.Tests.OFono;

/// <summary>A real ofonod before ofono-phonesim, oFono's own modem simulator: nothing behind our adapter is ours.</summary>
public sealed class OFonoOnPhonesimTests
{
    [Fact]
    public async Task Dials_holds_and_hangs_up_and_voice_mail_waits()
    {
        Requirements.Need(AsteriskInstallation.Asterisk22);
        var port = LoopbackPorts.Take();
        await using var phonesim = ChildProcess.Start(
            "ofono-phonesim",
            "/usr/sbin/chroot",
            [
                AsteriskInstallation.Asterisk22.Root,
                "/usr/bin/env",
                "QT_QPA_PLATFORM=offscreen",
                "/usr/bin/ofono-phonesim",
                "-p",
                port.ToString(CultureInfo.InvariantCulture),
                "/usr/share/ofono-phonesim/default.xml",
            ],
            "/"
        );
        await ListensAsync(port, phonesim);
        await using var bench = await OFonoBench.StartAsync(port);
        await bench.InServiceAsync();
        await bench.EventAsync("cti.device.messageWaiting.v1", "\"messageWaiting\":true");

        // The simulator's default script answers 06123nn after nn seconds.
        await bench.DialAsync("0612301");
        var call = await bench.CallAsync("0612301", LocalConnectionState.Connected, LocalConnectionState.Connected);
        await bench.DoAsync(new SwitchCommand.HoldCall(OFonoBench.Own(call)!.Native));
        call = await bench.CallAsync("0612301", LocalConnectionState.Hold, null);
        await bench.DoAsync(new SwitchCommand.RetrieveCall(OFonoBench.Own(call)!.Native));
        call = await bench.CallAsync("0612301", LocalConnectionState.Connected, null);
        await bench.DoAsync(new SwitchCommand.GenerateDigits(OFonoBench.Own(call)!.Native, "1#"));
        await bench.DoAsync(new SwitchCommand.ClearConnection(OFonoBench.Own(call)!.Native));
        await bench.NoCallsAsync();

        // 05123nn is hung up by the far end after nn seconds.
        await bench.DialAsync("0512310");
        // From the log: a state that passes may be over before it is looked at.
        await bench.EventAsync("cti.call.established.v1", "\"0512310\"");
        await bench.NoCallsAsync();
        await bench.EventAsync("cti.call.connectionCleared.v1", "\"cause\":\"remote\"");
    }

    private static async Task ListensAsync(int port, ChildProcess phonesim)
    {
        for (var until = DateTime.UtcNow + Deadlines.Start; ; await Task.Delay(Deadlines.Poll))
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await socket.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException)
            {
                Assert.True(DateTime.UtcNow < until && !phonesim.HasExited, phonesim.LastOutput());
            }
        }
    }
}
