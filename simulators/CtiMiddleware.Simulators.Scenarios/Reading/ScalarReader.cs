using System.Globalization;
using CtiMiddleware.Simulators.Scenarios.Model;

namespace CtiMiddleware.Simulators.Scenarios.Reading;

/// <summary>Reads plain values; what is wrong comes back as a sentence.</summary>
internal static class ScalarReader
{
    /// <summary>The value, or null and what was expected.</summary>
    public static object? Read(string text, Type type, out string? complaint)
    {
        complaint = null;
        if (type == typeof(string))
            return text;
        if (type == typeof(bool))
            return text switch
            {
                "true" => true,
                "false" => false,
                _ => Expected(out complaint, "true or false", text),
            };
        if (type == typeof(int))
            return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var small)
                ? small
                : Expected(out complaint, "a whole number", text);
        if (type == typeof(long))
            return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var large)
                ? large
                : Expected(out complaint, "a whole number", text);
        if (type == typeof(ulong))
            return ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seed)
                ? seed
                : Expected(out complaint, "a whole number from 0", text);
        if (type == typeof(double))
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) && double.IsFinite(real)
                ? real
                : Expected(out complaint, "a number", text);
        if (type == typeof(TimeSpan))
            return Duration(text) is { } span ? span : Expected(out complaint, "a time such as 500ms, 2s, 1.5m or 1h", text);
        if (type == typeof(CountRule))
            return CountRule.TryParse(text, out var rule) ? rule : Expected(out complaint, "a number, or a comparison such as >=1", text);
        if (!type.IsEnum)
            throw new InvalidOperationException($"A scenario cannot hold a {type.Name}.");
        var words = EnumWords.Of(type);
        if (words.TryGetValue(text, out var value))
            return value;
        complaint = NearestWord.Complain("The word", text, [.. words.Keys]);
        return null;
    }

    private static TimeSpan? Duration(string text)
    {
        var unit = text.Length - text.Reverse().TakeWhile(char.IsAsciiLetter).Count();
        if (!double.TryParse(text.AsSpan(0, unit), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return null;
        double? milliseconds = text[unit..] switch
        {
            "ms" => number,
            "s" => number * 1000,
            "m" or "min" => number * 60_000,
            "h" => number * 3_600_000,
            "d" => number * 86_400_000,
            _ => null,
        };
        // A century is longer than any scenario and still far from the end of TimeSpan.
        return milliseconds is >= 0 and < 3.2e12 ? TimeSpan.FromMilliseconds(milliseconds.Value) : null;
    }

    private static object? Expected(out string? complaint, string what, string text)
    {
        complaint = $"Expected {what}, found '{text}'.";
        return null;
    }
}
