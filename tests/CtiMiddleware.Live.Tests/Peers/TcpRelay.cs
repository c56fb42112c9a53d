using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace CtiMiddleware.Live.Tests.Peers;

/// <summary>
/// A cable between a client and a peer that a test can cut, or leave plugged in and dead.
/// </summary>
public sealed class TcpRelay : IAsyncDisposable
{
    private readonly string host;
    private readonly int target;
    private readonly ConcurrentDictionary<Socket, byte> open = new();
    private readonly CancellationTokenSource disposed = new();
    private readonly Gate toPeer = new();
    private readonly Gate toClient = new();
    private TcpListener? listener;

    private TcpRelay(string host, int target)
    {
        this.host = host;
        this.target = target;
        Plug();
    }

    /// <summary>The port on 127.0.0.1 that stands for the peer's.</summary>
    public int Port { get; } = LoopbackPorts.Take();

    /// <summary>Lays a cable to a peer's port.</summary>
    public static TcpRelay To(string host, int port) => new(host, port);

    /// <summary>Ends every connection, and refuses new ones until <see cref="Plug"/>.</summary>
    public void Cut()
    {
        listener?.Stop();
        listener = null;
        foreach (var socket in open.Keys)
        {
            socket.Close(0); // a reset, as a peer that is gone answers
        }

        open.Clear();
    }

    /// <summary>Takes connections again.</summary>
    public void Plug()
    {
        listener = new TcpListener(IPAddress.Loopback, Port);
        listener.Start();
        _ = AcceptAsync(listener);
    }

    /// <summary>Keeps every connection and lets nothing through, until <see cref="Flow"/>.</summary>
    public void Stall()
    {
        toPeer.Close();
        toClient.Close();
    }

    /// <summary>Keeps every connection and lets nothing of the peer through, until <see cref="Flow"/>.</summary>
    public void StallPeer() => toClient.Close();

    /// <summary>Waits until something of the client is held back.</summary>
    public Task UntilClientHeldAsync() => toPeer.Held.WaitAsync(Deadlines.Event);

    /// <summary>Lets everything through again, nothing lost.</summary>
    public void Flow()
    {
        toPeer.Open();
        toClient.Open();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        disposed.Cancel();
        Flow();
        Cut();
        disposed.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task AcceptAsync(TcpListener from)
    {
        try
        {
            while (true)
            {
                var near = await from.AcceptTcpClientAsync(disposed.Token);
                open[near.Client] = 0;
                _ = ServeAsync(near);
            }
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // Cut.
        }
    }

    private async Task ServeAsync(TcpClient near)
    {
        // A cut closes the sockets at any moment; the clients forget theirs when disposed.
        using var far = new TcpClient();
        var ends = (Near: near.Client, Far: far.Client);
        try
        {
            await far.ConnectAsync(host, target);
            open[ends.Far] = 0;
            await Task.WhenAny(PumpAsync(near, far, toPeer), PumpAsync(far, near, toClient));
        }
        catch (Exception refused) when (refused is SocketException or ObjectDisposedException)
        {
            // The peer is away: the near end sees its connection closed.
        }

        open.TryRemove(ends.Near, out _);
        open.TryRemove(ends.Far, out _);
        near.Dispose();
    }

    private static async Task PumpAsync(TcpClient from, TcpClient to, Gate gate)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            var (source, sink) = (from.GetStream(), to.GetStream());
            int read;
            while ((read = await source.ReadAsync(buffer)) > 0)
            {
                await gate.PassAsync();
                await sink.WriteAsync(buffer.AsMemory(0, read));
            }
        }
        catch (Exception ended) when (ended is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // One end is gone; the other is closed by whoever waits for us.
        }
    }

    /// <summary>One direction, open or closed.</summary>
    private sealed class Gate
    {
        private volatile TaskCompletionSource open = Opened();
        private volatile TaskCompletionSource held = New();

        public Task Held => held.Task;

        public void Close()
        {
            held = New();
            open = New();
        }

        public void Open() => open.TrySetResult();

        public Task PassAsync()
        {
            var way = open.Task;
            if (!way.IsCompleted)
            {
                held.TrySetResult();
            }

            return way;
        }

        private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

        private static TaskCompletionSource Opened()
        {
            var way = New();
            way.SetResult();
            return way;
        }
    }
}
