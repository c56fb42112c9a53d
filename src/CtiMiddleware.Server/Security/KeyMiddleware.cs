using System.Net.Http.Headers;
using System.Threading.RateLimiting;
using CtiMiddleware.Server.Configuration;
using CtiMiddleware.Server.Rest;

namespace CtiMiddleware.Server.Security;

/// <summary>
/// The stage that every request passes: host, origin, key, rate, scope, in this order. Closed by default: what is not marked
/// <see cref="OpenDoor"/> needs a key, also paths that do not exist.
/// </summary>
public sealed class KeyMiddleware : IDisposable
{
    private readonly RequestDelegate _next;
    private readonly ApiKeyRing _ring;
    private readonly RequestGate _gate;
    private readonly ILogger<KeyMiddleware> _logger;
    private readonly PartitionedRateLimiter<string> _limiter;

    /// <summary>Makes the stage.</summary>
    public KeyMiddleware(RequestDelegate next, ApiKeyRing ring, RequestGate gate, ServerSettings settings, ILogger<KeyMiddleware> logger)
    {
        _next = next;
        _ring = ring;
        _gate = gate;
        _logger = logger;
        _limiter = PartitionedRateLimiter.Create<string, string>(partition =>
            RateLimitPartition.GetTokenBucketLimiter(partition, _ => BucketOf(settings.RequestsPerSecond))
        );
    }

    /// <summary>The bucket that gives exactly so many requests per second, in about ten portions, and holds those of two seconds.</summary>
    internal static TokenBucketRateLimiterOptions BucketOf(int requestsPerSecond)
    {
        var tokens = Math.Max(1, requestsPerSecond / 10);
        return new TokenBucketRateLimiterOptions
        {
            TokenLimit = requestsPerSecond * 2,
            TokensPerPeriod = tokens,
            ReplenishmentPeriod = TimeSpan.FromSeconds((double)tokens / requestsPerSecond),
            QueueLimit = 0,
            AutoReplenishment = true,
        };
    }

    /// <summary>Handles a request.</summary>
    public async Task InvokeAsync(HttpContext http)
    {
        var endpoint = http.GetEndpoint();
        var problem = Judge(http, endpoint);
        if (problem is not null)
        {
            ServerLog.Refused(
                _logger,
                LogText.Of(http.Request.Method),
                LogText.Of(http.Request.Path.Value ?? string.Empty),
                http.Connection.RemoteIpAddress?.ToString() ?? "-",
                problem.Code
            );
            await ProblemWriter.WriteAsync(http, problem);
            return;
        }
        await _next(http);
    }

    /// <inheritdoc/>
    public void Dispose() => _limiter.Dispose();

    /// <summary>The key's text from the header; null when there is none, empty when it is of another kind.</summary>
    public static string? BearerOf(HttpRequest request)
    {
        if (request.Headers.Authorization.Count == 0)
            return null;
        return
            AuthenticationHeaderValue.TryParse(request.Headers.Authorization.ToString(), out var value)
            && string.Equals(value.Scheme, "Bearer", StringComparison.OrdinalIgnoreCase)
            ? value.Parameter ?? string.Empty
            : string.Empty;
    }

    /// <summary>The problem of credentials that are not valid.</summary>
    public static ProblemCode CodeOf(KeyCheck check) =>
        check switch
        {
            KeyCheck.Missing => ProblemCodes.Missing,
            KeyCheck.Expired => ProblemCodes.Expired,
            _ => ProblemCodes.Invalid,
        };

    private Problem? Judge(HttpContext http, Endpoint? endpoint)
    {
        if (!_gate.HostIsOurs(http.Request))
            return Problem.Of(ProblemCodes.Host);
        if (!_gate.OriginMayCall(http.Request))
            return Problem.Of(ProblemCodes.Origin);
        if (endpoint?.Metadata.GetMetadata<OpenDoor>() is not null)
            return null;
        var required = endpoint?.Metadata.GetMetadata<RequiredScope>();
        var text = BearerOf(http.Request);
        ApiKey? key = null;
        var check = text is { Length: 0 } ? KeyCheck.Invalid : _ring.Check(text, out key);
        // Callers without a key share the bucket of their address, so that guessing is slow too.
        using var lease = _limiter.AttemptAcquire(key is null ? "address " + http.Connection.RemoteIpAddress : "key " + key.Id);
        if (!lease.IsAcquired)
            return Problem.Of(ProblemCodes.RateLimited);
        if (text is null && required is { KeyMayFollow: true })
            return null;
        if (key is null)
            return Problem.Of(CodeOf(check));
        if (required is not null && !key.Has(required.Scope))
        {
            var name = KeySettings.Name(required.Scope);
            return Problem.Of(ProblemCodes.Scope, $"The key '{key.Id}' does not have the scope '{name}'.") with { Scope = name };
        }
        http.Features.Set(new Caller(key));
        return null;
    }
}
