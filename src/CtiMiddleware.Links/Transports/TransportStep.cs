namespace CtiMiddleware.Links.Transports;

/// <summary>One step on the way to an open transport, for people.</summary>
/// <param name="Name"><c>resolve</c>, <c>connect</c>, <c>tls</c>, <c>listen</c>, <c>lock</c>, <c>open</c>, <c>negotiate</c>, <c>settings</c> or <c>lines</c>.</param>
/// <param name="Ok">Whether it succeeded.</param>
/// <param name="Sentence">What was found.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record TransportStep(string Name, bool Ok, string Sentence, TimeSpan Elapsed);
