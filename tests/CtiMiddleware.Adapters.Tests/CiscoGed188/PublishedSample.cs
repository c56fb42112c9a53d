using System.Globalization;
using System.Text.RegularExpressions;

namespace CtiMiddleware.Adapters.Tests.CiscoGed188;

/// <summary>One published message: bytes from outside, with the meaning that the outside suite gives them, in that suite's notation.</summary>
public sealed record PublishedSample(int Type, string Name, byte[] Bytes, IReadOnlyList<KeyValuePair<string, string>> Meaning)
{
    private static readonly Regex s_field = new(
        """\((?<name>[A-Za-z]\w*), (?<value>Some\([^)]*\)|ByteString\([^)]*\)|\([^)]*\)|"[^"]*"|[^()]*)\)""",
        RegexOptions.NonBacktracking
    );

    public static IReadOnlyList<PublishedSample> All { get; } =
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "CiscoGed188", "Samples", "uccertweb-v19.txt"))
            .Where(line => line[0] != '#')
            .Select(Parse),
    ];

    public static PublishedSample Of(string name) => All.First(sample => sample.Name == name);

    public override string ToString() => Name;

    private static PublishedSample Parse(string line)
    {
        var parts = line.Split('\t');
        return new(int.Parse(parts[0], CultureInfo.InvariantCulture), parts[1], Convert.FromHexString(parts[2]), [.. Fields(parts[3])]);
    }

    private static IEnumerable<KeyValuePair<string, string>> Fields(string notation)
    {
        var count = 0;
        foreach (Match match in s_field.Matches(notation))
        {
            count++;
            var name = match.Groups["name"].Value;
            if (name is "MessageTypeTag")
                continue;
            yield return new(name.EndsWith("Tag", StringComparison.Ordinal) ? name[..^3] : name, ValueOf(match.Groups["value"].Value));
        }
        if (count == 0)
            throw new InvalidDataException(notation);
    }

    private static string ValueOf(string value)
    {
        if (value.StartsWith("Some(", StringComparison.Ordinal))
            return value[5..^1].Split('.')[^1];
        if (value.StartsWith("BitSet.empty", StringComparison.Ordinal))
        {
            var names = value.Split(" + ").Skip(1).Select(bit => bit.Split('.')[^1]).ToList();
            return names.Count == 0 ? "0" : string.Join('|', names);
        }
        if (value.StartsWith("ByteString(", StringComparison.Ordinal))
            return Convert.ToHexString([.. value[11..^1].Split(',').Select(number => byte.Parse(number, CultureInfo.InvariantCulture))]);
        if (value.StartsWith('"'))
            return value.Trim('"');
        if (value.StartsWith('('))
        {
            var items = value[1..^1].Split(',').Select(item => item.Trim().Trim('"')).ToList();
            return items.Count == 2 ? $"{items[0]}={items[1]}" : $"{items[1]}[{items[0]}]={items[2]}";
        }
        if (value.StartsWith("0x", StringComparison.Ordinal))
            return uint.Parse(value[2..].Split('.', ':')[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
                .ToString(CultureInfo.InvariantCulture);
        return value;
    }
}
