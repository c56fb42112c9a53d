namespace CtiMiddleware.Client;

/// <summary>The result of testing a link.</summary>
/// <param name="Ok">Whether every step succeeded.</param>
/// <param name="Steps">The steps in order: resolve, connect, TLS, greeting, login, heartbeat, snapshot; the first that failed is the last.</param>
public sealed record LinkTest(bool Ok, IReadOnlyList<LinkTestStep> Steps);
