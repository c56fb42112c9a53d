using System.Buffers;
using System.Globalization;
using System.Text.Unicode;
using CtiMiddleware.Adapters.LineText.Messages;
using CtiMiddleware.Links.Spi;

namespace CtiMiddleware.Adapters.LineText;

/// <summary>Bytes of one line → <see cref="Line"/>. Static and pure; reads in the order of the wire.</summary>
public static class LineTextMessageReader
{
    /// <summary>Reads a line.</summary>
    /// <param name="line">The line without its end, at most <see cref="Message.MaxLength"/> bytes.</param>
    /// <param name="characters">Where its characters go; the result is a view of it.</param>
    /// <exception cref="LinkProtocolException">It is not a line of this protocol.</exception>
    public static Line Read(ReadOnlySpan<byte> line, Span<char> characters)
    {
        if (Utf8.ToUtf16(line, characters, out _, out var length, replaceInvalidSequences: false) != OperationStatus.Done)
            throw Malformed("is not UTF-8");
        ReadOnlySpan<char> rest = characters[..length];
        var word = Take(ref rest); // word: capital letters
        if (word.IsEmpty || word.ContainsAnyExceptInRange('A', 'Z'))
            throw Malformed("does not begin with a word in capital letters");
        if (!long.TryParse(Take(ref rest), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) // number: digits
            throw Malformed("has no number after its word");
        var name = rest.IsEmpty || First(rest).Contains('=') ? default : Take(ref rest); // name: only some lines have one
        foreach (var range in rest.Split(' ')) // fields: key=value
        {
            if (!rest.IsEmpty && rest[range].IndexOf('=') <= 0)
                throw Malformed($"has \"{rest[range]}\" where a field key=value must be");
        }
        return new Line(word, number, name, rest);
    }

    private static ReadOnlySpan<char> First(ReadOnlySpan<char> text) => text.IndexOf(' ') is >= 0 and var end ? text[..end] : text;

    private static ReadOnlySpan<char> Take(scoped ref ReadOnlySpan<char> rest)
    {
        var token = First(rest);
        rest = rest[Math.Min(token.Length + 1, rest.Length)..];
        return token;
    }

    private static LinkProtocolException Malformed(string what) => new(LinkProtocolError.Malformed, $"A line {what}.");
}
