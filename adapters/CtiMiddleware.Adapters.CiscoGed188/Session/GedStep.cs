namespace CtiMiddleware.Adapters.CiscoGed188.Session;

/// <summary>A step of a session.</summary>
/// <param name="State">The state after it.</param>
/// <param name="Effects">What to do, in order.</param>
public sealed record GedStep(GedState State, params GedEffect[] Effects);
