using System.Globalization;
using System.Text.RegularExpressions;
using CtiMiddleware.Adapters.Smdr.Layouts;
using CtiMiddleware.Model.CallDetails;

namespace CtiMiddleware.Adapters.Smdr.Records;

/// <summary>
/// Reads one line by a layout. Strict: every column is checked, also those that must be blank, and a line that passes no form whole is not a
/// record. Pure.
/// </summary>
public static class SmdrRecordReader
{
    /// <summary>Reads a line.</summary>
    /// <param name="layout">The layout.</param>
    /// <param name="line">The line without its end.</param>
    /// <param name="date">The date that a date record gave; null when none did.</param>
    public static SmdrReading Read(SmdrLayout layout, string line, SmdrClock? date)
    {
        var why = "";
        foreach (var shape in layout.Shapes)
        {
            if (Fields(shape, line, out var wrong) is not { } fields)
            {
                // What comes closest says most: the form that failed last in the line.
                if (wrong.Length > 0 && why.Length == 0)
                    why = $"as {shape.Name}: {wrong}";
                continue;
            }
            SmdrCode? code = null;
            if (
                shape.Code is { } codeField
                && fields.GetValueOrDefault(codeField) is { Length: > 0 } value
                && !layout.Codes.TryGetValue(value, out code)
            )
            {
                why = $"as {shape.Name}: {codeField} '{value}' is not a code of this layout";
                continue;
            }
            return Make(layout, shape, fields, code, date, line);
        }
        return new SmdrReading.Unreadable(why.Length > 0 ? why : "it fits no form of the layout");
    }

    private static SmdrReading Make(
        SmdrLayout layout,
        SmdrShape shape,
        Dictionary<string, string> fields,
        SmdrCode? code,
        SmdrClock? date,
        string line
    )
    {
        if (shape.Kind == SmdrShapeKind.Ignored)
            return new SmdrReading.Ignored();
        if (shape.Kind == SmdrShapeKind.Unknown)
            return new SmdrReading.Unknown(fields.GetValueOrDefault("type") ?? shape.Name);
        var day = Clock(shape, fields, SmdrMembers.Date) ?? (shape.Kind == SmdrShapeKind.Date ? null : date);
        if (shape.Kind == SmdrShapeKind.Date)
            return day is { } known ? new SmdrReading.Date(known) : new SmdrReading.Unreadable($"as {shape.Name}: it has no date");
        string? Member(string name) =>
            shape.Map.TryGetValue(name, out var field) && fields.GetValueOrDefault(field) is { Length: > 0 } value ? value : null;
        var used = shape.Map.Values.Append(shape.Code).ToHashSet(StringComparer.Ordinal);
        var other = fields.Where(pair => pair.Value.Length > 0 && !used.Contains(pair.Key)).ToDictionary(StringComparer.Ordinal);
        return new SmdrReading.Record(
            shape.Kind,
            record =>
                record with
                {
                    Layout = layout.Name,
                    RecordNumber = Member(SmdrMembers.RecordNumber),
                    ReportedTime = SmdrClock.Text(day, Clock(shape, fields, SmdrMembers.Time)),
                    ReportedTimeOf = code?.TimeOf ?? shape.TimeOf ?? layout.TimeOf,
                    DurationSeconds = Clock(shape, fields, SmdrMembers.Duration)?.Seconds,
                    RingSeconds = Clock(shape, fields, SmdrMembers.Ring)?.Seconds,
                    Direction = code?.Direction ?? shape.Direction ?? CallDetailDirection.NotKnown,
                    Device = Member(SmdrMembers.Device),
                    CallingDevice = Member(SmdrMembers.Calling),
                    CalledDevice = Member(SmdrMembers.Called),
                    TrunkIn = Member(SmdrMembers.TrunkIn),
                    TrunkOut = Member(SmdrMembers.TrunkOut),
                    AccountInfo = Member(SmdrMembers.Account),
                    AuthCode = Member(SmdrMembers.Auth),
                    Condition = code?.Condition ?? shape.Condition ?? CallDetailCondition.NotKnown,
                    ConditionCode = shape.Code is { } field && fields.GetValueOrDefault(field) is { Length: > 0 } text ? text : null,
                    Transferred = code?.Transferred ?? shape.Transferred,
                    Conferenced = code?.Conferenced,
                    Other = other,
                    RawLine = line,
                }
        );
    }

