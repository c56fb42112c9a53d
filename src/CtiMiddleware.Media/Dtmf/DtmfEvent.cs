using System.Runtime.InteropServices;

namespace CtiMiddleware.Media.Dtmf;

/// <summary>A digit begins or ends. Times count from the first sample that the detector was given.</summary>
/// <param name="Digit">0–9, <c>*</c>, <c>#</c>, A–D.</param>
/// <param name="IsEnd">False when it begins, which is told when it has lasted long enough; true when it ended.</param>
/// <param name="At">When it began or ended, within about 5 ms.</param>
/// <param name="Duration">How long it sounded; at its beginning what was heard of it so far.</param>
/// <param name="LowLevel">Level of the low frequency, dBm0, when it was told.</param>
/// <param name="HighLevel">Level of the high frequency, dBm0, when it was told.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DtmfEvent(char Digit, bool IsEnd, TimeSpan At, TimeSpan Duration, double LowLevel, double HighLevel);
