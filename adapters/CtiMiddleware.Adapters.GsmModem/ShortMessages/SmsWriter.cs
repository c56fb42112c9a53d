using System.Globalization;
using System.Text;

namespace CtiMiddleware.Adapters.GsmModem.ShortMessages;

/// <summary>Writes SMS-SUBMITs (3GPP TS 23.040, 9.2.2.2) for PDU mode: one, or parts of one. Stateless.</summary>
internal static class SmsWriter
{
    /// <summary>Parts of a message at most; a longer text is refused.</summary>
    public const int MostParts = 10;

    private const int Whole = 160;
    private const int Part = 153;
    private const int WholeWide = 70;
    private const int PartWide = 67;

    /// <summary>Writes a text.</summary>
    /// <param name="to">The number, digits with or without a plus.</param>
    /// <param name="text">The text.</param>
    /// <param name="reference">The number that its parts share.</param>
    /// <returns>For each part the TPDU's length in octets and the digits to send; null when the text is too long or the number none.</returns>
    public static IReadOnlyList<(int Length, string Digits)>? Write(string to, string text, byte reference)
    {
        var digits = to.StartsWith('+') ? to[1..] : to;
        if (digits.Length is 0 or > 20 || !digits.All(char.IsAsciiDigit))
            return null;
        var septets = GsmAlphabet.Septets(text);
        var bodies = septets is not null ? Narrow(septets, reference) : Wide(text, reference);
        if (bodies is null)
            return null;
        var head = new StringBuilder();
        head.Append(CultureInfo.InvariantCulture, $"{digits.Length:X2}{(to[0] == '+' ? "91" : "81")}");
        foreach (var pair in (digits.Length % 2 == 0 ? digits : digits + "F").Chunk(2))
            head.Append(pair[1]).Append(pair[0]);
        return
        [
            .. bodies.Select(body =>
            {
                // First octet: SMS-SUBMIT, no validity period, with a header or without; then a reference that the modem sets.
                var tpdu = $"{(bodies.Count > 1 ? "41" : "01")}00{head}00{(septets is null ? "08" : "00")}{body}";
                return (tpdu.Length / 2, $"00{tpdu}");
            }),
        ];
    }

    private static List<string>? Narrow(byte[] septets, byte reference)
    {
        if (septets.Length <= Whole)
            return [string.Create(CultureInfo.InvariantCulture, $"{septets.Length:X2}{Convert.ToHexString(GsmAlphabet.Pack(septets, 0))}")];
        var parts = new List<byte[]>();
        for (var at = 0; at < septets.Length; )
        {
            var count = Math.Min(Part, septets.Length - at);
            // An escape stays with its letter.
            if (at + count < septets.Length && septets[at + count - 1] == 0x1B)
                count--;
            parts.Add(septets[at..(at + count)]);
            at += count;
        }
        // Six octets of header are seven septets with one bit to fill.
        return parts.Count > MostParts
            ? null
            :
            [
                .. parts.Select(
                    (part, i) =>
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{part.Length + 7:X2}{Header(reference, parts.Count, i)}{Convert.ToHexString(GsmAlphabet.Pack(part, 1))}"
                        )
                ),
            ];
    }

    private static List<string>? Wide(string text, byte reference)
    {
        if (text.Length <= WholeWide)
            return [Body(text, "")];
        var parts = new List<string>();
        for (var at = 0; at < text.Length; )
        {
            var count = Math.Min(PartWide, text.Length - at);
            if (at + count < text.Length && char.IsHighSurrogate(text[at + count - 1]))
                count--;
            parts.Add(text.Substring(at, count));
            at += count;
        }
        return parts.Count > MostParts ? null : [.. parts.Select((part, i) => Body(part, Header(reference, parts.Count, i)))];
    }

    private static string Body(string text, string header) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(text.Length * 2) + (header.Length / 2):X2}{header}{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}"
        );

    private static string Header(byte reference, int parts, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"050003{reference:X2}{parts:X2}{index + 1:X2}");
}
