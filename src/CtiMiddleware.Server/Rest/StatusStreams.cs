namespace CtiMiddleware.Server.Rest;

/// <summary>Stream clients since the process started.</summary>
/// <param name="Open">Connections open now.</param>
/// <param name="Opened">Connections opened.</param>
/// <param name="Resyncs">Resyncs by reason.</param>
/// <param name="TooSlow">Clients closed as too slow.</param>
public sealed record StatusStreams(int Open, long Opened, IReadOnlyDictionary<string, long> Resyncs, long TooSlow);
