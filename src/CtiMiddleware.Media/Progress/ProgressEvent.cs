using System.Runtime.InteropServices;

namespace CtiMiddleware.Media.Progress;

/// <summary>A signal begins or ends. Times count from the first sample that the detector was given.</summary>
/// <param name="Signal">Which.</param>
/// <param name="IsEnd">False when it was recognised, true when it is over.</param>
/// <param name="At">When the signal itself began or ended, within about 30 ms.</param>
/// <param name="HeardAt">When that became certain.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ProgressEvent(ProgressSignal Signal, bool IsEnd, TimeSpan At, TimeSpan HeardAt);
