using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Simulators.Host.Fuzz;

/// <summary>Spoils a share of the messages, drawn from a seed, and notes what it did.</summary>
/// <param name="seed">The seed.</param>
/// <param name="share">The share of messages.</param>
public sealed class DrawnScript(ulong seed, double share) : IFuzzScript
{
    private readonly SplitMix64 _random = new(seed);
    private readonly FrameMutator _mutator = new(new SplitMix64(~seed));
    private readonly Dictionary<long, IReadOnlyList<byte[]>> _done = [];

    /// <summary>What was sent in place of which message.</summary>
    public IReadOnlyDictionary<long, IReadOnlyList<byte[]>> Done => _done;

    /// <inheritdoc/>
    public bool IsActive { get; set; } = true;

    /// <inheritdoc/>
    public IReadOnlyList<byte[]>? Replace(long index, ReadOnlySpan<byte> message)
    {
        var copy = message.ToArray();
        if (IsActive && _random.NextDouble() < share)
            return _done[index] = _mutator.Mutate(copy);
        _mutator.Remember(copy);
        return null;
    }
}
