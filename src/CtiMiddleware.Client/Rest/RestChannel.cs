using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CtiMiddleware.Client;

/// <summary>Sends requests and turns every failure into a <see cref="CtiException"/>. Thread-safe.</summary>
internal sealed class RestChannel : IDisposable
{
    private readonly HttpMessageHandler? _own;
    private readonly HttpClient _http;

    public RestChannel(CtiClientOptions options)
    {
        _own = options.Handler is null ? new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(10) } : null;
        Handler = options.Handler ?? _own!;
        Invoker = new HttpMessageInvoker(Handler, disposeHandler: false);
        var text = options.Url.AbsoluteUri;
        Root = new Uri((text.EndsWith('/') ? text : text + "/") + "api/v1/");
        // Every request has a deadline of its own at the server (30 s at most); this one is for a server that does not answer at all.
        _http = new HttpClient(Handler, disposeHandler: false) { BaseAddress = Root, Timeout = TimeSpan.FromSeconds(60) };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", options.ApiKey);
        _http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        _http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/problem+json"));
    }

    /// <summary>What opens WebSockets, over the same handler.</summary>
    public HttpMessageInvoker Invoker { get; }

    public Uri Root { get; }

    private HttpMessageHandler Handler { get; }

    public async Task<T> GetAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        using var response = await SendAsync(request, key: null, cancellationToken).ConfigureAwait(false);
        return await ReadAsync(response, type, key: null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends once. Throws for anything but success.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string? key, CancellationToken cancellationToken)
    {
        HttpResponseMessage response;
        try
        {
            response = await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException exception)
        {
            throw NotAnswered(
                exception,
                exception.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError,
                key
            );
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw NotAnswered(exception, beforeSending: false, key);
        }

        if (response.IsSuccessStatusCode)
            return response;
        using (response)
            throw await ProblemAsync(response, key, cancellationToken).ConfigureAwait(false);
    }

    public static async Task<T> ReadAsync<T>(
        HttpResponseMessage response,
        JsonTypeInfo<T> type,
        string? key,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                return await JsonSerializer.DeserializeAsync(stream, type, cancellationToken).ConfigureAwait(false)
                    ?? throw new JsonException("The body is null.");
            }
        }
        catch (JsonException exception)
        {
            throw new CtiException("The server's answer could not be read: " + exception.Message, exception)
            {
                Code = "client.unreadable",
                Status = (int)response.StatusCode,
                // A command that was answered with success was carried out, whatever its body says.
                Outcome = key is null ? null : "unknown",
                Retry = key is null ? null : "ask",
                IdempotencyKey = key,
            };
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw NotAnswered(exception, beforeSending: false, key);
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        Invoker.Dispose();
        _own?.Dispose();
    }

    private static CtiException NotAnswered(Exception exception, bool beforeSending, string? key) =>
        beforeSending
            ? new CtiException("The server was not reached: " + exception.Message, exception)
            {
                Code = "client.notReached",
                Outcome = key is null ? null : "notSent",
                Retry = "safe",
                IdempotencyKey = key,
            }
            : new CtiException("The server did not answer: " + exception.Message, exception)
            {
                Code = "client.noAnswer",
                Outcome = key is null ? null : "unknown",
                Retry = key is null ? "safe" : "ask",
                IdempotencyKey = key,
            };

    private static async Task<CtiException> ProblemAsync(HttpResponseMessage response, string? key, CancellationToken cancellationToken)
    {
        Problem? problem = null;
        try
        {
            var text = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            problem = JsonSerializer.Deserialize(text, WireJson.Default.Problem);
        }
        catch (Exception exception) when (exception is JsonException or HttpRequestException)
        {
            // Not a problem document: a proxy between answered. The status says what there is to say.
        }

        var status = (int)response.StatusCode;
        var said = problem?.Detail ?? problem?.Title ?? response.ReasonPhrase ?? "";
        return new CtiException(string.Create(CultureInfo.InvariantCulture, $"{problem?.Code ?? "http"} ({status}): {said}"))
        {
            Code = problem?.Code ?? string.Create(CultureInfo.InvariantCulture, $"http.{status}"),
            Status = status,
            // Without a problem document nobody knows how far a command came.
            Outcome =
                problem is not null ? problem.Outcome
                : key is null ? null
                : "unknown",
            Retry =
                problem is not null ? problem.Retry
                : key is null ? null
                : "ask",
            RetryAfter = response.Headers.RetryAfter?.Delta,
            Hint = problem?.Hint,
            Native = problem?.Native,
            TraceId = problem?.TraceId,
            Operation = problem?.Operation,
            IdempotencyKey = key,
        };
    }
}
