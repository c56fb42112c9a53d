using CtiMiddleware.Links.Spi;

namespace CtiMiddleware.Links.Framing;

/// <summary>Lines that end with LF or CR LF, in contiguous bytes. Stateless.</summary>
public static class LineFraming
{
    /// <summary>Finds the first line.</summary>
    /// <param name="buffer">The bytes, beginning with the line.</param>
    /// <param name="maxLength">Bound of a line's length in bytes without its end.</param>
    /// <param name="lineLength">Length of the line without its end.</param>
    /// <param name="consumed">Length with its end.</param>
    /// <returns>False when the end is not there yet.</returns>
    /// <exception cref="LinkProtocolException">The line is longer than the bound, whether or not its end is there.</exception>
    public static bool TryReadLine(ReadOnlySpan<byte> buffer, int maxLength, out int lineLength, out int consumed)
    {
        var end = buffer.IndexOf((byte)'\n');
        if (end < 0)
        {
            // The CR of a line of exactly the bound may have come without its LF.
            if (buffer.Length > maxLength + 1)
                throw TooLong(maxLength);
            lineLength = consumed = 0;
            return false;
        }
        consumed = end + 1;
        lineLength = end > 0 && buffer[end - 1] == (byte)'\r' ? end - 1 : end;
        if (lineLength > maxLength)
            throw TooLong(maxLength);
        return true;
    }

    private static LinkProtocolException TooLong(int maxLength) =>
        new(LinkProtocolError.FrameTooLong, $"A line is longer than {maxLength} bytes.");
}
