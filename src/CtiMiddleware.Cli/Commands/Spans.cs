using System.CommandLine;
using System.Globalization;

namespace CtiMiddleware.Cli.Commands;

/// <summary>Spans of time as people write them: <c>500ms</c>, <c>20s</c>, <c>3m</c>, <c>1h</c>; a bare number is seconds.</summary>
internal static class Spans
{
    private static readonly (string Unit, double Milliseconds)[] s_units = [("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000)];

    /// <summary>An option that takes a span.</summary>
    public static Option<double?> Option(string name, string description) =>
        new(name)
        {
            Description = description + " For example 500ms, 20s, 3m, 1h.",
            CustomParser = result =>
            {
                if (Milliseconds(result.Tokens[0].Value) is { } parsed)
                    return parsed;
                result.AddError($"{name} must be a time such as 500ms, 20s, 3m or 1h, not '{result.Tokens[0].Value}'.");
                return null;
            },
        };

    /// <summary>Milliseconds; null when it is no span.</summary>
    public static double? Milliseconds(string text)
    {
        var (number, factor) = (text, 1000.0);
        foreach (var (unit, milliseconds) in s_units)
        {
            if (text.EndsWith(unit, StringComparison.Ordinal) && text.Length > unit.Length && char.IsAsciiDigit(text[^(unit.Length + 1)]))
            {
                (number, factor) = (text[..^unit.Length], milliseconds);
                break;
            }
        }
        return double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value * factor : null;
    }
}
