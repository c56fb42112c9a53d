using System.Globalization;
using System.Text;

namespace CtiMiddleware.Adapters.GsmModem.ShortMessages;

/// <summary>Reads an SMS-DELIVER (3GPP TS 23.040, 9.2.2.1) as a modem gives it in PDU mode. Stateless; whatever is wrong is said in words.</summary>
internal ref struct SmsReader
{
    private ReadOnlySpan<byte> _rest;

    /// <summary>Reads one.</summary>
    /// <param name="digits">The service centre's address and the TPDU, in hexadecimal digits.</param>
    /// <param name="problem">What is wrong with it; null when nothing is.</param>
    /// <returns>The message; null when it is none.</returns>
    public static SmsPart? Read(string digits, out string? problem)
    {
        if (digits.Length is 0 or > 600 || digits.Length % 2 != 0 || !digits.All(char.IsAsciiHexDigit))
        {
            problem = "it is no even number of hexadecimal digits";
            return null;
        }
        try
        {
            problem = null;
            return new SmsReader { _rest = Convert.FromHexString(digits) }.Read();
        }
        catch (FormatException wrong)
        {
            problem = wrong.Message;
            return null;
        }
    }

    private SmsPart Read()
    {
        Take(Next());
        var first = Next();
        if ((first & 0x03) != 0)
            throw new FormatException($"it is no SMS-DELIVER but of type {first & 0x03}");
        var from = Address();
        Next();
        var coding = Next();
        var sent = Time(Take(7));
        var length = Next();
        var hasHeader = (first & 0x40) != 0;
        if (hasHeader && _rest.IsEmpty)
            throw new FormatException("it says that it has a header and ends before");
        var headerLength = hasHeader ? _rest[0] + 1 : 0;
        if (headerLength > _rest.Length)
            throw new FormatException("its header is longer than it");
        var (reference, part, parts) = Header(hasHeader ? _rest[1..headerLength] : []);
        var (text, alphabet) = Alphabet(coding) switch
        {
            0 => (Septets(length, headerLength), "gsm"),
            2 => (Encoding.BigEndianUnicode.GetString(Octets(length, headerLength)), "ucs2"),
            _ => (Convert.ToHexString(Octets(length, headerLength)), "binary"),
        };
        return new SmsPart(from, sent, text, alphabet, reference, part, parts);
    }

    // 23.038, 4: 0 the default alphabet, 1 eight bits, 2 UCS2.
    private static int Alphabet(byte coding) =>
        (coding >> 4) switch
        {
            0 or 1 or 2 or 3 or 4 or 5 or 6 or 7 => (coding >> 2) & 3,
            0xE => 2,
            0xF => (coding >> 2) & 1,
            _ => 0,
        };

    private string Septets(int length, int header)
    {
        var fill = (7 - (header * 8 % 7)) % 7;
        var count = length - (((header * 8) + fill) / 7);
        if (count < 0 || ((count * 7) + fill + 7) / 8 > _rest.Length - header)
            throw new FormatException("its text is shorter than it says");
        return GsmAlphabet.Text(GsmAlphabet.Unpack(_rest[header..], count, fill));
    }

    private ReadOnlySpan<byte> Octets(int length, int header)
    {
        if (length < header || length > _rest.Length)
            throw new FormatException("its text is shorter than it says");
        return _rest[header..length];
    }

    // 23.040, 9.2.3.24.1 and .8: parts by references of 8 or 16 bits.
    private static (int? Reference, int Part, int Parts) Header(ReadOnlySpan<byte> header)
    {
        while (header.Length >= 2 && header.Length >= 2 + header[1])
        {
            var element = header[0];
            var value = header.Slice(2, header[1]);
            if (element == 0 && value.Length == 3 && value[1] > 0 && value[2] > 0 && value[2] <= value[1])
                return (value[0], value[2], value[1]);
            if (element == 8 && value.Length == 4 && value[2] > 0 && value[3] > 0 && value[3] <= value[2])
                return ((value[0] << 8) | value[1], value[3], value[2]);
            header = header[(2 + value.Length)..];
        }
        return (null, 1, 1);
    }

    private string Address()
    {
        var digits = Next();
        var type = Next();
        var octets = Take((digits + 1) / 2);
        if ((type & 0x70) == 0x50)
            return GsmAlphabet.Text(GsmAlphabet.Unpack(octets, digits * 4 / 7, 0)).TrimEnd();
        var number = new StringBuilder((type & 0x70) == 0x10 ? "+" : "");
        for (var i = 0; i < digits; i++)
        {
            var half = (i % 2 == 0 ? octets[i / 2] : octets[i / 2] >> 4) & 0x0F;
            number.Append("0123456789*#abc?"[half]);
        }
        return number.ToString();
    }

    private static DateTimeOffset? Time(ReadOnlySpan<byte> octets)
    {
        Span<int> parts = stackalloc int[7];
        for (var i = 0; i < 7; i++)
            parts[i] = ((octets[i] & 0x0F) * 10) + (octets[i] >> 4);
        // Of the zone the highest bit of the tens is its sign (23.040, 9.2.3.11).
        var zone = ((octets[6] & 0x07) * 10) + (octets[6] >> 4);
        var offset = TimeSpan.FromMinutes(15 * ((octets[6] & 0x08) != 0 ? -zone : zone));
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"20{parts[0]:00}-{parts[1]:00}-{parts[2]:00}T{parts[3]:00}:{parts[4]:00}:{parts[5]:00}"
        );
        return
            offset.Duration() <= TimeSpan.FromHours(14)
            && DateTime.TryParseExact(text, "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? new DateTimeOffset(local, offset)
            : null;
    }

    private byte Next() => Take(1)[0];

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _rest.Length)
            throw new FormatException("it ends too early");
        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
