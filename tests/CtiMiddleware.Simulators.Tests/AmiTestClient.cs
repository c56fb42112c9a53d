using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CtiMiddleware.Simulators.Tests;

/// <summary>A plain AMI client over TCP, for what needs sockets.</summary>
internal sealed class AmiTestClient : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Socket _socket;
    private readonly StringBuilder _received = new();

    private AmiTestClient(Socket socket) => _socket = socket;

    public static async Task<AmiTestClient> ConnectAsync(int port, bool login = true, int? receiveBuffer = null)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        if (receiveBuffer is { } size)
        {
            socket.ReceiveBufferSize = size;
        }
        await socket.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken);
        var client = new AmiTestClient(socket);
        if (login)
        {
            await client.SendAsync("Action: Login\r\nUsername: cti\r\nSecret: ctisecret\r\n\r\n");
            await client.ReadUntilAsync("Authentication accepted\r\n\r\n");
        }
        return client;
    }

    public async Task SendAsync(string text) =>
        await _socket.SendAsync(Encoding.UTF8.GetBytes(text), SocketFlags.None, TestContext.Current.CancellationToken);

    /// <summary>Reads until a text has come and gives back everything up to and with it.</summary>
    public async Task<string> ReadUntilAsync(string text)
    {
        using var late = new CancellationTokenSource(Patience);
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var all = _received.ToString();
            var end = all.IndexOf(text, StringComparison.Ordinal);
            if (end >= 0)
            {
                _received.Remove(0, end + text.Length);
                return all[..(end + text.Length)];
            }
            var count = await _socket.ReceiveAsync(buffer, SocketFlags.None, late.Token);
            Assert.True(count > 0, $"closed before «{text}» came");
            _received.Append(Encoding.UTF8.GetString(buffer, 0, count));
        }
    }

    /// <summary>Reads to the end of the stream; true when it ended in order, false when it was reset.</summary>
    public async Task<bool> ReadToEndAsync()
    {
        using var late = new CancellationTokenSource(Patience);
        var buffer = new byte[64 * 1024];
        try
        {
            while (await _socket.ReceiveAsync(buffer, SocketFlags.None, late.Token) > 0) { }
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }
}
