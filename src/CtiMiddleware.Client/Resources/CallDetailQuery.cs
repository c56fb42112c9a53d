using System.Globalization;

namespace CtiMiddleware.Client;

/// <summary>Which call detail records are wanted; null members ask for all.</summary>
public sealed record CallDetailQuery
{
    /// <summary>How many at most; null for the server's default.</summary>
    public int? Limit { get; init; }

    /// <summary>The <see cref="Page{T}.Next"/> of the page before; null for the first.</summary>
    public string? After { get; init; }

    /// <summary>Received by the server at this time or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Received by the server before this time.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>The switch.</summary>
    public string? Switch { get; init; }

    /// <summary>The device, <c>hq:2001</c>.</summary>
    public string? Device { get; init; }

    internal static string Text(CallDetailQuery? query)
    {
        if (query is null)
            return "";
        (string Name, string? Value)[] all =
        [
            ("limit", query.Limit?.ToString(CultureInfo.InvariantCulture)),
            ("after", query.After),
            ("from", query.From?.ToUniversalTime().ToString("o", CultureInfo.InvariantCulture)),
            ("to", query.To?.ToUniversalTime().ToString("o", CultureInfo.InvariantCulture)),
            ("switch", query.Switch),
            ("device", query.Device),
        ];
        var given = all.Where(static one => one.Value is not null).Select(static one => $"{one.Name}={Uri.EscapeDataString(one.Value!)}");
        var text = string.Join('&', given);
        return text.Length == 0 ? "" : "?" + text;
    }
}
