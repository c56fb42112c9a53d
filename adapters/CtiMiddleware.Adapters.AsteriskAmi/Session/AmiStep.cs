namespace CtiMiddleware.Adapters.AsteriskAmi.Session;

/// <summary>A step of a session.</summary>
/// <param name="State">The state after it.</param>
/// <param name="Effects">What to do, in order.</param>
public sealed record AmiStep(AmiState State, params AmiEffect[] Effects);
