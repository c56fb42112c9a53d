using System.Net;
using System.Net.Sockets;

namespace CtiMiddleware.Live.Tests.Peers;

/// <summary>
/// Free ports of 127.0.0.1, each given out once per run. They lie below the range from which the system takes the
/// ports of outgoing connections: a peer that comes back must find its port free, and a client that knocks while it
/// is away must not be connected to itself.
/// </summary>
public static class LoopbackPorts
{
    private const int First = 12_000;
    private const int End = 32_000;
    private static readonly Lock Gate = new();

    // Runs of one machine start at different places, so that they rarely look at the same ports.
    private static int next = First + (Environment.ProcessId * 160 % (End - First));

    /// <summary>A port that is free for TCP and UDP.</summary>
    public static int Take() => Take(1);

    /// <summary>The first of <paramref name="count"/> neighbouring ports that are free for TCP and UDP.</summary>
    /// <exception cref="InvalidOperationException">There is no such block.</exception>
    public static int Take(int count)
    {
        lock (Gate)
        {
            for (var tried = 0; tried < End - First; tried += count)
            {
                if (next + count > End)
                {
                    next = First;
                }

                var from = next;
                next += count;
                if (Enumerable.Range(from, count).All(IsFree))
                {
                    return from;
                }
            }
        }

        throw new InvalidOperationException($"No {count} free ports in a row below {End}.");
    }

    /// <summary>Whether nobody has bound the UDP port yet.</summary>
    public static bool IsFreeForUdp(int port) => CanBind(SocketType.Dgram, ProtocolType.Udp, port);

    private static bool IsFree(int port) => CanBind(SocketType.Stream, ProtocolType.Tcp, port) && IsFreeForUdp(port);

    private static bool CanBind(SocketType type, ProtocolType protocol, int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, type, protocol);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
