using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CtiMiddleware.Client;
using CtiMiddleware.Live.Tests.Peers;

namespace CtiMiddleware.Live.Tests.Product;

/// <summary>
/// The product as an administrator starts it: a process with a configuration, seen through its public API only.
/// </summary>
public sealed class Middleware : IAsyncDisposable
{
    private const string Key = "ctk_live_0123456789abcdef0123456789abcdef";
    private readonly ChildProcess process;
    private readonly HttpClient http;

    private Middleware(ChildProcess process, HttpClient http)
    {
        this.process = process;
        this.http = http;
    }

    /// <summary>The events, from before the first link was up.</summary>
    public Journal<StreamEvent> Events => Stream.Events;

    /// <summary>The stream.</summary>
    public EventStream Stream { get; private set; } = null!;

    /// <summary>Connects the client library to it.</summary>
    public Task<CtiClient> ConnectAsync() => CtiClient.ConnectAsync(http.BaseAddress!.GetLeftPart(UriPartial.Authority), Key);

    /// <summary>Its last log lines, for a failure message.</summary>
    public string LastOutput() => process.LastOutput();

    /// <summary>Starts it with the switch <c>hq</c> at a peer, and waits until it answers; the link may still be on its way.</summary>
    /// <param name="peer">The peer.</param>
    /// <param name="port">Another port than the peer's own, such as a relay's.</param>
    /// <param name="user">Another user.</param>
    /// <param name="secret">Another secret.</param>
    /// <param name="heartbeat">How often the switch is asked whether it is there, and how long it may take to answer, in seconds.</param>
    public static async Task<Middleware> StartAsync(
        AsteriskPeer peer,
        int? port = null,
        string? user = null,
        string? secret = null,
        int heartbeat = 5
    )
    {
        var url = new Uri($"http://127.0.0.1:{Text(LoopbackPorts.Take())}");
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "CtiMiddleware.Server.dll"),
            $"--urls={url}",
            $"--Cti:ApiKeys:0:Key={Key}",
            "--Cti:ApiKeys:0:Scopes=read,call,agent,supervise,route,trace,operate,escape,admin",
            "--Cti:Switches:hq:Adapter=asterisk-ami",
            $"--Cti:Switches:hq:DialTemplate={peer.Installation.Technology}/{{0}}",
            "--Cti:Switches:hq:RingSeconds=8",
            $"--Cti:Switches:hq:HeartbeatSeconds={Text(heartbeat)}",
            $"--Cti:Switches:hq:HeartbeatTimeoutSeconds={Text(heartbeat)}",
            @"--Cti:Switches:hq:DeviceMap:0:Pattern=^Local/(2\d\d\d)@lphone$",
            $"--Cti:Switches:hq:Links:0:Host={peer.Host}",
            $"--Cti:Switches:hq:Links:0:Port={Text(port ?? peer.Port)}",
            $"--Cti:Switches:hq:Links:0:User={user ?? peer.User}",
            $"--Cti:Switches:hq:Links:0:Secret={secret ?? peer.Secret}",
        ];
        var process = ChildProcess.Start("middleware", "dotnet", arguments, AppContext.BaseDirectory);
        var http = new HttpClient { BaseAddress = new Uri(url, "/api/v1/"), Timeout = Deadlines.Start };
        http.DefaultRequestHeaders.Authorization = new("Bearer", Key);
        var made = new Middleware(process, http);
        try
        {
            await made.UntilAnswersAsync();
            made.Stream = await EventStream.OpenAsync(url, Key);
            return made;
        }
        catch
        {
            await made.DisposeAsync();
            throw;
        }
    }

    /// <summary>Reads.</summary>
    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path, body: null);

    /// <summary>Commands.</summary>
    /// <param name="path">Below <c>/api/v1/</c>.</param>
    /// <param name="body">The body; none when it is left out.</param>
    public Task<Answer> PostAsync(string path, object? body = null) => SendAsync(HttpMethod.Post, path, body);

    /// <summary>Sets.</summary>
    public Task<Answer> PutAsync(string path, object body) => SendAsync(HttpMethod.Put, path, body);

    /// <summary>Commands a connection and expects the switch to acknowledge it.</summary>
    public async Task<Answer> CommandAsync(string connection, string verb, object? body = null) =>
        (await PostAsync($"connections/{connection}/{verb}", body)).Acknowledged();

    /// <summary>The calls now, with the cursor of the answer.</summary>
    public async Task<(IReadOnlyDictionary<string, JsonElement> Calls, string Cursor)> CallsAsync()
    {
        var answer = await GetAsync("calls?limit=1000");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return (answer.Body.Items("items").ToDictionary(call => call.Text("id"), StringComparer.Ordinal), answer["cursor"]);
    }

    /// <summary>Waits until the link is in a state and returns it.</summary>
    /// <param name="states">The states.</param>
    public async Task<JsonElement> UntilLinkAsync(params string[] states)
    {
        using var deadline = new CancellationTokenSource(Deadlines.Start);
        while (true)
        {
            var link = await GetAsync("links/hq-1");
            if (states.Contains(link["state"], StringComparer.Ordinal))
            {
                return link.Body;
            }

            if (deadline.IsCancellationRequested)
            {
                throw new TimeoutException($"The link is not {string.Join(" or ", states)}: {link}\n{LastOutput()}");
            }

            await Task.Delay(Deadlines.Poll, CancellationToken.None);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Stream is not null)
        {
            await Stream.DisposeAsync();
        }

        http.Dispose();
        await process.DisposeAsync();
    }

    private async Task UntilAnswersAsync()
    {
        using var deadline = new CancellationTokenSource(Deadlines.Start);
        while (true)
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException($"The middleware ended at once.\n{LastOutput()}");
            }

            try
            {
                var status = await GetAsync("status");
                Assert.Equal(HttpStatusCode.OK, status.Status);
                return;
            }
            catch (HttpRequestException) when (!deadline.IsCancellationRequested)
            {
                await Task.Delay(Deadlines.Poll, CancellationToken.None);
            }
        }
    }

    private async Task<Answer> SendAsync(HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = JsonContent.Create(body);
        }

        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new Answer(response.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
