using System.Text;

namespace CtiMiddleware.Simulators.Board.VoiceModem;

/// <summary>Characters → AT lines (ITU-T V.250, 5.2): finds <c>AT</c> among whatever comes before, takes back what the backspace character takes back, repeats by <c>A/</c>.</summary>
internal sealed class AtLineReader
{
    /// <summary>The longest body; V.250 asks for 40 at least. A longer line is answered by ERROR.</summary>
    public const int MaxLength = 512;

    private readonly StringBuilder _body = new();
    private string _last = "";
    private Stage _stage;

    /// <summary>The character that ends a line, register S3.</summary>
    public char End { get; set; } = '\r';

    /// <summary>The character that takes back the one before, register S5.</summary>
    public char Backspace { get; set; } = '\b';

    /// <summary>True when the last line was longer than <see cref="MaxLength"/>.</summary>
    public bool TooLong { get; private set; }

    /// <summary>Takes one character.</summary>
    /// <returns>The body of a line when this character completes one, else null.</returns>
    public string? Take(char character)
    {
        var capital = char.ToUpperInvariant(character);
        switch (_stage)
        {
            case Stage.Nothing:
                _stage = capital == 'A' ? Stage.A : Stage.Nothing;
                return null;
            case Stage.A when capital == 'T':
                _stage = Stage.Body;
                _body.Clear();
                return null;
            case Stage.A when character == '/':
                _stage = Stage.Nothing;
                TooLong = false;
                return _last;
            case Stage.A:
                _stage = capital == 'A' ? Stage.A : Stage.Nothing;
                return null;
        }
        if (character == End)
        {
            _stage = Stage.Nothing;
            TooLong = _body.Length > MaxLength;
            return _last = _body.ToString();
        }
        if (character == Backspace)
            _body.Length = Math.Max(0, _body.Length - 1);
        else if (character >= ' ' && _body.Length <= MaxLength)
            _body.Append(character);
        return null;
    }

    public void Clear() => _stage = Stage.Nothing;

    private enum Stage
    {
        Nothing,
        A,
        Body,
    }
}
