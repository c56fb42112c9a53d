using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace CtiMiddleware.Adapters.Smdi.Messages;

/// <summary>
/// The characters of one record → a message, or what is wrong with it. Strict where the protocol can tell damage: digits are digits, blanks are where
/// they belong, nothing is left over. Pure; a message's text has no end characters and no parity bits any more.
/// </summary>
public static class SmdiReader
{
    /// <summary>What a record says.</summary>
    /// <param name="Message">The message; null when the record is damaged.</param>
    /// <param name="Problem">What is wrong, in words; null when nothing is.</param>
    [StructLayout(LayoutKind.Auto)]
    public readonly record struct Reading(SmdiMessage? Message, string? Problem);

    /// <summary>Reads a record of the switch.</summary>
    /// <param name="text">From <c>MD</c> or <c>MWI</c> to the last character before the end, of 7 bits.</param>
    /// <param name="deskDigits">Digits of the desk's number.</param>
    /// <param name="lineDigits">Digits of the line's number.</param>
    /// <param name="numberLengths">Lengths that telephone numbers may have; empty for any.</param>
    public static Reading Read(ReadOnlySpan<byte> text, int deskDigits, int lineDigits, IReadOnlyList<int> numberLengths)
    {
        foreach (var character in text)
        {
            if (character is < 0x20 or > 0x7E)
                return Damaged(string.Create(CultureInfo.InvariantCulture, $"a character {character:X2} inside"));
        }
        return text.StartsWith("MD"u8) ? ReadCall(text[2..], deskDigits, lineDigits, numberLengths)
            : text.StartsWith("MWI"u8) ? ReadRefusal(text[3..])
            : Damaged("begins with neither MD nor MWI");
    }

    /// <summary>Reads a command of the message desk.</summary>
    /// <param name="text">From its first letter to the character before <c>!</c>, of 7 bits.</param>
    public static Reading ReadCommand(ReadOnlySpan<byte> text)
    {
        // "OP: MWI" with a blank stands so in print; nothing was seen that sends it.
        var on = text.StartsWith("OP:"u8);
        if (!on && !text.StartsWith("RMV:"u8))
            return Damaged("begins with neither OP: nor RMV:");
        var rest = text[(on ? 3 : 4)..].TrimStart((byte)' ');
        if (!rest.StartsWith("MWI "u8))
            return Damaged("is not about MWI");
        var number = rest[4..].Trim((byte)' ');
        return number.Length is 0 or > SmdiMessage.MaxDigits || !AllDigits(number)
            ? Damaged("has no number of 1 to 15 digits")
            : new Reading(new SmdiMessage.SetIndicator(Text(number), on), null);
    }

    private static Reading ReadCall(ReadOnlySpan<byte> text, int deskDigits, int lineDigits, IReadOnlyList<int> numberLengths)
    {
        var header = deskDigits + lineDigits;
        if (text.Length <= header)
            return Damaged("ends within desk and line");
        if (!AllDigits(text[..header]))
            return Damaged("desk and line are not digits");
        var letter = (char)text[header];
        if (letter is < 'A' or > 'Z')
            return Damaged($"the reason '{letter}' is no letter");
        var rest = text[(header + 1)..];
        var blank = rest.IndexOf((byte)' ');
        if (blank < 0)
            return Damaged("no blank behind the called number");
        var station = rest[..blank];
        var calling = rest[(blank + 1)..];
        if (calling.EndsWith(" "u8))
            calling = calling[..^1];
        if (!AllDigits(station) || !AllDigits(calling))
            return Damaged("a number is not digits");
        if (Length(station.Length, numberLengths) is { } first)
            return Damaged($"the called number {first}");
        if (Length(calling.Length, numberLengths) is { } second)
            return Damaged($"the calling number {second}");
        var port = new SmdiPort(Number(text[..deskDigits]), Number(text[deskDigits..header]));
        return new Reading(new SmdiMessage.CallHistory(port, Reason(letter), Text(station), Text(calling)) { Letter = letter }, null);
    }

    private static Reading ReadRefusal(ReadOnlySpan<byte> text)
    {
        // One vendor prints a blank before the number; both are taken.
        var rest = text.StartsWith(" "u8) ? text[1..] : text;
        var blank = rest.IndexOf((byte)' ');
        if (blank <= 0 || blank > SmdiMessage.MaxDigits || !AllDigits(rest[..blank]))
            return Damaged("has no number of 1 to 15 digits");
        var cause = rest[(blank + 1)..].TrimEnd((byte)' ');
        return cause.Length != 3 || cause.ContainsAnyExceptInRange((byte)'A', (byte)'Z')
            ? Damaged("has no cause of three letters")
            : new Reading(new SmdiMessage.IndicatorRefused(Text(rest[..blank]), Text(cause)), null);
    }

    private static string? Length(int length, IReadOnlyList<int> allowed)
    {
        if (length > SmdiMessage.MaxDigits)
            return string.Create(CultureInfo.InvariantCulture, $"has {length} digits");
        if (length == 0 || allowed.Count == 0 || allowed.Contains(length))
            return null;
        return string.Create(CultureInfo.InvariantCulture, $"has {length} digits and not {string.Join(" or ", allowed)}");
    }

    private static SmdiReason Reason(char letter) =>
        letter switch
        {
            'D' => SmdiReason.Direct,
            'A' => SmdiReason.All,
            'B' => SmdiReason.Busy,
            'N' => SmdiReason.NoAnswer,
            _ => SmdiReason.Unknown,
        };

    private static int Number(ReadOnlySpan<byte> digits)
    {
        var value = 0;
        foreach (var digit in digits)
            value = (value * 10) + (digit - '0');
        return value;
    }

    private static bool AllDigits(ReadOnlySpan<byte> text) => !text.ContainsAnyExceptInRange((byte)'0', (byte)'9');

    private static string Text(ReadOnlySpan<byte> text) => Encoding.ASCII.GetString(text);

    private static Reading Damaged(string problem) => new(null, problem);
}
