using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace CtiMiddleware.Simulators.Switch.Profiles;

/// <summary>From a YAML node to the value of a field; null with the reason reported when it is not one.</summary>
internal sealed class ProfileValues(Action<YamlNode, string> report)
{
    public object? Read(ProfileField field, YamlNode node) =>
        field.Kind switch
        {
            ProfileFieldKind.Numbers => ReadNumbers(field, node),
            ProfileFieldKind.Skills => ReadPairs(field, node, Priority),
            ProfileFieldKind.Destinations => ReadPairs(field, node, text => IsNumber(text) ? text : null),
            _ => node is YamlScalarNode { Value: { } text } ? Read(field, node, text) : Wrong(field, node),
        };

    public static TimeSpan? Time(string text)
    {
        foreach (
            var (unit, ticks) in new[]
            {
                ("ms", TimeSpan.TicksPerMillisecond),
                ("s", TimeSpan.TicksPerSecond),
                ("m", TimeSpan.TicksPerMinute),
                ("h", TimeSpan.TicksPerHour),
            }
        )
        {
            if (
                text.EndsWith(unit, StringComparison.Ordinal)
                && double.TryParse(text[..^unit.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
                && value * ticks < TimeSpan.MaxValue.Ticks
            )
            {
                return TimeSpan.FromTicks((long)(value * ticks));
            }
        }
        return null;
    }

    private object? Read(ProfileField field, YamlNode node, string text)
    {
        object? value = field.Kind switch
        {
            ProfileFieldKind.Text => text,
            ProfileFieldKind.Number => IsNumber(text) ? text : null,
            ProfileFieldKind.Flag => text is "true" or "false" ? text == "true" : null,
            ProfileFieldKind.Duration => Time(text),
            ProfileFieldKind.Word => Array.Exists(field.Words, word => word == text) ? text : null,
            ProfileFieldKind.Count => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count)
            && InRange(field, count)
                ? count
                : null,
            _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real)
            && double.IsFinite(real)
            && InRange(field, real)
                ? real
                : null,
        };
        return value ?? Wrong(field, node);
    }

    private string[]? ReadNumbers(ProfileField field, YamlNode node)
    {
        if (node is not YamlSequenceNode list)
        {
            Wrong(field, node);
            return null;
        }
        var numbers = new List<string>();
        foreach (var item in list.Children)
        {
            if (item is YamlScalarNode { Value: { } text } && IsNumber(text))
            {
                numbers.Add(text);
            }
            else
            {
                Wrong(field with { Kind = ProfileFieldKind.Number }, item);
            }
        }
        return [.. numbers];
    }

    private List<(string, T)>? ReadPairs<T>(ProfileField field, YamlNode node, Func<string, T?> read)
        where T : class
    {
        if (node is not YamlMappingNode map)
        {
            Wrong(field, node);
            return null;
        }
        var pairs = new List<(string, T)>();
        foreach (var (key, item) in map.Children)
        {
            if (
                key is YamlScalarNode { Value: { Length: > 0 } name }
                && item is YamlScalarNode { Value: { } text }
                && read(text) is { } value
            )
            {
                pairs.Add((name, value));
            }
            else
            {
                Wrong(field, item);
            }
        }
        return pairs;
    }

    private static string? Priority(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value is >= 1 and <= 100 ? text : null;

    private static bool IsNumber(string text) =>
        text.Length is > 0 and <= 32 && text.All(c => char.IsAsciiDigit(c) || c is '*' or '#' or '+');

    private static bool InRange(ProfileField field, double value) => !(value < field.Least) && !(value > field.Most);

    private object? Wrong(ProfileField field, YamlNode node)
    {
        var found = node switch
        {
            YamlScalarNode { Value: { } text } => $"'{text}'",
            YamlSequenceNode => "a list",
            _ => "a mapping",
        };
        var hint = node is YamlScalarNode { Value: { } word } ? NearestWord.Hint(word, field.Words) : "";
        report(node, $"{found} is no valid {field.Name}: expected {field.Expected}{hint}");
        return null;
    }
}
