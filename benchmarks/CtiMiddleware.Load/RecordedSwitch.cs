using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CtiMiddleware.Load;

/// <summary>Enough of an Asterisk to be logged on to and asked for its state; then whoever made it writes recorded events.</summary>
public sealed class RecordedSwitch : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public RecordedSwitch() => _listener.Start();

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public Socket? Socket { get; private set; }

    /// <summary>Bytes written before the events: where they begin on the link.</summary>
    public long Written { get; private set; }

    /// <summary>Takes a connection through login and snapshots.</summary>
    public async Task AcceptAsync()
    {
        Socket = await _listener.AcceptSocketAsync();
        Socket.NoDelay = true;
        Write("Asterisk Call Manager/11.0.0\r\n");
        var buffer = new byte[64 * 1024];
        var text = new StringBuilder();
        var snapshots = 0;
        while (snapshots < 5)
        {
            var count = await Socket.ReceiveAsync(buffer);
            if (count == 0)
                throw new IOException("closed while logging on");
            text.Append(Encoding.UTF8.GetString(buffer, 0, count));
            for (
                var end = text.ToString().IndexOf("\r\n\r\n", StringComparison.Ordinal);
                end >= 0;
                end = text.ToString().IndexOf("\r\n\r\n", StringComparison.Ordinal)
            )
            {
                var request = text.ToString(0, end);
                text.Remove(0, end + 4);
                snapshots += Answer(request);
            }
        }
    }

    private int Answer(string request)
    {
        var id = request.Split("\r\n").First(line => line.StartsWith("ActionID: ", StringComparison.Ordinal));
        var action = request.Split("\r\n")[0]["Action: ".Length..];
        switch (action)
        {
            case "Challenge":
                Write($"Response: Success\r\n{id}\r\nChallenge: 123456789\r\n\r\n");
                return 0;
            case "Login":
                Write(
                    $"Response: Success\r\n{id}\r\nMessage: Authentication accepted\r\n\r\nEvent: FullyBooted\r\nPrivilege: system,all\r\nStatus: Fully Booted\r\n\r\n"
                );
                return 0;
            case "Ping":
                Write($"Response: Success\r\n{id}\r\nPing: Pong\r\nTimestamp: 1.1\r\n\r\n");
                return 0;
            default:
                Write(
                    $"Response: Success\r\n{id}\r\nEventList: start\r\n\r\nEvent: {action}Complete\r\n{id}\r\nEventList: Complete\r\nListItems: 0\r\n\r\n"
                );
                return 1;
        }
    }

    private void Write(string text)
    {
        var bytes = Encoding.ASCII.GetBytes(text);
        Socket!.Send(bytes);
        Written += bytes.Length;
    }

    public void Dispose()
    {
        Socket?.Dispose();
        _listener.Dispose();
    }
}
