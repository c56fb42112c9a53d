namespace CtiMiddleware.Adapters.GsmModem.Lines;

/// <summary>
/// Cuts what a modem sends into lines (V.250, 5.7.1): between CR and LF in any mixture, empty ones left out. A prompt is a line without an end and
/// is only looked for where one may come. Remembers only that the rest of an overlong line is being skipped. Not thread-safe.
/// </summary>
internal sealed class AtLineReader
{
    /// <summary>Bytes of a line at most: an SMS of the longest kind has 352 digits, a list's line less.</summary>
    public const int MaxLine = 2048;

    private bool _skipping;

    /// <summary>What was found.</summary>
    public enum Found
    {
        /// <summary>Nothing complete.</summary>
        None,

        /// <summary>A line.</summary>
        Line,

        /// <summary>A prompt.</summary>
        Prompt,

        /// <summary>A line became longer than the bound: what came of it is thrown away, and so will be its rest.</summary>
        Overlong,
    }

    /// <summary>A new connection.</summary>
    public void Reset() => _skipping = false;

    /// <summary>Looks for the next line.</summary>
    /// <param name="buffer">What came.</param>
    /// <param name="promptMayCome">Whether a prompt is waited for.</param>
    /// <param name="begin">Where the line begins.</param>
    /// <param name="length">Its length, without its end.</param>
    /// <param name="consumed">How many bytes are done with.</param>
    public Found Next(ReadOnlySpan<byte> buffer, bool promptMayCome, out int begin, out int length, out int consumed)
    {
        begin = 0;
        while (begin < buffer.Length)
        {
            var end = buffer[begin..].IndexOfAny((byte)'\r', (byte)'\n');
            if (_skipping)
            {
                if (end < 0)
                    break;
                _skipping = false;
                begin += end + 1;
                continue;
            }
            if (end == 0)
            {
                begin++;
                continue;
            }
            if (promptMayCome && buffer[begin..].StartsWith("> "u8))
            {
                (length, consumed) = (2, begin + 2);
                return Found.Prompt;
            }
            if (end > MaxLine || (end < 0 && buffer.Length - begin > MaxLine))
            {
                (length, _skipping) = (Math.Min(MaxLine, buffer.Length - begin), true);
                consumed = begin + length;
                return Found.Overlong;
            }
            if (end < 0)
            {
                (length, consumed) = (0, begin);
                return Found.None;
            }
            (length, consumed) = (end, begin + end + 1);
            return Found.Line;
        }
        (length, consumed) = (0, buffer.Length);
        return Found.None;
    }
}
