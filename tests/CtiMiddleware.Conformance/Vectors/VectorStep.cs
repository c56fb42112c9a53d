namespace CtiMiddleware.Conformance.Vectors;

/// <summary>One step of a vector: exactly one thing that happens or is compared.</summary>
public abstract record VectorStep
{
    private VectorStep(VectorNode node) => Node = node;

    /// <summary>Where it stands.</summary>
    public VectorNode Node { get; }

    /// <summary>Bytes that the switch sends.</summary>
    /// <param name="Bytes">They.</param>
    /// <param name="At">Where it stands.</param>
    public sealed record In(byte[] Bytes, VectorNode At) : VectorStep(At);

    /// <summary>Bytes that the adapter must have sent since the last such step, all of them.</summary>
    /// <param name="Bytes">They.</param>
    /// <param name="At">Where it stands.</param>
    public sealed record Out(byte[] Bytes, VectorNode At) : VectorStep(At);

    /// <summary>What the adapter must have said since the last such step, all of it, in order; of each only the members given are compared.</summary>
    /// <param name="Items">They.</param>
    /// <param name="At">Where it stands.</param>
    public sealed record Expect(IReadOnlyList<VectorNode> Items, VectorNode At) : VectorStep(At);

    /// <summary>Time that passes.</summary>
    /// <param name="Time">How much.</param>
    /// <param name="At">Where it stands.</param>
    public sealed record Advance(TimeSpan Time, VectorNode At) : VectorStep(At);

    /// <summary>A command given to the adapter.</summary>
    /// <param name="Service">The service's name.</param>
    /// <param name="Arguments">Its members; a connection is written <c>#1@1002</c>.</param>
    /// <param name="At">Where it stands.</param>
    public sealed record Command(string Service, VectorNode Arguments, VectorNode At) : VectorStep(At);

    /// <summary>One message by itself: read, compared with its meaning, written again to the byte. No link is involved.</summary>
    /// <param name="Bytes">They.</param>
    /// <param name="Meaning">Members of the message; those that are not named are not compared.</param>
    /// <param name="At">Where it stands.</param>
    public sealed record Message(byte[] Bytes, VectorNode Meaning, VectorNode At) : VectorStep(At);

    /// <summary>The connection drops and is opened again.</summary>
    /// <param name="At">Where it stands.</param>
    public sealed record Reconnect(VectorNode At) : VectorStep(At);
}
