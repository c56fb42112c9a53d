using System.Diagnostics.CodeAnalysis;

namespace CtiMiddleware.Adapters.LineText.Messages;

/// <summary>
/// A line as it was read: <c>WORD number [NAME] key=value …</c>, a view of the reader's characters that allocates only what is asked for. Made by
/// <see cref="LineTextMessageReader"/>, which has checked its shape; valid as long as the reader's buffer.
/// </summary>
public readonly ref struct Line
{
    private readonly ReadOnlySpan<char> _fields;

    internal Line(ReadOnlySpan<char> word, long number, ReadOnlySpan<char> name, ReadOnlySpan<char> fields)
    {
        Word = word;
        Number = number;
        Name = name;
        _fields = fields;
    }

    /// <summary>What kind of line it is: <c>OK</c>, <c>EV</c>, or a command's verb.</summary>
    public ReadOnlySpan<char> Word { get; }

    /// <summary>The invoke number of commands and answers, the sequence number of events, the version of the greeting.</summary>
    public long Number { get; }

    /// <summary>The event's name, the item's kind, the error's code; empty when the line has none.</summary>
    public ReadOnlySpan<char> Name { get; }

    /// <summary>The value of a field, unescaped; null when the line does not have it. The first of several counts.</summary>
    public string? Find(string key)
    {
        foreach (var range in _fields.Split(' '))
        {
            var field = _fields[range];
            if (field.Length > key.Length && field[key.Length] == '=' && field.StartsWith(key, StringComparison.Ordinal))
                return Escaping.Unescape(field[(key.Length + 1)..]);
        }
        return null;
    }

    /// <summary>The value of a field that must be there.</summary>
    public bool TryFind(string key, [NotNullWhen(true)] out string? value) => (value = Find(key)) is not null;

    /// <summary>The same line as a message that lives on: for people, simulators and vectors, not for the hot path.</summary>
    public Message ToMessage()
    {
        var fields = new List<(string, string?)>();
        foreach (var range in _fields.Split(' '))
        {
            var field = _fields[range];
            var equals = field.IndexOf('=');
            if (equals > 0)
                fields.Add((field[..equals].ToString(), Escaping.Unescape(field[(equals + 1)..])));
        }
        return new Message(Word.ToString(), Number, Name.IsEmpty ? null : Name.ToString(), [.. fields]);
    }
}
