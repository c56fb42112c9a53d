namespace CtiMiddleware.Simulators.Host.Fuzz;

/// <summary>An adapter, or the runtime behind it, did what it must not.</summary>
/// <param name="What">The kind: two failures of one kind count as the same when an input is made smaller.</param>
/// <param name="Detail">The whole story, for people.</param>
public sealed record FuzzFailure(string What, string Detail);
