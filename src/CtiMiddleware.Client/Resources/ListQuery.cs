using System.Globalization;
using System.Text;

namespace CtiMiddleware.Client;

/// <summary>Which part of a list is wanted.</summary>
public sealed record ListQuery
{
    /// <summary>How many at most; null for the server's default.</summary>
    public int? Limit { get; init; }

    /// <summary>The <see cref="Page{T}.Next"/> of the page before; null for the first.</summary>
    public string? After { get; init; }

    /// <summary>The switch; null for all.</summary>
    public string? Switch { get; init; }

    /// <summary>For devices: the category, for example <c>station</c>; null for all.</summary>
    public string? Kind { get; init; }

    /// <summary>A part of the identifier or name; null for all.</summary>
    public string? Search { get; init; }

    internal static string Text(ListQuery? query)
    {
        if (query is null)
            return "";
        var text = new StringBuilder();
        Add(text, "limit", query.Limit?.ToString(CultureInfo.InvariantCulture));
        Add(text, "after", query.After);
        Add(text, "switch", query.Switch);
        Add(text, "kind", query.Kind);
        Add(text, "q", query.Search);
        return text.ToString();
    }

    private static void Add(StringBuilder text, string name, string? value)
    {
        if (value is not null)
            text.Append(text.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
    }
}
