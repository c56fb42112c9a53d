using System.Globalization;

namespace CtiMiddleware.Simulators.Scenarios.Model;

/// <summary>What a count must be: <c>3</c>, <c>&gt;=1</c>, <c>&gt;1</c>, <c>&lt;=5</c>, <c>&lt;5</c>.</summary>
/// <param name="Comparison">Empty for equal.</param>
/// <param name="Value">The number compared with.</param>
public readonly record struct CountRule(string Comparison, long Value)
{
    private static readonly string[] Comparisons = [">=", "<=", ">", "<"];

    /// <summary>Reads the rule; false when the text is none.</summary>
    public static bool TryParse(string text, out CountRule rule)
    {
        var comparison = Array.Find(Comparisons, sign => text.StartsWith(sign, StringComparison.Ordinal)) ?? "";
        var read = long.TryParse(
            text.AsSpan(comparison.Length).Trim(),
            NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var value
        );
        rule = new CountRule(comparison, value);
        return read;
    }

    /// <summary>Whether a count fits.</summary>
    public bool Holds(long count) =>
        Comparison switch
        {
            ">=" => count >= Value,
            "<=" => count <= Value,
            ">" => count > Value,
            "<" => count < Value,
            _ => count == Value,
        };

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Comparison}{Value}");
}
