namespace CtiMiddleware.Server.Rest;

/// <summary>Marks an endpoint as a command, by its ECMA-269 name.</summary>
/// <param name="Service">The name.</param>
public sealed record CommandEndpoint(string Service);
