namespace CtiMiddleware.Server.Rest;

/// <summary>Names a parameter of the path that the handler reads itself.</summary>
/// <param name="Name">Its name.</param>
public sealed record PathParameter(string Name);
