using System.Globalization;
using System.Text;

namespace CtiMiddleware.Simulators.Host;

/// <summary>Bytes as text for people, and back from hexadecimal.</summary>
public static class BytesText
{
    /// <summary>What can be printed as it is, the rest as <c>\r</c>, <c>\n</c>, <c>\xNN</c>.</summary>
    public static string Printable(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        foreach (var value in bytes)
        {
            _ = value switch
            {
                (byte)'\r' => text.Append("\\r"),
                (byte)'\n' => text.Append("\\n"),
                (byte)'\\' => text.Append("\\\\"),
                >= 0x20 and < 0x7F => text.Append((char)value),
                _ => text.Append(CultureInfo.InvariantCulture, $"\\x{value:X2}"),
            };
        }
        return text.ToString();
    }

    /// <summary>Reads hexadecimal text; blanks, line ends, colons and <c>0x</c> do not matter.</summary>
    /// <returns>Null when it is none.</returns>
    public static byte[]? FromHex(string text)
    {
        var digits = string.Concat(
            text.Replace("0x", "", StringComparison.OrdinalIgnoreCase).Where(static c => !char.IsWhiteSpace(c) && c != ':')
        );
        try
        {
            return digits.Length == 0 ? null : Convert.FromHexString(digits);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
