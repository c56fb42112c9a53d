namespace CtiMiddleware.Client;

/// <summary>An object that ended.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Id">Its identifier.</param>
/// <param name="Cause">Why: an ECMA-269 event cause, or <c>resync</c> when reconciliation found it gone.</param>
public sealed record RemovedObject(string Kind, string Id, string? Cause);
