using System.Globalization;

namespace CtiMiddleware.Adapters.CiscoGed188.Messages;

/// <summary>An enumeration or bit mask by the specification's names, for texts: logs, decoding for people, requests by name. Immutable.</summary>
public sealed class Enumeration
{
    private static readonly Dictionary<string, Enumeration> s_all = Load();

    private readonly Dictionary<uint, string> _names = [];
    private readonly Dictionary<string, uint> _values = new(StringComparer.OrdinalIgnoreCase);

    private Enumeration(string name, bool mask)
    {
        Name = name;
        IsMask = mask;
    }

    /// <summary>Its name in the specification, for example <c>EventCause</c>.</summary>
    public string Name { get; }

    /// <summary>A bit mask: a text is several names with <c>|</c> between them.</summary>
    public bool IsMask { get; }

    /// <summary>Every value with its name.</summary>
    public IReadOnlyDictionary<uint, string> Names => _names;

    /// <summary>The enumeration of a name, or null.</summary>
    public static Enumeration? Find(string name) => s_all.GetValueOrDefault(name);

    /// <summary>The text of a value; the number when it has no name.</summary>
    public string TextOf(uint value)
    {
        if (!IsMask)
            return _names.TryGetValue(value, out var name) ? name : value.ToString(CultureInfo.InvariantCulture);
        if (value == 0)
            return "0";
        var parts = new List<string>();
        foreach (var (bit, name) in _names)
        {
            if ((value & bit) == 0)
                continue;
            parts.Add(name);
            value &= ~bit;
        }
        if (value != 0)
            parts.Add("0x" + value.ToString("X", CultureInfo.InvariantCulture));
        return string.Join('|', parts);
    }

    /// <summary>The value of a text; false when a name in it is not known.</summary>
    public bool TryValue(string text, out uint value)
    {
        value = 0;
        if (!IsMask)
            return _values.TryGetValue(text, out value) || FixedField.TryNumber(text, out value);
        foreach (var part in text.Split('|'))
        {
            if (!_values.TryGetValue(part, out var bit) && !FixedField.TryNumber(part, out bit))
                return false;
            value |= bit;
        }
        return true;
    }

    private static Dictionary<string, Enumeration> Load()
    {
        var all = new Dictionary<string, Enumeration>();
        foreach (var line in GedTables.Lines("enums.txt"))
        {
            var enumeration = new Enumeration(line[0], line[1] == "m");
            foreach (var item in line.AsSpan(2))
            {
                var at = item.IndexOf('=', StringComparison.Ordinal);
                var value = uint.Parse(item.AsSpan(0, at), CultureInfo.InvariantCulture);
                enumeration._names.Add(value, item[(at + 1)..]);
                enumeration._values.TryAdd(item[(at + 1)..], value);
            }
            all.Add(enumeration.Name, enumeration);
        }
        return all;
    }
}
