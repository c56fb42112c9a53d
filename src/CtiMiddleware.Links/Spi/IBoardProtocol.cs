using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Links.Spi;

/// <summary>
/// A link protocol that carries audio beside call control: a voice modem, a media board. Audio is 8 kHz linear PCM of 16 bits, whatever the wire
/// has. Calls are reported as by any link, commands (answer, dial, clear, flash as consultation) come through <see cref="ILinkProtocol.Execute"/>;
/// playing, recording, barge-in, collecting digits and the clock are the runtime's, so that they are the same on all boards. A connection is a
/// channel. What a board says of audio goes through <see cref="ILinkOutput.Media"/>.
/// </summary>
public interface IBoardProtocol : ILinkProtocol
{
    /// <summary>What the board can do.</summary>
    BoardTraits Traits { get; }

    /// <summary>
    /// The runtime wants audio in these directions on an answered connection. Answered exactly once, now or later, with
    /// <see cref="IMediaOutput.Ready"/> or <see cref="IMediaOutput.Failed"/>; a further request before the answer supersedes it. Leaving
    /// <see cref="MediaDirections.Transmit"/> plays out what was handed over before Ready is said.
    /// </summary>
    void SetMedia(NativeConnection connection, MediaDirections directions, ILinkOutput output);

    /// <summary>Audio for the line, 20 ms (160 samples) at a time, only while Transmit is ready.</summary>
    void Transmit(NativeConnection connection, ReadOnlySpan<short> samples, ILinkOutput output);

    /// <summary>Throws away what was handed over and is not on the line yet, as far as the board can: somebody pressed a key (barge-in).</summary>
    void Discard(NativeConnection connection, ILinkOutput output);
}
