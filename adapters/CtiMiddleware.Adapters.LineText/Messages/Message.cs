using System.Globalization;
using System.Text;

namespace CtiMiddleware.Adapters.LineText.Messages;

/// <summary>
/// One line of the protocol, to be written: every kind of line has the same shape, so one type is enough. Immutable. A field without a value is not
/// written: what is unknown is absent.
/// </summary>
/// <param name="Word">What kind of line it is.</param>
/// <param name="Number">Its number: invoke, sequence or version.</param>
/// <param name="Name">Its name; null when its kind has none.</param>
/// <param name="Fields">Its fields, in the order in which they are written.</param>
public sealed record Message(string Word, long Number, string? Name, params (string Key, string? Value)[] Fields)
{
    /// <summary>The longest line in characters and in bytes, without its end.</summary>
    public const int MaxLength = 4096;

    /// <summary>The value of a field; null when the message does not have it.</summary>
    public string? Find(string key) => Fields.FirstOrDefault(field => field.Key == key).Value;

    /// <summary>The line as it is written, without its end.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Word).Append(CultureInfo.InvariantCulture, $" {Number}");
        if (Name is not null)
            text.Append(' ').Append(Name);
        foreach (var (key, value) in Fields)
        {
            if (value is not null)
                text.Append(' ').Append(key).Append('=').Append(Escaping.Escape(value));
        }
        return text.ToString();
    }
}
