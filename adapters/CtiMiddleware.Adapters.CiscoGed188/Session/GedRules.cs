using CtiMiddleware.Adapters.CiscoGed188.Messages;

namespace CtiMiddleware.Adapters.CiscoGed188.Session;

/// <summary>What a session is to reach.</summary>
/// <param name="Newest">The version to begin with.</param>
/// <param name="Services">The services asked for.</param>
public sealed record GedRules(int Newest, CtiServiceMask Services);
