namespace CtiMiddleware.Simulators.Switch.Asterisk;

/// <summary>A call brought into the simulated switch from outside its traffic.</summary>
/// <param name="Call">The engine's number of the call.</param>
/// <param name="Channel">The caller's channel.</param>
/// <param name="Uniqueid">The caller's channel id: what AMI events carry.</param>
public sealed record InjectedCall(long Call, string Channel, string Uniqueid);
