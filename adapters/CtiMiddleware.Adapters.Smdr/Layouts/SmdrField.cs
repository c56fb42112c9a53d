using System.Buffers;
using System.Text.RegularExpressions;

namespace CtiMiddleware.Adapters.Smdr.Layouts;

/// <summary>One field of a form of line, checked. Immutable.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Start">Its first column, counted from 1; 0 for a group of a regular expression.</param>
/// <param name="Length">Its columns.</param>
/// <param name="Type">What its characters must be.</param>
public sealed record SmdrField(string Name, int Start, int Length, SmdrFieldType Type)
{
    private static readonly SearchValues<char> Dialable = SearchValues.Create("0123456789*#");

    /// <summary>The form of a time, a duration or a date; null for others.</summary>
    public SmdrFormat? Format { get; init; }

    /// <summary>What the value without its blanks must be; named groups become fields of their own. Null when nothing is asked.</summary>
    public Regex? Pattern { get; init; }

    /// <summary>It may be blank.</summary>
    public bool Optional { get; init; }

    /// <summary>Whether the characters may stand in this field.</summary>
    public bool Allows(ReadOnlySpan<char> raw)
    {
        var value = raw.Trim(' ');
        if (value.IsEmpty)
            return Optional;
        var legal = Type switch
        {
            SmdrFieldType.Digits => !raw.ContainsAnyExceptInRange('0', '9'),
            SmdrFieldType.Number => !value.ContainsAnyExcept(Dialable),
            SmdrFieldType.Text => !value.ContainsAnyInRange('\0', '\u001f'),
            _ => Format is { } format && format.TryRead(raw, out _),
        };
        return legal && (Pattern is null || Pattern.IsMatch(value));
    }
}
