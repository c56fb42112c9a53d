using System.Globalization;
using System.Runtime.InteropServices;

namespace CtiMiddleware.Adapters.Smdr.Layouts;

/// <summary>What a PBX wrote of a time, a duration or a date; null for what it did not write.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SmdrClock
{
    /// <summary>Hours.</summary>
    public int? Hour { get; init; }

    /// <summary>Minutes.</summary>
    public int? Minute { get; init; }

    /// <summary>Tenths of a minute.</summary>
    public int? TenthsOfMinute { get; init; }

    /// <summary>Seconds.</summary>
    public int? Second { get; init; }

    /// <summary>Tenths of a second.</summary>
    public int? TenthsOfSecond { get; init; }

    /// <summary>Month.</summary>
    public int? Month { get; init; }

    /// <summary>Day.</summary>
    public int? Day { get; init; }

    /// <summary>Year.</summary>
    public int? Year { get; init; }

    /// <summary>The whole as seconds of a duration.</summary>
    public double Seconds =>
        ((Hour ?? 0) * 3600) + ((Minute ?? 0) * 60) + ((TenthsOfMinute ?? 0) * 6) + (Second ?? 0) + ((TenthsOfSecond ?? 0) / 10.0);

    /// <summary>A date and a time as one text: what is not known is left out.</summary>
    /// <returns><c>2004-05-09T07:46:00</c>, <c>--05-09T07:46</c>, <c>T07:46</c>, <c>--05-09</c>; null when nothing is known.</returns>
    public static string? Text(SmdrClock? date, SmdrClock? time)
    {
        var day = date is { Month: { } month, Day: { } number } known
            ? string.Create(CultureInfo.InvariantCulture, $"{(known.Year is { } year ? $"{year:0000}" : "-")}-{month:00}-{number:00}")
            : "";
        var clock = time is { Hour: { } hour, Minute: { } minute } at
            ? string.Create(CultureInfo.InvariantCulture, $"T{hour:00}:{minute:00}{(at.Second is { } second ? $":{second:00}" : "")}")
            : "";
        return day.Length + clock.Length == 0 ? null : day + clock;
    }
}
