using System.Globalization;
using System.Net;
using System.Net.Sockets;
using CtiMiddleware.Boards.Live.Tests.DBus;
using CtiMiddleware.Links.Transports.Serial;
using CtiMiddleware.Live.Tests.Peers;

namespace CtiMiddleware.Boards.Live.Tests.Serial;

/// <summary>A real ser2net that serves a pseudo terminal by RFC 2217; the far end of the line is ours.</summary>
internal sealed class Ser2Net : IAsyncDisposable
{
    private const string Program = "/usr/sbin/ser2net";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cti-ser2net-");
    private ChildProcess? _process;

    /// <summary>The device at the end of the line.</summary>
    public PseudoTerminal Device { get; } = PseudoTerminal.Open();

    /// <summary>Where it listens.</summary>
    public int Port { get; } = LoopbackPorts.Take();

    /// <summary>Starts it, or skips the test with the reason.</summary>
    public static async Task<Ser2Net> StartAsync(string accepter = "telnet(rfc2217),tcp")
    {
        Programs.Need(Program, "ser2net");
        var server = new Ser2Net();
        await server.LaunchAsync(accepter);
        return server;
    }

    /// <summary>Ends it at once.</summary>
    public Task KillAsync() => _process!.KillAsync();

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await _process.DisposeAsync();
        Device.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task LaunchAsync(string accepter)
    {
        var configuration = Path.Combine(_folder.FullName, "ser2net.yaml");
        await File.WriteAllTextAsync(
            configuration,
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                %YAML 1.1
                ---
                connection: &con1
                  accepter: {accepter},127.0.0.1,{Port}
                  connector: serialdev,{Device.SlavePath},9600n81,local
                  options:
                    kickolduser: true

                """
            ),
            TestContext.Current.CancellationToken
        );
        _process = ChildProcess.Start("ser2net", Program, ["-n", "-c", configuration], _folder.FullName);
        var until = DateTime.UtcNow + Deadlines.Start;
        while (!await AnswersAsync())
        {
            Assert.True(DateTime.UtcNow < until && !_process.HasExited, _process.LastOutput());
            await Task.Delay(Deadlines.Poll, TestContext.Current.CancellationToken);
        }
    }

    private async Task<bool> AnswersAsync()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, Port), TestContext.Current.CancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
