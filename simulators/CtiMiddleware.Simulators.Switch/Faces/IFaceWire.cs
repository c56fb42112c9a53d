using System.Buffers;

namespace CtiMiddleware.Simulators.Switch.Faces;

/// <summary>
/// What faults must know of a protocol's messages: written once by each face, without state, so that <see cref="Faults.MessageFaults"/> can drop,
/// duplicate, reorder and spoil messages of every protocol alike. The messages are the face's own, whole and well-formed.
/// </summary>
public interface IFaceWire
{
    /// <summary>Says what a message is. Called only while faults are set.</summary>
    FaceMessage Describe(ReadOnlySpan<byte> message);

    /// <summary>
    /// Writes the message with another value in one field. The framing stays right (lengths are mended), so that the receiver meets a wrong value
    /// and not a broken stream.
    /// </summary>
    /// <param name="message">The message as it would be sent.</param>
    /// <param name="field">The field by the protocol's name, without regard to case.</param>
    /// <param name="value">The value to write; null for one that is wrong by the face's own choice.</param>
    /// <param name="output">Receives the changed message; untouched when the answer is false.</param>
    /// <returns>False when the message has no such field, or when the value does not fit it.</returns>
    bool TryCorrupt(ReadOnlySpan<byte> message, string field, string? value, IBufferWriter<byte> output);

    /// <summary>Writes the answer with an identifier of a request that was never made.</summary>
    /// <returns>False when the message has no such identifier; nothing is written then.</returns>
    bool TryChangeInvokeId(ReadOnlySpan<byte> message, IBufferWriter<byte> output);
}
