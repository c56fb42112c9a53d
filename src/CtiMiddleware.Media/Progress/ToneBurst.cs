using System.Runtime.InteropServices;

namespace CtiMiddleware.Media.Progress;

/// <summary>A stretch in which one signature sounds, or the pause after it.</summary>
/// <param name="Signature">Its number; −1 for a pause.</param>
/// <param name="From">The hop at which it began.</param>
/// <param name="Length">Hops, when it is over.</param>
/// <param name="IsWhole">False when its beginning was not heard.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ToneBurst(int Signature, long From, long Length, bool IsWhole);
