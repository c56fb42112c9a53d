using System.Globalization;

namespace CtiMiddleware.Adapters.CiscoGed188.Messages;

/// <summary>One field of a fixed part.</summary>
/// <param name="Name">Its name in the specification.</param>
/// <param name="Offset">Where it stands, counted from the beginning of the message, header included.</param>
/// <param name="Width">Its bytes: 1, 2 or 4; big-endian.</param>
/// <param name="Meaning">The name of its enumeration, <c>bool</c>, or empty for a plain number.</param>
public readonly record struct FixedField(string Name, int Offset, int Width, string Meaning)
{
    /// <summary>The value for people: by name where its enumeration has one.</summary>
    public string TextOf(uint value) => TextOf(Meaning, value);

    /// <summary>The value that a text means; false when it means none or does not fit the field.</summary>
    public bool TryValue(string text, out uint value) => TryValue(Meaning, text, out value) && (Width == 4 || value < 1u << (8 * Width));

    internal static string TextOf(string meaning, uint value) =>
        meaning == "bool" ? (value == 0 ? "false" : "true")
        : meaning.Length > 0 && Enumeration.Find(meaning) is { } enumeration ? enumeration.TextOf(value)
        : value.ToString(CultureInfo.InvariantCulture);

    internal static bool TryValue(string meaning, string text, out uint value)
    {
        if (meaning == "bool" && bool.TryParse(text, out var flag))
        {
            value = flag ? 1u : 0u;
            return true;
        }
        return meaning.Length > 0 && Enumeration.Find(meaning) is { } enumeration
            ? enumeration.TryValue(text, out value)
            : TryNumber(text, out value);
    }

    internal static bool TryNumber(string text, out uint value) =>
        text.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
            ? uint.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value)
            : uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
