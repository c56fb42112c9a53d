namespace CtiMiddleware.Simulators.Host.Fuzz;

/// <summary>Replaces messages as it is told.</summary>
/// <param name="replacements">What is sent in place of which message.</param>
public sealed class FixedScript(IReadOnlyDictionary<long, IReadOnlyList<byte[]>> replacements) : IFuzzScript
{
    /// <inheritdoc/>
    public bool IsActive { get; set; } = true;

    /// <inheritdoc/>
    public IReadOnlyList<byte[]>? Replace(long index, ReadOnlySpan<byte> message) =>
        IsActive ? replacements.GetValueOrDefault(index) : null;
}
