using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace CtiMiddleware.Live.Tests.Peers;

/// <summary>The control connection of a baresip: JSON in netstrings, events and answers on one stream.</summary>
public sealed class BaresipControl : IAsyncDisposable
{
    private readonly TcpClient client;
    private readonly Journal<(string Token, bool Ok, string Text)> answers;
    private int commands;

    private BaresipControl(TcpClient client, string owner)
    {
        this.client = client;
        Events = new Journal<PhoneEvent>(owner);
        answers = new Journal<(string, bool, string)>(owner);
        _ = ReadAsync();
    }

    /// <summary>What the phone reported.</summary>
    public Journal<PhoneEvent> Events { get; }

    /// <summary>Connects as soon as the phone listens.</summary>
    public static async Task<BaresipControl> ConnectAsync(ChildProcess process, int port, string owner)
    {
        using var deadline = new CancellationTokenSource(Deadlines.Start);
        while (true)
        {
            var socket = new TcpClient();
            try
            {
                await socket.ConnectAsync("127.0.0.1", port, deadline.Token);
                return new BaresipControl(socket, owner);
            }
            catch (SocketException) when (!process.HasExited)
            {
                socket.Dispose();
                await Task.Delay(Deadlines.Poll, deadline.Token);
            }
            catch (SocketException gone)
            {
                socket.Dispose();
                throw new InvalidOperationException($"{owner} ended at once.\n{process.LastOutput()}", gone);
            }
        }
    }

    /// <summary>Gives a command and returns what the phone said to it.</summary>
    /// <exception cref="InvalidOperationException">The phone refused.</exception>
    public async Task<string> CommandAsync(string command, string? parameter = null)
    {
        var token = (++commands).ToString(CultureInfo.InvariantCulture);
        var json = JsonSerializer.Serialize(
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["command"] = command,
                ["params"] = parameter ?? "",
                ["token"] = token,
            }
        );
        var frame = $"{Encoding.UTF8.GetByteCount(json)}:{json},";
        await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(frame));
        var (_, ok, text) = await answers.AwaitAsync(a => a.Token == token, $"answer to {command}");
        return ok ? text : throw new InvalidOperationException($"{command} {parameter} was refused: {text}");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task ReadAsync()
    {
        try
        {
            var stream = new BufferedStream(client.GetStream());
            var digit = new byte[1];
            while (true)
            {
                var length = 0;
                await stream.ReadExactlyAsync(digit);
                for (; digit[0] != (byte)':'; await stream.ReadExactlyAsync(digit))
                {
                    length = (10 * length) + (digit[0] - '0');
                }

                var body = new byte[length + 1]; // and the closing comma
                await stream.ReadExactlyAsync(body);
                Keep(body.AsMemory(0, length));
            }
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException)
        {
            Events.End("the control connection is closed");
            answers.End("the control connection is closed");
        }
    }

    private void Keep(ReadOnlyMemory<byte> body)
    {
        using var json = JsonDocument.Parse(body);
        var root = json.RootElement;
        if (root.TryGetProperty("response", out _))
        {
            answers.Add((Text(root, "token"), root.GetProperty("ok").GetBoolean(), Text(root, "data")));
            return;
        }

        Events.Add(new PhoneEvent(Text(root, "type"), Text(root, "peeruri"), Text(root, "id"), Text(root, "param")));
    }

    private static string Text(JsonElement root, string name) => root.TryGetProperty(name, out var value) ? value.ToString() : "";
}
