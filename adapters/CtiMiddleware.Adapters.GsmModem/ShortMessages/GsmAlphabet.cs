using System.Text;

namespace CtiMiddleware.Adapters.GsmModem.ShortMessages;

/// <summary>The GSM 7-bit default alphabet with its extension (3GPP TS 23.038, 6.2.1), and its packing into octets (6.1.2.1). Stateless.</summary>
internal static class GsmAlphabet
{
    private const char Escape = '\x1B';

    private const string Basic =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001BÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private static readonly (char Letter, byte Code)[] s_extension =
    [
        ('\f', 0x0A),
        ('^', 0x14),
        ('{', 0x28),
        ('}', 0x29),
        ('\\', 0x2F),
        ('[', 0x3C),
        ('~', 0x3D),
        (']', 0x3E),
        ('|', 0x40),
        ('€', 0x65),
    ];

    /// <summary>The septets of a text; null when a letter is not of this alphabet.</summary>
    public static byte[]? Septets(string text)
    {
        var septets = new List<byte>(text.Length);
        foreach (var letter in text)
        {
            var code = letter == Escape ? -1 : Basic.IndexOf(letter, StringComparison.Ordinal);
            if (code >= 0)
            {
                septets.Add((byte)code);
                continue;
            }
            var found = Array.FindIndex(s_extension, one => one.Letter == letter);
            if (found < 0)
                return null;
            septets.Add((byte)Escape);
            septets.Add(s_extension[found].Code);
        }
        return [.. septets];
    }

    /// <summary>The text of septets. An extension that is not known is shown by the letter of the basic table, as 23.038 asks for.</summary>
    public static string Text(ReadOnlySpan<byte> septets)
    {
        var text = new StringBuilder(septets.Length);
        for (var i = 0; i < septets.Length; i++)
        {
            if (septets[i] != Escape || i + 1 == septets.Length)
            {
                text.Append(septets[i] == Escape ? ' ' : Basic[septets[i]]);
                continue;
            }
            var code = septets[++i];
            var found = Array.FindIndex(s_extension, one => one.Code == code);
            text.Append(
                found >= 0 ? s_extension[found].Letter
                : code == Escape ? ' '
                : Basic[code]
            );
        }
        return text.ToString();
    }

    /// <summary>Packs septets; the first begins behind so many bits, which are left zero.</summary>
    public static byte[] Pack(ReadOnlySpan<byte> septets, int fillBits)
    {
        var octets = new byte[((septets.Length * 7) + fillBits + 7) / 8];
        var bit = fillBits;
        foreach (var septet in septets)
        {
            octets[bit / 8] |= (byte)(septet << (bit % 8));
            if (bit % 8 > 1)
                octets[(bit / 8) + 1] |= (byte)(septet >> (8 - (bit % 8)));
            bit += 7;
        }
        return octets;
    }

    /// <summary>Unpacks so many septets that begin behind so many bits.</summary>
    public static byte[] Unpack(ReadOnlySpan<byte> octets, int count, int fillBits)
    {
        var septets = new byte[count];
        var bit = fillBits;
        for (var i = 0; i < count; i++, bit += 7)
        {
            var value = octets[bit / 8] >> (bit % 8);
            if (bit % 8 > 1)
                value |= octets[(bit / 8) + 1] << (8 - (bit % 8));
            septets[i] = (byte)(value & 0x7F);
        }
        return septets;
    }
}
