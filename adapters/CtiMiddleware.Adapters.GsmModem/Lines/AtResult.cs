using System.Globalization;

namespace CtiMiddleware.Adapters.GsmModem.Lines;

/// <summary>What a command came to.</summary>
/// <param name="Final">How it ended.</param>
/// <param name="Words">The modem's own words of its end.</param>
/// <param name="Lines">What it said before, of what was asked for.</param>
internal sealed record AtResult(AtFinal Final, string Words, IReadOnlyList<string> Lines)
{
    /// <summary>Whether it was done.</summary>
    public bool IsOk => Final == AtFinal.Ok;

    /// <summary>The number of a <c>+CME ERROR</c>; null when there is none.</summary>
    public int? EquipmentError => Code("+CME ERROR:");

    /// <summary>The number of a <c>+CMS ERROR</c>; null when there is none.</summary>
    public int? MessageError => Code("+CMS ERROR:");

    /// <summary>The fields of the first line with a name; null when there is none.</summary>
    public AtFields? Line(string name)
    {
        foreach (var line in Lines)
        {
            var fields = AtFields.Of(line);
            if (fields.Name == name)
                return fields;
        }
        return null;
    }

    private int? Code(string prefix) =>
        Words.StartsWith(prefix, StringComparison.Ordinal)
        && int.TryParse(Words.AsSpan(prefix.Length).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            ? code
            : null;
}
