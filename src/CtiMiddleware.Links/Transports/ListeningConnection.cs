using System.Net.Sockets;

namespace CtiMiddleware.Links.Transports;

/// <summary>
/// One peer of a <see cref="ListeningTransport"/>. It reads on the pool and sends directly from the caller as far as the network takes it; no
/// thread of its own. Sending belongs to the loop's thread, everything else to any.
/// </summary>
internal sealed class ListeningConnection(
    ListeningTransport owner,
    uint number,
    Socket socket,
    string address,
    int sendLimit,
    TimeProvider time
)
{
    private static readonly TimeSpan LeavePatience = TimeSpan.FromSeconds(5);

    private readonly SendQueue _queue = new(sendLimit);
    private ITimer? _leaving;
    private volatile bool _ending;
    private TaskCompletionSource? _heldUp;

    /// <summary>Counted from 1.</summary>
    public uint Number => number;

    /// <summary>Where the peer is, <c>127.0.0.1:40000</c>.</summary>
    public string Address => address;

    /// <summary>Octets of it that wait to be read, counted since none waited; the owner's, under its lock.</summary>
    public int Unread { get; set; }

    /// <summary>Where in the owner's stream its last block ends; the owner's, under its lock.</summary>
    public long ReadUpTo { get; set; }

    /// <summary>Reads until the connection is over. Never throws.</summary>
    public async Task RunAsync()
    {
        var reason = "the peer closed the connection";
        try
        {
            var buffer = GC.AllocateUninitializedArray<byte>(owner.ReadAtOnce);
            // Without a token: disposing of the socket ends it, and a registration for each read would cost more than the read.
            while (await socket.ReceiveAsync(buffer, SocketFlags.None, CancellationToken.None) is > 0 and var count)
            {
                while (!owner.TryTake(this, buffer.AsSpan(0, count), out var room))
                    await room;
            }
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            reason = Words(failure);
        }
        Fail(reason);
    }

    /// <summary>Sends without waiting; false when too much waits already.</summary>
    public bool Send(ReadOnlySpan<byte> bytes)
    {
        if (_queue.Length == 0)
        {
            try
            {
                var count = socket.Send(bytes, SocketFlags.None, out var error);
                if (error is not (SocketError.Success or SocketError.WouldBlock))
                {
                    Fail(Words(new SocketException((int)error)));
                    return true;
                }
                if (error == SocketError.Success)
                    bytes = bytes[count..];
            }
            catch (ObjectDisposedException)
            {
                // Its end is on the way to the protocol.
                return true;
            }
            if (bytes.IsEmpty)
                return true;
        }
        if (!_queue.TryAppend(bytes, out var startDraining))
            return false;
        if (startDraining)
            _ = DrainAsync();
        return true;
    }

    /// <summary>Bytes that wait to be sent.</summary>
    public int Waiting => _queue.Length;

    /// <summary>
    /// Ends it after what was written: our direction first, then the peer's, so that nothing on its way is lost; with a bound of 5 s.
    /// </summary>
    public void Leave()
    {
        _leaving = time.CreateTimer(_ => Fail("the peer kept the connection"), state: null, LeavePatience, Timeout.InfiniteTimeSpan);
        _ending = true;
        if (_queue.Length == 0)
            ShutSending();
    }

    /// <summary>Nothing more is read from it until <see cref="GoOn"/> or its end.</summary>
    public Task HoldUp()
    {
        var heldUp = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref _heldUp, heldUp);
        return heldUp.Task;
    }

    /// <summary>There is room again.</summary>
    public void GoOn() => Volatile.Read(ref _heldUp)?.TrySetResult();

    /// <summary>Ends it at once; the first reason stays.</summary>
    public void Fail(string reason)
    {
        owner.Ended(this, reason);
        _leaving?.Dispose();
        socket.Dispose();
        GoOn();
    }

    private async Task DrainAsync()
    {
        try
        {
            while (_queue.TryTake(out var bytes))
            {
                while (!bytes.IsEmpty)
                    bytes = bytes[await socket.SendAsync(bytes, SocketFlags.None, CancellationToken.None)..];
            }
            if (_ending)
                ShutSending();
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            Fail(Words(failure));
        }
    }

    private void ShutSending()
    {
        try
        {
            socket.Shutdown(SocketShutdown.Send);
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            // It is gone already; that is what was wanted.
        }
    }

    private static string Words(Exception failure) =>
        failure switch
        {
            SocketException { SocketErrorCode: SocketError.ConnectionReset } => "the connection broke: the peer reset it",
            SocketException { SocketErrorCode: SocketError.OperationAborted } or ObjectDisposedException => "closed",
            _ => $"the connection broke: {failure.Message}",
        };
}
