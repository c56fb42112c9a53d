using System.Net;
using System.Net.Sockets;
using CtiMiddleware.Simulators.Switch.Faces;
using Microsoft.Extensions.Logging;

namespace CtiMiddleware.Simulators.Switch.Hosting;

/// <summary>One face of a <see cref="SimulatedSwitch"/> on its port of 127.0.0.1. Its counters may be read from any thread.</summary>
public sealed class SimulatedFace
{
    private static readonly TimeSpan ListenRetry = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();
    private readonly SimulatedSwitch _host;
    private readonly HashSet<TcpLinkEnd> _clients = [];
    private Socket? _listener;
    private Task _opening = Task.CompletedTask;
    private bool _wanted;
    private long _lateOverruns;

    internal SimulatedFace(SimulatedSwitch host, ISwitchFace face, long bufferBytes)
    {
        _host = host;
        Access = new FacePort(face, bufferBytes) { ListeningChanged = OnListeningChanged };
    }

    /// <summary>The protocol, by the name of its adapter.</summary>
    public string Protocol => Access.Face.Protocol;

    /// <summary>The port it listens on; the same through all restarts.</summary>
    public int Port { get; private set; }

    /// <summary>The face and its connections; used only inside <see cref="SimulatedSwitch.RunAsync{T}"/>.</summary>
    public FacePort Access { get; }

    /// <summary>Clients connected now.</summary>
    public int Clients
    {
        get
        {
            lock (_gate)
            {
                return _clients.Count;
            }
        }
    }

    /// <summary>Clients closed because they did not read, since the start.</summary>
    public long ClientsOverrun => Access.Overruns + Interlocked.Read(ref _lateOverruns);

    internal void ClientOverran() => Interlocked.Increment(ref _lateOverruns);

    internal void Listen(int port)
    {
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            // No ReuseAddress: on Linux .NET would share a port that another process has. Connections of a moment ago do no harm without it.
            listener.Bind(new IPEndPoint(IPAddress.Loopback, port));
            listener.Listen(128);
        }
        catch
        {
            listener.Dispose();
            throw;
        }
        lock (_gate)
        {
            _wanted = true;
            _listener = listener;
        }
        Port = ((IPEndPoint)listener.LocalEndPoint!).Port;
        SimulatorLog.Listening(_host.Logger, Protocol, listener.LocalEndPoint);
        _host.Background(AcceptAsync(listener));
    }

    /// <summary>Waits until the port is open again.</summary>
    internal Task OpenAsync() => _opening;

    internal void StopListening()
    {
        lock (_gate)
        {
            _wanted = false;
            _listener?.Dispose();
            _listener = null;
        }
    }

    /// <summary>Ends every connection, from any thread, when the host ends.</summary>
    internal void CutClients()
    {
        TcpLinkEnd[] clients;
        lock (_gate)
        {
            clients = [.. _clients];
        }
        foreach (var client in clients)
            client.Cut(reset: false, "the simulation ends");
    }

    private void OnListeningChanged(bool listening)
    {
        if (!listening)
            StopListening();
        else if (!_host.IsEnding)
            _host.Background(_opening = ListenAgainAsync());
    }

    private async Task ListenAgainAsync()
    {
        lock (_gate)
        {
            _wanted = true;
        }
        while (!_host.IsEnding)
        {
            lock (_gate)
            {
                if (!_wanted || _listener is not null)
                    return;
            }
            try
            {
                Listen(Port);
                return;
            }
            catch (SocketException exception)
            {
                // Somebody else took the port for a moment.
                SimulatorLog.ListenFailed(_host.Logger, Port, exception);
                await Task.Delay(ListenRetry, _host.Time, CancellationToken.None);
            }
        }
    }

    private async Task AcceptAsync(Socket listener)
    {
        try
        {
            while (!_host.IsEnding)
            {
                var socket = await listener.AcceptAsync();
                _host.Background(ServeAsync(new TcpLinkEnd(_host, this, socket)));
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The listener was closed: an outage, or the end.
        }
    }

    private async Task ServeAsync(TcpLinkEnd client)
    {
        using var served = client;
        lock (_gate)
        {
            _clients.Add(client);
        }
        // Accepted just before the host ended and added after it cut everybody: nobody else would.
        if (_host.IsEnding)
            client.Cut(reset: false, "the simulation ends");
        try
        {
            await client.RunAsync(Access);
        }
        catch (OperationCanceledException)
        {
            client.Cut(reset: false, "the simulation ends");
        }
        finally
        {
            lock (_gate)
            {
                _clients.Remove(client);
            }
        }
    }
}
