using System.Net;
using System.Net.Sockets;

namespace CtiMiddleware.Load;

/// <summary>The least that anything at the other end can do: what comes on a connection goes back on it, by the runtime's own asynchronous sockets.</summary>
public static class AudioSocketRelay
{
    /// <summary>Serves until its input ends.</summary>
    public static int Serve(int port)
    {
        using var listener = new Socket(SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, port));
        listener.Listen(512);
        _ = Task.Run(async () =>
        {
            while (true)
                _ = EchoAsync(await listener.AcceptAsync());
        });
        Console.WriteLine("ready");
        _ = Console.In.ReadLine();
        Console.WriteLine("0 0 0");
        return 0;
    }

    private static async Task EchoAsync(Socket socket)
    {
        socket.NoDelay = true;
        var buffer = new byte[4096];
        try
        {
            // The UUID stays here: what comes back shall be audio.
            for (var left = 19; left > 0; )
                left -= await socket.ReceiveAsync(buffer.AsMemory(0, left));
            while (await socket.ReceiveAsync(buffer) is > 0 and var count)
                await socket.SendAsync(buffer.AsMemory(0, count));
        }
        catch (SocketException)
        {
            // The end of the run.
        }
    }
}
