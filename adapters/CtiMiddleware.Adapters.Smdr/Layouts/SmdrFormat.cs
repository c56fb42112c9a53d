using System.Globalization;
using System.Text;

namespace CtiMiddleware.Adapters.Smdr.Layouts;

/// <summary>
/// How a PBX writes a time, a duration or a date. Letters stand for digits: <c>H</c> hours, <c>h</c> hours of a 12-hour clock, <c>m</c> minutes,
/// <c>t</c> tenths of a minute, <c>s</c> seconds, <c>f</c> tenths of a second, <c>M</c> month, <c>d</c> day, <c>y</c> year; <c>aa</c> is AM or PM;
/// every other character stands for itself. Immutable.
/// </summary>
/// <param name="Text">The letters.</param>
/// <param name="IsDuration">Hours are not those of a clock.</param>
public sealed record SmdrFormat(string Text, bool IsDuration)
{
    private const string Letters = "HhmtsfMdya";

    /// <summary>Whether the text is a format.</summary>
    public static bool IsLegal(string text) =>
        text.Length > 0 && text.Any(static letter => Letters.Contains(letter, StringComparison.Ordinal));

    /// <summary>Reads a value: every position is checked, every number against what a clock or a calendar can show.</summary>
    public bool TryRead(ReadOnlySpan<char> raw, out SmdrClock clock)
    {
        clock = default;
        if (raw.Length != Text.Length)
            return false;
        Span<int> values = stackalloc int[Letters.Length];
        values.Fill(-1);
        for (var i = 0; i < raw.Length; i++)
        {
            var letter = Letters.IndexOf(Text[i], StringComparison.Ordinal);
            if (letter < 0)
            {
                if (raw[i] != Text[i])
                    return false;
            }
            else if (Text[i] == 'a')
            {
                var second = i > 0 && Text[i - 1] == 'a';
                if (second ? raw[i] != 'M' : raw[i] is not ('A' or 'P'))
                    return false;
                if (!second)
                    values[letter] = raw[i] == 'P' ? 1 : 0;
            }
            else if (!char.IsAsciiDigit(raw[i]))
            {
                return false;
            }
            else
            {
                values[letter] = (values[letter] < 0 ? 0 : values[letter] * 10) + raw[i] - '0';
            }
        }
        clock = Clock(values);
        return IsPossible(clock, values[1]);
    }

    /// <summary>Writes a value, for a simulated PBX.</summary>
    public string Write(in SmdrClock clock)
    {
        var text = new StringBuilder(Text.Length);
        for (var i = 0; i < Text.Length; )
        {
            var letter = Text[i];
            var run = 1;
            while (i + run < Text.Length && Text[i + run] == letter && Letters.Contains(letter, StringComparison.Ordinal))
                run++;
            text.Append(Part(letter, run, clock));
            i += run;
        }
        return text.ToString();
    }

    private static string Part(char letter, int length, in SmdrClock clock)
    {
        var value = letter switch
        {
            'H' => clock.Hour,
            'h' => clock.Hour is { } hour ? (hour + 11) % 12 + 1 : null,
            'm' => clock.Minute,
            't' => clock.TenthsOfMinute,
            's' => clock.Second,
            'f' => clock.TenthsOfSecond,
            'M' => clock.Month,
            'd' => clock.Day,
            'y' => clock.Year,
            _ => null,
        };
        if (letter == 'a')
            return clock.Hour >= 12 ? "PM" : "AM";
        if (!Letters.Contains(letter, StringComparison.Ordinal))
            return letter.ToString();
        var digits = (value ?? 0).ToString(CultureInfo.InvariantCulture).PadLeft(length, '0');
        return digits[^length..];
    }

    private static SmdrClock Clock(ReadOnlySpan<int> values)
    {
        static int? Known(int value) => value < 0 ? null : value;
        var hour = Known(values[0]) ?? (values[1] < 0 ? null : values[1] % 12 + (values[9] == 1 ? 12 : 0));
        return new SmdrClock
        {
            Hour = hour,
            Minute = Known(values[2]),
            TenthsOfMinute = Known(values[3]),
            Second = Known(values[4]),
            TenthsOfSecond = Known(values[5]),
            Month = Known(values[6]),
            Day = Known(values[7]),
            // Two digits are the year of this century: no PBX that is read now recorded calls before it.
            Year = Known(values[8]) is { } year ? (year < 100 ? 2000 + year : year) : null,
        };
    }

    private bool IsPossible(in SmdrClock clock, int twelve) =>
        (IsDuration || clock.Hour is null or < 24)
        && twelve is < 0 or (>= 1 and <= 12)
        && clock.Minute is null or < 60
        && clock.Second is null or < 60
        && clock.Month is null or (>= 1 and <= 12)
        && clock.Day is null or (>= 1 and <= 31)
        && (clock.Month is not { } month || clock.Day is not { } day || day <= DateTime.DaysInMonth(clock.Year ?? 2000, month));
}
