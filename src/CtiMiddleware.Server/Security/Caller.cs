namespace CtiMiddleware.Server.Security;

/// <summary>Who makes a request.</summary>
/// <param name="Key">The API key.</param>
public sealed record Caller(ApiKey Key)
{
    /// <summary>The caller of a request.</summary>
    /// <exception cref="InvalidOperationException">The request did not pass the key stage.</exception>
    public static Caller Of(HttpContext http) =>
        http.Features.Get<Caller>() ?? throw new InvalidOperationException("The endpoint lies outside the key stage.");
}
