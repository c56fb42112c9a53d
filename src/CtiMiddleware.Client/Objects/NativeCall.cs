namespace CtiMiddleware.Client;

/// <summary>A call in the switch's own terms.</summary>
/// <param name="CallId">The switch's call identifier; may be reused by it.</param>
/// <param name="GlobalCallLinkage">The switch's global identifier, or null.</param>
/// <param name="CallIdEpoch">The epoch of call identifiers in which the first one is unique.</param>
public sealed record NativeCall(string? CallId, string? GlobalCallLinkage, int CallIdEpoch);
