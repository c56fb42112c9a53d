namespace CtiMiddleware.Server.Rest;

/// <summary>Describes a parameter of the query that the handler reads itself.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it means.</param>
public sealed record QueryParameter(string Name, string Description);
