using CtiMiddleware.Links.Spi;

namespace CtiMiddleware.Adapters.AsteriskAmi.Messages;

/// <summary>
/// Cuts the byte stream into packets: a packet ends with a blank line, except the old form of a command's response (AMI before 2.7), which
/// ends with <c>--END COMMAND--</c> because its output may hold blank lines. Remembers how far it looked, so a packet that trickles in is
/// not searched anew with every byte.
/// </summary>
/// <param name="maxLength">The longest packet in bytes; beyond it the far end is broken.</param>
public sealed class AmiFrameReader(int maxLength)
{
    private const int LongestTerminator = 19; // --END COMMAND--\r\n\r\n

    private int _searched;

    /// <summary>Forgets a cut packet: a new connection begins.</summary>
    public void Reset() => _searched = 0;

    /// <summary>Finds the packet at the beginning of the buffer.</summary>
    /// <param name="buffer">What was received and not consumed.</param>
    /// <param name="length">The packet's length without the blank line.</param>
    /// <param name="consumed">Its length with it.</param>
    /// <returns>False when it is not complete.</returns>
    /// <exception cref="LinkProtocolException">The packet is longer than allowed.</exception>
    public bool TryRead(ReadOnlySpan<byte> buffer, out int length, out int consumed)
    {
        // Asterisk 22 ends some TestEvents with two blank lines: a blank line where a packet should begin is an empty packet.
        if (buffer.StartsWith("\r\n"u8))
        {
            length = 0;
            consumed = 2;
            return true;
        }
        var old = buffer.StartsWith("Response: Follows\r\n"u8);
        var terminator = old ? "--END COMMAND--\r\n\r\n"u8 : "\r\n\r\n"u8;
        var from = Math.Max(0, Math.Min(_searched, buffer.Length) - LongestTerminator);
        var found = buffer[from..].IndexOf(terminator);
        if (found < 0)
        {
            _searched = buffer.Length;
            length = consumed = 0;
            if (buffer.Length > maxLength)
                TooLong(maxLength);
            return false;
        }
        _searched = 0;
        length = from + found + (old ? 0 : 2);
        consumed = from + found + terminator.Length;
        if (length > maxLength)
            TooLong(maxLength);
        return true;
    }

    private static void TooLong(int maxLength) =>
        throw new LinkProtocolException(LinkProtocolError.FrameTooLong, $"a packet is longer than {maxLength} bytes and has not ended");
}
