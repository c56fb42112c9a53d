namespace CtiMiddleware.Conformance.Vectors;

/// <summary>What a vector exercised.</summary>
/// <param name="File">The vector.</param>
/// <param name="Received">The message types that came, by their names.</param>
/// <param name="Sent">The message types that were sent and compared.</param>
/// <param name="Events">The uniform events that were told.</param>
/// <param name="Services">The services that were asked for.</param>
/// <param name="RoundTrips">How many frames were written again to the byte.</param>
public sealed record VectorRun(
    VectorFile File,
    IReadOnlySet<string> Received,
    IReadOnlySet<string> Sent,
    IReadOnlySet<string> Events,
    IReadOnlySet<string> Services,
    int RoundTrips
);