    private static SmdrClock? Clock(SmdrShape shape, Dictionary<string, string> fields, string member)
    {
        if (!shape.Map.TryGetValue(member, out var name) || fields.GetValueOrDefault(name) is not { Length: > 0 } value)
            return null;
        var format = shape.Fields.FirstOrDefault(field => field.Name == name)?.Format;
        return format is not null && format.TryRead(value, out var clock) ? clock : null;
    }

    private static Dictionary<string, string>? Fields(SmdrShape shape, string line, out string wrong)
    {
        wrong = "";
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        return shape.Pattern is { } pattern
            ? Groups(shape, pattern.Match(line), fields, ref wrong)
            : Columns(shape, line, fields, ref wrong);
    }

    private static Dictionary<string, string>? Groups(SmdrShape shape, Match match, Dictionary<string, string> fields, ref string wrong)
    {
        if (!match.Success)
            return null;
        foreach (var field in shape.Fields)
        {
            var value = match.Groups[field.Name].Value.Trim(' ');
            if (!Take(field, value, fields))
            {
                wrong = $"{field.Name} '{value}'";
                return null;
            }
        }
        return fields;
    }

    private static Dictionary<string, string>? Columns(SmdrShape shape, string line, Dictionary<string, string> fields, ref string wrong)
    {
        if (line.Length < shape.MinLength || line.AsSpan().TrimEnd(' ').Length > shape.Length)
        {
            wrong = string.Create(CultureInfo.InvariantCulture, $"{line.Length} columns, {shape.MinLength} to {shape.Length} are right");
            return null;
        }
        var padded = line.PadRight(shape.Length);
        var column = 1;
        foreach (var field in shape.Fields.OrderBy(static field => field.Start))
        {
            if (!IsBlank(padded, column, field.Start, ref wrong))
                return null;
            var raw = padded.AsSpan(field.Start - 1, field.Length);
            if (!field.Allows(raw) || !Take(field, field.Format is null ? raw.Trim(' ').ToString() : Whole(raw), fields))
            {
                wrong = string.Create(CultureInfo.InvariantCulture, $"{field.Name} '{raw}' in column {field.Start}");
                return null;
            }
            column = field.Start + field.Length;
        }
        return IsBlank(padded, column, shape.Length + 1, ref wrong) ? fields : null;
    }

    // A clock's blanks belong to its form.
    private static string Whole(ReadOnlySpan<char> raw) => raw.IsWhiteSpace() ? "" : raw.ToString();

    private static bool Take(SmdrField field, string value, Dictionary<string, string> fields)
    {
        if (!field.Allows(value))
            return false;
        fields[field.Name] = value;
        if (field.Pattern is null || value.Length == 0)
            return true;
        foreach (Group group in field.Pattern.Match(value.Trim(' ')).Groups)
        {
            if (char.IsAsciiDigit(group.Name[0]))
                continue;
            // The parts stand for the whole.
            fields.Remove(field.Name);
            if (group.Success)
                fields[group.Name] = group.Value.Trim(' ');
        }
        return true;
    }

    private static bool IsBlank(string line, int from, int before, ref string wrong)
    {
        for (var column = from; column < before; column++)
        {
            if (line[column - 1] == ' ')
                continue;
            wrong = string.Create(CultureInfo.InvariantCulture, $"'{line[column - 1]}' in column {column}, which is blank");
            return false;
        }
        return true;
    }
}
