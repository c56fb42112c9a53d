using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Runtime.Events;

namespace CtiMiddleware.Server.Security;

/// <summary>Who makes a request.</summary>
/// <param name="Key">The API key.</param>
public sealed record Caller(ApiKey Key)
{
    /// <summary>The caller's device rule.</summary>
    public AccessRule Rule => Key.Rule;

    /// <summary>Whether a device or agent, by its identifier, is inside the caller's rule.</summary>
    public bool Covers(string id) => Key.Rule.Allows(new DeviceId(id));

    /// <summary>The caller of a request.</summary>
    /// <exception cref="InvalidOperationException">The request did not pass the key stage.</exception>
    public static Caller Of(HttpContext http) =>
        http.Features.Get<Caller>() ?? throw new InvalidOperationException("The endpoint lies outside the key stage.");
}
