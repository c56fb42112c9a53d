using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Links.Spi;

/// <summary>What a board says of audio. Valid only during the call that <see cref="ILinkOutput"/> is valid in; not thread-safe.</summary>
public interface IMediaOutput
{
    /// <summary>Audio now flows in these directions: the answer to <see cref="IBoardProtocol.SetMedia"/>.</summary>
    void Ready(NativeConnection connection, MediaDirections directions);

    /// <summary>The answer to <see cref="IBoardProtocol.SetMedia"/> when it cannot be; nothing flows now.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="reason">Why, in words, with the board's own.</param>
    void Failed(NativeConnection connection, string reason);

    /// <summary>The board ended the flow by itself, for instance after silence or a hang-up; nothing flows now.</summary>
    void Ended(NativeConnection connection, string reason);

    /// <summary>Audio from the line, any number of samples; they are used before the call returns.</summary>
    void Received(NativeConnection connection, ReadOnlySpan<short> samples);

    /// <summary>The board heard a digit: 0–9, <c>*</c>, <c>#</c>, A–D.</summary>
    void DigitReceived(NativeConnection connection, char digit);

    /// <summary>The board heard a tone.</summary>
    void ToneReceived(NativeConnection connection, LineTone tone);

    /// <summary>Audio was lost on the way; counted by reason.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="reason">Why, in few and fixed words: <c>receive overrun</c>, <c>transmit underrun</c>.</param>
    void Lost(NativeConnection connection, string reason);
}
