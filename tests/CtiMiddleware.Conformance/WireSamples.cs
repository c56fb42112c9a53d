namespace CtiMiddleware.Conformance;

/// <summary>Bytes of a protocol that the suites need and cannot make themselves. They are given to a link that is logged on.</summary>
public sealed record WireSamples
{
    /// <summary>A frame that never ends, or says that it is longer than the bound: pieces to send one after the other, as many as one takes.</summary>
    public required Func<IEnumerable<byte[]>> Overlong { get; init; }

    /// <summary>The adapter's bound of a frame in bytes, with the options of the target.</summary>
    public required int MaxFrameLength { get; init; }

    /// <summary>Bytes that are no frame of the protocol.</summary>
    public required byte[] Garbage { get; init; }

    /// <summary>What ends a frame and is not in what the adapter marks as one; empty where the mark is the whole of it.</summary>
    public byte[] FrameEnd { get; init; } = [];

    /// <summary>A well-formed frame of a kind that does not exist.</summary>
    public required byte[] Unknown { get; init; }

    /// <summary>The kind of <see cref="Unknown"/>, as the adapter names it.</summary>
    public required string UnknownType { get; init; }
}
