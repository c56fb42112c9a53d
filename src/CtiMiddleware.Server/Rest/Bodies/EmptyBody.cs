namespace CtiMiddleware.Server.Rest.Bodies;

/// <summary>A command that needs nothing said.</summary>
public sealed record EmptyBody;
