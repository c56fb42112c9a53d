namespace CtiMiddleware.Links.Transports.Serial;

/// <summary>
/// Takes apart what a terminal delivers with PARMRK: <c>FF FF</c> is the character FF, <c>FF 00 x</c> is x with a parity or framing error,
/// <c>FF 00 00</c> a break (or, which cannot be told apart here, the character 0 with an error). Keeps its place when cut anywhere.
/// </summary>
public sealed class ParityMarkDecoder
{
    private int _state;

    /// <summary>What a character with an error becomes; 0 leaves it.</summary>
    public byte Replacement { get; set; }

    /// <summary>Characters with a parity or framing error since the last <see cref="TakeMarks"/>.</summary>
    public int Errors { get; private set; }

    /// <summary>Breaks since the last <see cref="TakeMarks"/>; they leave no character.</summary>
    public int Breaks { get; private set; }

    /// <summary>Decodes in place.</summary>
    /// <param name="bytes">As the terminal gave them.</param>
    /// <returns>How many of them are characters now, at the beginning.</returns>
    public int Decode(Span<byte> bytes)
    {
        // The fast way: nothing marked and nothing begun.
        var clean = _state == 0 ? bytes.IndexOf((byte)0xFF) : 0;
        if (clean < 0)
            return bytes.Length;
        var length = clean;
        foreach (var one in bytes[clean..])
        {
            switch (_state, one)
            {
                case (0, 0xFF):
                    _state = 1;
                    break;
                case (0, _):
                    bytes[length++] = one;
                    break;
                case (1, 0):
                    _state = 2;
                    break;
                case (1, 0xFF):
                    bytes[length++] = one;
                    _state = 0;
                    break;
                case (_, 0):
                    Breaks++;
                    _state = 0;
                    break;
                default:
                    // FF 00 x, or FF x, which no driver writes: something between them was lost.
                    Errors++;
                    bytes[length++] = Replacement == 0 ? one : Replacement;
                    _state = 0;
                    break;
            }
        }
        return length;
    }

    /// <summary>What was marked since the last call.</summary>
    public (int Errors, int Breaks) TakeMarks()
    {
        var marks = (Errors, Breaks);
        (Errors, Breaks) = (0, 0);
        return marks;
    }
}
