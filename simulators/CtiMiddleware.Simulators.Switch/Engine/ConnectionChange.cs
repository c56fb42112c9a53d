namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>A connection that went on under another call.</summary>
/// <param name="Leg">The connection, in its new call.</param>
/// <param name="OldCallId">The wire id of the call that it was in.</param>
/// <param name="OldDeviceId">The wire id of its device in that call.</param>
public sealed record ConnectionChange(PbxLeg Leg, long OldCallId, string OldDeviceId);
