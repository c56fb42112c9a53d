using System.Globalization;
using CsvHelper;
using CtiMiddleware.Model.CallDetails;
using CtiMiddleware.Server.Rest;

namespace CtiMiddleware.Server.CallDetails;

/// <summary>
/// Call detail records as CSV (RFC 4180, UTF-8): columns that keep their names and order; a new one is only ever added at the end. What a
/// spreadsheet would take for a formula (a dialled <c>+49…</c>, <c>*21#</c> is none) is preceded by an apostrophe.
/// </summary>
public static class CallDetailCsv
{
    /// <summary>The media type.</summary>
    public const string MediaType = "text/csv";

    private static readonly (string Name, Func<CallDetailRecord, string?> Value)[] Columns =
    [
        ("id", static one => one.Id),
        ("switch", static one => one.Switch.Value),
        ("link", static one => one.Link.Value),
        ("layout", static one => one.Layout),
        ("received", static one => one.Received.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)),
        ("recordNumber", static one => one.RecordNumber),
        ("reportedTime", static one => one.ReportedTime),
        ("reportedTimeOf", static one => EnumText.Of<CallDetailTimeOf>(one.ReportedTimeOf)),
        ("durationSeconds", static one => one.DurationSeconds?.ToString(CultureInfo.InvariantCulture)),
        ("direction", static one => EnumText.Of<CallDetailDirection>(one.Direction)),
        ("device", static one => one.Device),
        ("callingDevice", static one => one.CallingDevice),
        ("calledDevice", static one => one.CalledDevice),
        ("trunkIn", static one => one.TrunkIn),
        ("trunkOut", static one => one.TrunkOut),
        ("accountInfo", static one => one.AccountInfo),
        ("authCode", static one => one.AuthCode),
        ("condition", static one => EnumText.Of<CallDetailCondition>(one.Condition)),
        ("conditionCode", static one => one.ConditionCode),
        ("ringSeconds", static one => one.RingSeconds?.ToString(CultureInfo.InvariantCulture)),
        ("transferred", static one => Flag(one.Transferred)),
        ("conferenced", static one => Flag(one.Conferenced)),
        ("other", static one => string.Join(';', one.Other.Select(static pair => $"{pair.Key}={pair.Value}"))),
        ("rawLine", static one => one.RawLine),
    ];

    /// <summary>The names of the columns.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Columns.Select(static column => column.Name)];

    /// <summary>Writes the records with a line of names before them.</summary>
    public static void Write(TextWriter output, IEnumerable<CallDetailRecord> records)
    {
        var options = new CsvWriterOptions { Injection = CsvInjection.Escape };
        using var csv = CsvWriter.Create(output, options, leaveOpen: true);
        foreach (var (name, _) in Columns)
            csv.WriteField(name);
        csv.EndRecord();
        foreach (var record in records)
        {
            foreach (var (_, value) in Columns)
                csv.WriteField(value(record));
            csv.EndRecord();
        }
    }

    private static string? Flag(bool? value) =>
        value switch
        {
            null => null,
            true => "true",
            false => "false",
        };
}
