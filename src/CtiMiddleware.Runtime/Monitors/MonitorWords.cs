using CtiMiddleware.Model.Commands;

namespace CtiMiddleware.Runtime.Monitors;

/// <summary>What is said of monitors, for people. Pure.</summary>
internal static class MonitorWords
{
    /// <summary>A refusal: the switch's own words and the standard's name for it.</summary>
    public static string Of(CommandAnswer answer) =>
        (answer.Text, answer.Failure?.Value) switch
        {
            (null, null) => "the switch refused it and gave no reason",
            (null, { } failure) => failure,
            ({ } text, null) => text,
            var (text, failure) => $"{text} ({failure})",
        };

    /// <summary>What the configuration asks for and is not observed; null when nothing is.</summary>
    public static string? Missing(IReadOnlyCollection<MonitorRecord> records)
    {
        var missing = records.Where(static record => record.Configured && record.Phase != MonitorPhase.Active).ToArray();
        if (missing.Length == 0)
            return null;
        var first = missing.MinBy(static record => record.Number, StringComparer.Ordinal)!;
        return missing.Length == 1
            ? $"{first.Device} is not observed: {first.Reason}"
            : $"{missing.Length} of {records.Count} devices are not observed, {first.Device} first: {first.Reason}";
    }
}
