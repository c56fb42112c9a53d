using System.Runtime.InteropServices;

namespace CtiMiddleware.Simulators.Host.Load;

/// <summary>A uniform event reached its reader.</summary>
/// <param name="Frame">The position on the link of the frame that caused it, in bytes.</param>
/// <param name="At">When, in the ticks of the system's monotonic clock, the same in every process.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct EventArrival(long Frame, long At);
