namespace CtiMiddleware.Simulators.Switch.Faults;

/// <summary>What becomes of a request: see <see cref="MessageFaults.Request"/>.</summary>
/// <param name="Verdict">What the face does with it.</param>
/// <param name="Code">With <see cref="RequestVerdict.Refuse"/>: the reason that was asked for, in the protocol's own words or numbers; null for the face's usual one.</param>
public readonly record struct RequestFate(RequestVerdict Verdict, string? Code = null);
