using CtiMiddleware.Links.Spi;

namespace CtiMiddleware.Conformance.Vectors;

/// <summary>What an adapter brings so that its vectors can be run. Immutable.</summary>
public sealed record VectorTarget
{
    /// <summary>The adapter.</summary>
    public required ILinkAdapterFactory Adapter { get; init; }

    /// <summary>The adapter's options by the name of the setup that a vector names with <c>with</c>; null for none named.</summary>
    public required Func<string?, object?> Options { get; init; }

    /// <summary>The name of a frame that the switch sent, as the adapter's documents name it.</summary>
    public required Func<byte[], string> NameOfReceived { get; init; }

    /// <summary>The names of the frames in what the adapter sent.</summary>
    public required Func<byte[], IEnumerable<string>> NamesOfSent { get; init; }

    /// <summary>Every message type that the adapter reads and works on.</summary>
    public required IReadOnlyList<string> Received { get; init; }

    /// <summary>Every message type that the adapter sends.</summary>
    public required IReadOnlyList<string> Sent { get; init; }

    /// <summary>The members of one frame by the names of the specification, its type as <c>message</c>; empty when the adapter has no such view.</summary>
    public Func<byte[], IReadOnlyList<KeyValuePair<string, string>>> Describe { get; init; } = static _ => [];

    /// <summary>Reads one frame and writes it again; null for a type without a writer.</summary>
    public Func<byte[], byte[]?> Rewrite { get; init; } = static _ => null;
}
