namespace CtiMiddleware.Model.Identifiers;

/// <summary>
/// A connection exactly as the switch reports it: ECMA-269 ConnectionID, call identifier plus device identifier. Either half may be
/// dynamic (field rule 2), so it is echoed to the switch and never built from an extension number.
/// </summary>
/// <param name="CallId">The switch's call identifier. Unique only while the call lives (field rule 1).</param>
/// <param name="DeviceId">The switch's device identifier inside the call, static or dynamic (Asterisk: the channel's Uniqueid).</param>
public readonly record struct NativeConnection(string CallId, string DeviceId);
