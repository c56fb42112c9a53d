using System.Security.Cryptography;

namespace CtiMiddleware.Client;

/// <summary>
/// A client of one CtiMiddleware server. Thread-safe. It never repeats a command by itself: a command whose outcome is unknown is asked about
/// until something was seen of it (see <see cref="CtiException.Outcome"/>).
/// </summary>
public sealed class CtiClient : IAsyncDisposable
{
    private readonly CtiClientOptions _options;
    private readonly RestChannel _rest;
    private readonly int _seed;
    private int _streams;

    private CtiClient(CtiClientOptions options)
    {
        _options = options;
        _seed = options.Seed ?? RandomNumberGenerator.GetInt32(int.MaxValue);
        _rest = new RestChannel(options);
        var commands = new CommandChannel(_rest, options);
        Calls = new CallsApi(_rest, commands);
        Connections = new ConnectionsApi(_rest, commands);
        Devices = new DevicesApi(_rest, commands);
        Agents = new AgentsApi(_rest, commands);
        Groups = new GroupsApi(_rest);
        Threads = new ThreadsApi(_rest);
        Switches = new SwitchesApi(_rest, commands);
        Links = new LinksApi(_rest);
        Operations = new OperationsApi(_rest);
        Monitors = new MonitorsApi(_rest);
        CallDetails = new CallDetailsApi(_rest);
        Voice = new VoiceApi(this, _rest);
    }

    /// <summary>Calls.</summary>
    public CallsApi Calls { get; }

    /// <summary>Services on connections: one device in one call.</summary>
    public ConnectionsApi Connections { get; }

    /// <summary>Devices.</summary>
    public DevicesApi Devices { get; }

    /// <summary>Agents.</summary>
    public AgentsApi Agents { get; }

    /// <summary>ACD and hunt groups.</summary>
    public GroupsApi Groups { get; }

    /// <summary>Call threads: what survives transfer, conference and consultation.</summary>
    public ThreadsApi Threads { get; }

    /// <summary>Switches.</summary>
    public SwitchesApi Switches { get; }

    /// <summary>Links.</summary>
    public LinksApi Links { get; }

    /// <summary>How switches and their devices are observed.</summary>
    public MonitorsApi Monitors { get; }

    /// <summary>Call detail records.</summary>
    public CallDetailsApi CallDetails { get; }

    /// <summary>Messages of boards, and voice unit services that wait for their end.</summary>
    public VoiceApi Voice { get; }

    /// <summary>Commands given before.</summary>
    public OperationsApi Operations { get; }

    /// <summary>Connects and checks the key. Throws <see cref="CtiException"/> when the server is not there or refuses the key.</summary>
    /// <param name="url">The server, for example <c>http://127.0.0.1:7070</c>.</param>
    /// <param name="apiKey">The API key, <c>ctk_…</c>.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public static Task<CtiClient> ConnectAsync(string url, string apiKey, CancellationToken cancellationToken = default) =>
        ConnectAsync(new CtiClientOptions { Url = new Uri(url), ApiKey = apiKey }, cancellationToken);

    /// <summary>Connects with options and checks the key.</summary>
    /// <param name="options">The options.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public static async Task<CtiClient> ConnectAsync(CtiClientOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var client = new CtiClient(options);
        try
        {
            await client.StatusAsync(cancellationToken).ConfigureAwait(false);
            return client;
        }
        catch
        {
            await client.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>How the server is.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<StatusReport> StatusAsync(CancellationToken cancellationToken = default) =>
        _rest.GetAsync("status", WireJson.Default.StatusReport, cancellationToken);

    /// <summary>
    /// Events, without end until cancelled. Begins with <see cref="Resync"/>, the state itself, unless <paramref name="from"/> can be continued. Reconnects
    /// by itself and goes on exactly behind the last event that was taken; when that cannot be done a <see cref="Resync"/> says so. Each enumeration has a
    /// connection of its own and no queue: who takes events slowly holds up nobody, and gets <see cref="Resync"/> with reason <c>slow-consumer</c> at last.
    /// Throws <see cref="CtiException"/> only for what cannot heal: a key that is refused.
    /// </summary>
    /// <param name="filter">What to let through; null for everything the key may see.</param>
    /// <param name="from">A <see cref="CtiEvent.Cursor"/> or <see cref="Page{T}.Cursor"/> to go on behind; null for the state first.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    public IAsyncEnumerable<CtiEvent> EventsAsync(
        EventFilter? filter = null,
        string? from = null,
        CancellationToken cancellationToken = default
    ) => new EventStream(_rest, _options, _seed + Interlocked.Increment(ref _streams), filter, from).ReadAsync(cancellationToken);

    /// <summary>Events of one device, or of a pattern of devices such as <c>hq:21??</c>.</summary>
    /// <param name="device">The device or pattern.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    public IAsyncEnumerable<CtiEvent> EventsAsync(string device, CancellationToken cancellationToken = default) =>
        EventsAsync(new EventFilter { Devices = [device] }, from: null, cancellationToken);

    /// <summary>Opens a live read model and returns when it holds the present state.</summary>
    /// <param name="filter">What it shall hold; null for everything the key may see.</param>
    /// <param name="cancellationToken">Ends the waiting for the first state only.</param>
    public Task<Mirror> OpenMirrorAsync(EventFilter? filter = null, CancellationToken cancellationToken = default) =>
        Mirror.OpenAsync(EventsAsync(filter, from: null, CancellationToken.None), cancellationToken);

    /// <summary>Closes what the client holds. Streams and mirrors end with their own cancellation or disposal, before this.</summary>
    public ValueTask DisposeAsync()
    {
        _rest.Dispose();
        return ValueTask.CompletedTask;
    }
}
