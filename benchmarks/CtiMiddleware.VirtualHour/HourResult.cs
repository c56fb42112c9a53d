using CtiMiddleware.Simulators.Switch.Traffic;

namespace CtiMiddleware.VirtualHour;

/// <summary>What a virtual hour was, and how long it took.</summary>
/// <param name="Account">What became of the calls.</param>
/// <param name="Events">Events of the engine.</param>
/// <param name="Hash">SHA-256 of the engine's event log; empty when none was written.</param>
/// <param name="Took">By the wall clock.</param>
/// <param name="Processor">Processor time of the whole process meanwhile, garbage collection and compilation included.</param>
public sealed record HourResult(TrafficAccount Account, long Events, string Hash, TimeSpan Took, TimeSpan Processor);
