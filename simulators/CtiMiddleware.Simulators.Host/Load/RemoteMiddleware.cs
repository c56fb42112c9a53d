using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using CtiMiddleware.Client;

namespace CtiMiddleware.Simulators.Host.Load;

/// <summary>A middleware that runs somewhere and is configured to connect to the simulated switch; seen through its API and event stream.</summary>
public sealed class RemoteMiddleware : ILoadedMiddleware
{
    private readonly Lock _gate = new();
    private readonly string _link;
    private readonly int? _process;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;
    private readonly CtiClient _client;
    private readonly CancellationTokenSource _ending = new();
    private readonly EventTally _tally = new();
    private readonly Task _reading;
    private long _resyncs;

    private RemoteMiddleware(CtiClient client, HttpClient http, string link, int? process, TimeProvider time)
    {
        (_client, _http, _link, _process, _time) = (client, http, link, process, time);
        _reading = Task.Run(ReadAsync);
    }

    /// <summary>Connects.</summary>
    /// <param name="url">The middleware.</param>
    /// <param name="key">An API key that may read.</param>
    /// <param name="link">The name of the link to the simulated switch.</param>
    /// <param name="process">The middleware's process on this machine; null when it runs elsewhere.</param>
    /// <param name="time">The clock.</param>
    public static async Task<RemoteMiddleware> ConnectAsync(Uri url, string key, string link, int? process, TimeProvider time)
    {
        var http = new HttpClient { BaseAddress = url };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return new RemoteMiddleware(await CtiClient.ConnectAsync(url.ToString(), key), http, link, process, time);
    }

    /// <inheritdoc/>
    public async Task<MiddlewareAccount> AccountAsync(CancellationToken cancellationToken)
    {
        var link = await GetAsync($"links/{_link}", cancellationToken);
        var diagnostics = await GetAsync($"links/{_link}/diagnostics", cancellationToken);
        var calls = 0;
        if ((await GetAsync("status", cancellationToken)).GetProperty("counts").TryGetProperty("call", out var count))
            calls = count.GetInt32();
        var anomalies = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var family in new[] { "anomalies", "unknown", "protocolErrors" })
        {
            foreach (var one in diagnostics.GetProperty(family).EnumerateObject())
                anomalies[$"{family} {one.Name}"] = one.Value.GetInt64();
        }
        var state = link.GetProperty("state").GetString()!;
        lock (_gate)
        {
            return new MiddlewareAccount
            {
                InService = state is "up" or "degraded",
                State = state,
                BytesReceived = diagnostics.GetProperty("bytesReceived").GetInt64(),
                Frames = diagnostics.GetProperty("frames").GetInt64(),
                Connects = diagnostics.GetProperty("connects").GetInt64(),
                UniformEvents = _tally.Events,
                CallsSeen = _tally.Seen,
                CallsEstablished = _tally.Established,
                CallsEnded = _tally.Ended,
                CallsUp = calls,
                // The first one is the state itself.
                ReaderLost = Math.Max(0, _resyncs - 1),
                Anomalies = anomalies,
            };
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<EventArrival>> ArrivalsAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyList<EventArrival>>([.. _tally.Arrivals]);
        }
    }

    /// <inheritdoc/>
    public MiddlewareUsage? Usage() => _process is { } id ? MiddlewareUsage.Of(id) : null;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _reading;
        await _client.DisposeAsync();
        _http.Dispose();
        _ending.Dispose();
    }

    private async Task ReadAsync()
    {
        try
        {
            await foreach (var happened in _client.EventsAsync(cancellationToken: _ending.Token))
            {
                var at = _time.GetTimestamp();
                lock (_gate)
                {
                    if (happened is Resync)
                        _resyncs++;
                    else if (happened is LogEvent e)
                        _tally.Count(
                            e.Type,
                            Call(e),
                            e.Removed.Count(static removed => removed is { Kind: "call", View: null }),
                            Frame(e),
                            at
                        );
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The load is over.
        }
    }

    private static string? Call(LogEvent happened) =>
        happened.Data.ValueKind == JsonValueKind.Object
        && happened.Data.TryGetProperty("call", out var call)
        && call.ValueKind == JsonValueKind.String
            ? call.GetString()
            : null;

    private long? Frame(LogEvent happened) =>
        happened.Data.ValueKind == JsonValueKind.Object
        && happened.Data.TryGetProperty("native", out var native)
        && native.TryGetProperty("frame", out var frame)
        && frame.GetString() is { } text
        && text.StartsWith(_link + "/", StringComparison.Ordinal)
            ? long.Parse(text.AsSpan(_link.Length + 1), CultureInfo.InvariantCulture)
            : null;

    private async Task<JsonElement> GetAsync(string path, CancellationToken cancellationToken)
    {
        using var answer = await _http.GetAsync(new Uri("api/v1/" + path, UriKind.Relative), cancellationToken);
        if (!answer.IsSuccessStatusCode)
            throw new IOException($"The middleware answers {(int)answer.StatusCode} to {path}.");
        using var document = await JsonDocument.ParseAsync(
            await answer.Content.ReadAsStreamAsync(cancellationToken),
            default,
            cancellationToken
        );
        return document.RootElement.Clone();
    }
}
