using System.Globalization;
using CtiMiddleware.Adapters.Smdr.Layouts;
using CtiMiddleware.Adapters.Smdr.Records;
using CtiMiddleware.Model.CallDetails;

namespace CtiMiddleware.Simulators.Board.Smdr;

/// <summary>
/// Writes a call's end into the columns of a layout, by the same file from which the adapter reads it. Only layouts of columns whose fields stand for
/// themselves: a pattern cannot be turned round. Pure.
/// </summary>
public sealed class SmdrLineWriter
{
    private readonly SmdrLayout _layout;
    private readonly SmdrShape _shape;
    private readonly SmdrShape? _date;

    /// <summary>A writer of a layout.</summary>
    /// <exception cref="ArgumentException">Its lines cannot be written.</exception>
    public SmdrLineWriter(SmdrLayout layout)
    {
        _layout = layout;
        _shape =
            layout.Shapes.FirstOrDefault(static shape =>
                shape is { Kind: SmdrShapeKind.Call, Pattern: null } && shape.Fields.All(static field => field.Pattern is null)
            ) ?? throw new ArgumentException($"The records of {layout.Name} cannot be written: their fields are patterns.", nameof(layout));
        _date = layout.Shapes.FirstOrDefault(static shape => shape is { Kind: SmdrShapeKind.Date, Pattern: null });
    }

    /// <summary>A call's record, without the line's end.</summary>
    /// <exception cref="InvalidOperationException">The layout itself would not take the line for a record.</exception>
    public string Write(SmdrCallEnd call)
    {
        var line = new char[_shape.Length];
        Array.Fill(line, ' ');
        var local = call.Ended;
        Put(
            line,
            "time",
            new SmdrClock
            {
                Hour = local.Hour,
                Minute = local.Minute,
                Second = local.Second,
            }
        );
        Put(line, "date", Day(local));
        Put(line, "duration", Length(call.Talked));
        Put(line, "ring", Length(call.Rang));
        Put(line, "callingDevice", call.Calling);
        Put(line, "calledDevice", call.Called);
        var circuit = call.Trunk > 0 ? call.Trunk.ToString("000", CultureInfo.InvariantCulture) : "";
        Put(line, call.Direction == CallDetailDirection.Incoming ? "trunkIn" : "trunkOut", circuit);
        if (_shape.Code is { } code)
            Put(line, _shape.Fields.First(field => field.Name == code), Code(call));
        var text = new string(line);
        return SmdrRecordReader.Read(_layout, text, date: null) is SmdrReading.Record
            ? text
            : throw new InvalidOperationException($"{_layout.Name} does not take \"{text}\" for a record.");
    }

    /// <summary>The record that tells the day; null when the layout has none.</summary>
    public string? WriteDate(DateTimeOffset day) => _date?.Fields[0].Format?.Write(Day(day));

    private string Code(SmdrCallEnd call)
    {
        var wanted = (call.Direction, call.Answered) switch
        {
            (CallDetailDirection.Internal, _) => CallDetailCondition.IntraSwitch,
            (CallDetailDirection.Incoming, false) => CallDetailCondition.NotAnswered,
            (CallDetailDirection.Incoming, true) => CallDetailCondition.Incoming,
            _ => CallDetailCondition.Outgoing,
        };
        return _layout.Codes.First(pair => pair.Value.Condition == wanted).Key;
    }

    private static SmdrClock Day(DateTimeOffset at) =>
        new()
        {
            Year = at.Year % 100,
            Month = at.Month,
            Day = at.Day,
        };

    private static SmdrClock Length(TimeSpan time) =>
        new()
        {
            Hour = (int)time.TotalHours,
            Minute = time.Minutes,
            TenthsOfMinute = time.Seconds / 6,
            Second = time.Seconds,
            TenthsOfSecond = time.Milliseconds / 100,
        };

    private void Put(char[] line, string member, SmdrClock value)
    {
        if (Field(member) is { Format: { } format } field)
            Put(line, field, format.Write(value));
    }

    private void Put(char[] line, string member, string value)
    {
        if (Field(member) is { } field)
            Put(line, field, value);
    }

    // Right-adjusted, as the switches print. A number that has no room is left out: half of one would be another number.
    private static void Put(char[] line, SmdrField field, string value)
    {
        if (value.Length <= field.Length)
            value.CopyTo(0, line, field.Start - 1 + field.Length - value.Length, value.Length);
    }

    private SmdrField? Field(string member) =>
        _shape.Map.TryGetValue(member, out var name) ? _shape.Fields.FirstOrDefault(field => field.Name == name) : null;
}
