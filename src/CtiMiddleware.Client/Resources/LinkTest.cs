namespace CtiMiddleware.Client;

/// <summary>The result of testing a link.</summary>
/// <param name="Steps">The steps in order: resolve, connect, TLS, greeting, login, heartbeat, snapshot; the first that failed is the last.</param>
public sealed record LinkTest(IReadOnlyList<LinkTestStep> Steps);
