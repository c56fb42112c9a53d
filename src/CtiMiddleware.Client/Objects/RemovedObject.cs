namespace CtiMiddleware.Client;

/// <summary>An object that ended, or left the view of a subscription.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Id">Its identifier.</param>
/// <param name="Cause">Why: an ECMA-269 event cause, or <c>resync</c> when reconciliation found it gone.</param>
/// <param name="View"><c>left</c> when it lives on outside the view; null when it ended.</param>
/// <param name="Reason">Why it left the view, or null.</param>
public sealed record RemovedObject(string Kind, string Id, string? Cause, string? View = null, string? Reason = null);
