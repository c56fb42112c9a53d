using CtiMiddleware.Runtime;

namespace CtiMiddleware.Server.Rest;

/// <summary>What testing a link found.</summary>
/// <param name="Ok">Whether every step succeeded.</param>
/// <param name="Steps">The steps in order; the first that failed is the last.</param>
public sealed record LinkTestReport(bool Ok, IReadOnlyList<LinkTestStep> Steps);
