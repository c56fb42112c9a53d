using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace CtiMiddleware.Live.Tests.Peers;

/// <summary>
/// The test's own AMI client: small, and sharing nothing with the adapter, so that what it sees is evidence.
/// </summary>
public sealed class AmiProbe : IAsyncDisposable
{
    // Most of the volume and of no interest to a test.
    private static readonly HashSet<string> Noise = new(StringComparer.Ordinal) { "TestEvent", "VarSet", "CEL" };

    private readonly TcpClient client;
    private readonly StreamReader reader;
    private int actions;

    private AmiProbe(TcpClient client, StreamReader reader, string banner)
    {
        this.client = client;
        this.reader = reader;
        Banner = banner;
        _ = ReadAsync();
    }

    /// <summary>The first line the switch sent.</summary>
    public string Banner { get; }

    /// <summary>Every message received but TestEvent, VarSet and CEL.</summary>
    public Journal<AmiMessage> Messages { get; } = new("AMI");

    /// <summary>Connects and reads the banner.</summary>
    /// <exception cref="SocketException">Nobody listens, or the connection was closed before a banner.</exception>
    public static async Task<AmiProbe> ConnectAsync(string host, int port)
    {
        using var deadline = new CancellationTokenSource(Deadlines.Event);
        var connection = new TcpClient();
        try
        {
            await connection.ConnectAsync(host, port, deadline.Token);
            var lines = new StreamReader(connection.GetStream(), Encoding.UTF8);
            var banner = await lines.ReadLineAsync(deadline.Token);
            return banner is null ? throw new SocketException((int)SocketError.ConnectionReset) : new AmiProbe(connection, lines, banner);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Logs in with a plain secret.</summary>
    public Task<AmiMessage> LoginAsync(string user, string secret) => ActAsync("Login", ("Username", user), ("Secret", secret));

    /// <summary>Sends an action and waits for its response.</summary>
    public async Task<AmiMessage> ActAsync(string action, params (string Key, string Value)[] fields)
    {
        var id = "probe-" + (++actions).ToString(CultureInfo.InvariantCulture);
        var text = new StringBuilder();
        _ = text.Append(CultureInfo.InvariantCulture, $"Action: {action}\r\nActionID: {id}\r\n");
        foreach (var (key, value) in fields)
        {
            _ = text.Append(CultureInfo.InvariantCulture, $"{key}: {value}\r\n");
        }

        var since = Messages.Count;
        await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(text.Append("\r\n").ToString()));
        return await Messages.AwaitAsync(m => m["ActionID"] == id && m["Response"].Length > 0, $"response to {action}", since);
    }

    /// <summary>The value of a channel's variable or function, as <c>Getvar</c> tells it.</summary>
    public async Task<string> VariableAsync(string channel, string variable) =>
        (await ActAsync("Getvar", ("Channel", channel), ("Variable", variable)))["Value"];

    /// <summary>The lines a console command prints.</summary>
    public async Task<IReadOnlyList<string>> CommandAsync(string command)
    {
        var answer = await ActAsync("Command", ("Command", command));
        return [.. answer.Headers.Where(h => h.Key == "Output").Select(h => h.Value)];
    }

    /// <summary>The first event of this name, at or after a position, that matches.</summary>
    public Task<AmiMessage> AwaitEventAsync(string name, Func<AmiMessage, bool>? matches = null, int since = 0, TimeSpan? within = null) =>
        Messages.AwaitAsync(m => m["Event"] == name && (matches is null || matches(m)), $"event {name}", since, within);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        client.Dispose();
        reader.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task ReadAsync()
    {
        var lines = new List<string>();
        try
        {
            while (await reader.ReadLineAsync() is { } line)
            {
                if (line.Length > 0)
                {
                    lines.Add(line);
                }
                else if (lines.Count > 0)
                {
                    Keep(AmiMessage.Parse(lines));
                    lines.Clear();
                }
            }

            Messages.End("the switch closed the connection");
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException)
        {
            Messages.End("the connection broke");
        }
    }

    private void Keep(AmiMessage message)
    {
        if (!Noise.Contains(message["Event"]))
        {
            Messages.Add(message);
        }
    }
}
