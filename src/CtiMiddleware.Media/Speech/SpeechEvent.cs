using System.Runtime.InteropServices;

namespace CtiMiddleware.Media.Speech;

/// <summary>Sound begins or ends. Times count from the first sample that the detector was given.</summary>
/// <param name="IsEnd">False when it begins, true when it has ended.</param>
/// <param name="At">When it began or ended; an end is told a hangover later.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SpeechEvent(bool IsEnd, TimeSpan At);
