namespace CtiMiddleware.Server.Security;

/// <summary>Marks an endpoint with the scope its callers need.</summary>
/// <param name="Scope">The scope.</param>
public sealed record RequiredScope(ApiScope Scope)
{
    /// <summary>The key may also come inside the connection that is opened (the first message of a WebSocket).</summary>
    public bool KeyMayFollow { get; init; }
}
