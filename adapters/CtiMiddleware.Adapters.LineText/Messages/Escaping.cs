using System.Buffers;
using System.Globalization;
using System.Text;

namespace CtiMiddleware.Adapters.LineText.Messages;

/// <summary>
/// Values of fields: blank, percent sign and control characters are written as <c>%</c> and two hexadecimal digits, so that no value can become
/// another field or another line.
/// </summary>
internal static class Escaping
{
    private static readonly SearchValues<char> s_special = SearchValues.Create([
        ' ',
        '%',
        '\x7f',
        .. Enumerable.Range(0, 32).Select(c => (char)c),
    ]);

    public static string Escape(string value)
    {
        if (!value.AsSpan().ContainsAny(s_special))
            return value;
        var text = new StringBuilder(value.Length + 8);
        foreach (var c in value)
        {
            if (s_special.Contains(c))
                text.Append(CultureInfo.InvariantCulture, $"%{(int)c:X2}");
            else
                text.Append(c);
        }
        return text.ToString();
    }

    /// <summary>The value that was escaped. A percent sign that escapes nothing stands for itself.</summary>
    public static string Unescape(ReadOnlySpan<char> escaped)
    {
        if (!escaped.Contains('%'))
            return escaped.ToString();
        var text = new StringBuilder(escaped.Length);
        for (var i = 0; i < escaped.Length; i++)
        {
            if (escaped[i] == '%' && i + 2 < escaped.Length && TryHex(escaped.Slice(i + 1, 2), out var character))
            {
                text.Append(character);
                i += 2;
            }
            else
                text.Append(escaped[i]);
        }
        return text.ToString();
    }

    private static bool TryHex(ReadOnlySpan<char> digits, out char character)
    {
        var isHex = byte.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) && value < 0x80;
        character = (char)value;
        return isHex;
    }
}
