using System.Text;

namespace CtiMiddleware.Adapters.AsteriskAmi.Events;

/// <summary>Text of header values for the length of one frame, without allocation: decoded into one array that is used over and over.</summary>
internal sealed class CharScratch
{
    private char[] _chars = new char[4096];
    private int _used;

    /// <summary>A new frame begins: what was decoded before is no longer valid.</summary>
    public void Reset() => _used = 0;

    /// <summary>The text of a value; valid until <see cref="Reset"/>.</summary>
    public ReadOnlySpan<char> Decode(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty)
            return default;
        if (_chars.Length - _used < value.Length)
        {
            // Spans handed out before still point into the old array, which stays alive with them.
            _chars = new char[Math.Max(_chars.Length * 2, value.Length)];
            _used = 0;
        }
        var written = Encoding.UTF8.GetChars(value, _chars.AsSpan(_used));
        var text = _chars.AsSpan(_used, written);
        _used += written;
        return text;
    }
}
