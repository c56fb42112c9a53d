using System.Globalization;

namespace CtiMiddleware.Adapters.GsmModem.Lines;

/// <summary>The fields of a line <c>+NAME: a,"b",c</c>. Immutable.</summary>
internal sealed class AtFields
{
    private readonly List<(string Text, bool Quoted)> _fields = [];

    private AtFields(string name) => Name = name;

    /// <summary>What stands before the colon; the whole line when it has none.</summary>
    public string Name { get; }

    /// <summary>How many there are.</summary>
    public int Count => _fields.Count;

    /// <summary>Reads a line.</summary>
    public static AtFields Of(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var fields = new AtFields(colon < 0 ? line.Trim() : line[..colon].Trim());
        if (colon < 0)
            return fields;
        var (begin, quoted, text) = (colon + 1, false, line);
        for (var i = begin; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] == '"')
                quoted = !quoted;
            if (i < text.Length && (text[i] != ',' || quoted))
                continue;
            var part = text[begin..i].Trim();
            var isQuoted = part.Length >= 2 && part[0] == '"' && part[^1] == '"';
            fields._fields.Add((isQuoted ? part[1..^1] : part, isQuoted));
            begin = i + 1;
        }
        return fields;
    }

    /// <summary>A field as text; empty when it is not there.</summary>
    public string Text(int index) => index < _fields.Count ? _fields[index].Text : "";

    /// <summary>A field as a number; null when it is none.</summary>
    public int? Number(int index) =>
        index < _fields.Count
        && !_fields[index].Quoted
        && int.TryParse(_fields[index].Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
