namespace CtiMiddleware.Simulators.Host.Control;

/// <summary>The time of the simulated switch.</summary>
/// <param name="Time">What its clock shows.</param>
/// <param name="ElapsedMs">Simulated milliseconds since its start.</param>
/// <param name="Pace">How fast time goes.</param>
/// <param name="OffsetSeconds">How wrong its clock is, by jumps.</param>
public sealed record ClockView(DateTimeOffset Time, double ElapsedMs, double Pace, double OffsetSeconds);
