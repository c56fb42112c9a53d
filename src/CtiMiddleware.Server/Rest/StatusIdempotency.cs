namespace CtiMiddleware.Server.Rest;

/// <summary>The store of idempotency keys.</summary>
/// <param name="Kept">Keys kept now.</param>
/// <param name="Evicted">Keys forgotten before their 24 hours because the store was full.</param>
public sealed record StatusIdempotency(int Kept, long Evicted);
