using System.Runtime.InteropServices;

namespace CtiMiddleware.Simulators.Board.Callers;

/// <summary>One line of what a caller did and heard.</summary>
/// <param name="At">Since it was connected, in steps of 20 ms.</param>
/// <param name="What">In words.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CallerTrace(TimeSpan At, string What)
{
    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{At.TotalSeconds, 7:F2} {What}");
}
