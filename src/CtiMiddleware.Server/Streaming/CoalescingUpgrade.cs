using Microsoft.AspNetCore.Http.Features;

namespace CtiMiddleware.Server.Streaming;

/// <summary>Puts a <see cref="CoalescingStream"/> under the WebSocket of a request.</summary>
/// <param name="inner">The server's own upgrade.</param>
internal sealed class CoalescingUpgrade(IHttpUpgradeFeature inner) : IHttpUpgradeFeature
{
    /// <inheritdoc/>
    public bool IsUpgradableRequest => inner.IsUpgradableRequest;

    /// <summary>The stream, once upgraded.</summary>
    public CoalescingStream? Stream { get; private set; }

    /// <inheritdoc/>
    public async Task<Stream> UpgradeAsync() => Stream = new CoalescingStream(await inner.UpgradeAsync());

    /// <summary>The middleware: goes before that of WebSockets.</summary>
    public static Task Use(HttpContext http, RequestDelegate next)
    {
        if (http.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true } feature)
            http.Features.Set<IHttpUpgradeFeature>(new CoalescingUpgrade(feature));
        return next(http);
    }
}
