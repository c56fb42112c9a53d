using CtiMiddleware.Adapters.Smdr.Layouts;
using CtiMiddleware.Adapters.Smdr.Records;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.CallDetails;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using Microsoft.Extensions.Logging;

namespace CtiMiddleware.Adapters.Smdr;

/// <summary>One stream of records: a serial line, a connection to a PBX, or one of a PBX to us. Keeps what belongs to it alone: its date.</summary>
/// <param name="options">How to read it.</param>
/// <param name="switch">The switch.</param>
/// <param name="link">The link.</param>
/// <param name="logger">Where it logs.</param>
internal sealed class SmdrStream(SmdrOptions options, SwitchId @switch, LinkId link, ILogger logger)
{
    // A PBX tells the date once a day; what was told longer ago than this was yesterday's.
    private static readonly TimeSpan DateHolds = TimeSpan.FromHours(25);

    private SmdrClock? _date;
    private DateTimeOffset _dateAt;
    private string? _lastNumber;
    private bool _first = true;

    /// <summary>The line errors of the wire fall on what is being received: the next line is not to be trusted.</summary>
    public bool Doubtful { get; set; }

    /// <summary>The end of a line that was too long has not come yet.</summary>
    public bool Skipping { get; set; }

    /// <summary>A line came.</summary>
    /// <param name="bytes">Its bytes without the end.</param>
    /// <param name="output">Where what it says goes.</param>
    public void Line(ReadOnlySpan<byte> bytes, ILinkOutput output)
    {
        var text = SmdrLine.Text(bytes, options.Parity, options.Layout.EightBit, out var wrong);
        if (text.AsSpan().Trim(' ').IsEmpty && wrong is null)
            return;
        if (Doubtful)
            wrong ??= "the line had errors";
        var reading = wrong is null
            ? SmdrRecordReader.Read(options.Layout, text, DateAt(output.ReceivedAt))
            : new SmdrReading.Unreadable(wrong);
        switch (reading)
        {
            case SmdrReading.Record record:
                Report(record, text, output);
                break;
            case SmdrReading.Date date:
                (_date, _dateAt) = (date.Day, output.ReceivedAt);
                Log.DateTold(logger, link, SmdrClock.Text(date.Day, time: null) ?? "");
                break;
            case SmdrReading.Ignored:
                output.Ignored();
                break;
            case SmdrReading.Unknown unknown:
                output.Unknown(unknown.Type, bytes);
                break;
            case SmdrReading.Unreadable unreadable:
                // Where it was opened in the middle of a record, the rest of it is no fault of the line.
                var where = _first ? "the first line, perhaps the end of one, is not read" : "a line is not read";
                output.Anomaly(AnomalyKind.UnreadableFrame, $"{options.Layout.Name}: {where}: {unreadable.Why}", bytes);
                break;
        }
        _first = false;
    }

    /// <summary>A line has no end in sight.</summary>
    public void TooLong(ReadOnlySpan<byte> bytes, ILinkOutput output)
    {
        _first = false;
        output.Anomaly(AnomalyKind.UnreadableFrame, $"more than {SmdrLine.MaxLength} bytes without the end of a line; skipped", bytes);
    }

    /// <summary>The stream ends, or pauses for too long, in the middle of a line.</summary>
    public static void Cut(ReadOnlySpan<byte> rest, string why, ILinkOutput output)
    {
        if (rest.ContainsAnyExcept(" \0\r\n"u8))
            output.Anomaly(AnomalyKind.UnreadableFrame, $"a line is not whole and not recorded: {why}", rest);
    }

    private SmdrClock? DateAt(DateTimeOffset now) => _date is not null && now - _dateAt < DateHolds ? _date : null;

    private void Report(SmdrReading.Record reading, string text, ILinkOutput output)
    {
        var record = reading.Fill(
            new CallDetailRecord
            {
                Switch = @switch,
                Link = link,
                Layout = options.Layout.Name,
                Received = output.ReceivedAt,
                RawLine = text,
            }
        );
        if (reading.Kind == SmdrShapeKind.Continuation && _lastNumber is not null)
            record = record with { Other = new Dictionary<string, string>(record.Other) { ["continues"] = _lastNumber } };
        _lastNumber = record.RecordNumber ?? _lastNumber;
        output.Emit(new DataLinkEvent.CallDetailRecordsReport(record) { NativeCause = record.ConditionCode });
    }
}
