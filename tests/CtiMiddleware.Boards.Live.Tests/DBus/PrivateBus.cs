using System.Net.Sockets;
using CtiMiddleware.Live.Tests.Peers;

namespace CtiMiddleware.Boards.Live.Tests.DBus;

/// <summary>A real dbus-daemon of the test's own, in a folder of its own.</summary>
internal sealed class PrivateBus : IAsyncDisposable
{
    private const string Program = "/usr/bin/dbus-daemon";
    private readonly DirectoryInfo _folder;
    private ChildProcess? _daemon;

    private PrivateBus(DirectoryInfo folder)
    {
        _folder = folder;
        _daemon = Launch();
    }

    /// <summary>The folder, for whatever belongs to the test.</summary>
    public string Folder => _folder.FullName;

    /// <summary>The socket's path.</summary>
    public string SocketPath => Path.Combine(Folder, "bus");

    /// <summary>The address in D-Bus' own form.</summary>
    public string Address => $"unix:path={SocketPath}";

    /// <summary>Starts it, or skips the test with the reason.</summary>
    public static async Task<PrivateBus> StartAsync()
    {
        Programs.Need(Program, "dbus-daemon");
        var bus = new PrivateBus(Directory.CreateTempSubdirectory("cti-bus-"));
        await bus.IsThereAsync();
        return bus;
    }

    /// <summary>Ends it and starts it anew at the same address.</summary>
    public async Task RestartAsync()
    {
        await EndAsync();
        _daemon = Launch();
        await IsThereAsync();
    }

    /// <summary>Ends it.</summary>
    public async Task EndAsync()
    {
        if (_daemon is not null)
            await _daemon.DisposeAsync();
        _daemon = null;
        File.Delete(SocketPath);
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _folder.Delete(recursive: true);
    }

    private ChildProcess Launch()
    {
        var configuration = Path.Combine(Folder, "bus.conf");
        File.WriteAllText(
            configuration,
            $"""
            <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-BUS Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
            <busconfig>
              <type>system</type>
              <listen>{Address}</listen>
              <auth>EXTERNAL</auth>
              <policy context="default">
                <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/><allow user="*"/>
              </policy>
            </busconfig>
            """
        );
        return ChildProcess.Start("dbus-daemon", Program, [$"--config-file={configuration}", "--nofork", "--nopidfile"], Folder);
    }

    private bool Listens()
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(SocketPath));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private async Task IsThereAsync()
    {
        var until = DateTime.UtcNow + Deadlines.Start;
        // The file is there before anybody listens at it.
        while (!Listens())
        {
            Assert.True(DateTime.UtcNow < until && _daemon is { HasExited: false }, _daemon?.LastOutput());
            await Task.Delay(Deadlines.Poll);
        }
    }
}
