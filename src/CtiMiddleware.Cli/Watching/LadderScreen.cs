using System.Globalization;
using CtiMiddleware.Cli.Output;
using CtiMiddleware.Client;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace CtiMiddleware.Cli.Watching;

/// <summary>Draws the ladder for a terminal: the calls above, the events below with one lane for each device. Pure apart from what is selected.</summary>
internal sealed class LadderScreen(LadderModel model, string title)
{
    private const int EventWidth = 40;
    private const int TimeWidth = 12;
    private const int LaneWidth = 12;

    /// <summary>The call whose events alone are shown; null for all.</summary>
    public string? Selected { get; private set; }

    /// <summary>Takes a key; false when it means the end.</summary>
    public bool Press(ConsoleKeyInfo key)
    {
        switch (key.Key)
        {
            case ConsoleKey.Q:
                return false;
            case ConsoleKey.DownArrow or ConsoleKey.J:
                Move(+1);
                return true;
            case ConsoleKey.UpArrow or ConsoleKey.K:
                Move(-1);
                return true;
            case ConsoleKey.Escape or ConsoleKey.A:
                Selected = null;
                return true;
            default:
                return true;
        }
    }

    /// <summary>The whole screen in so many columns and lines.</summary>
    public IRenderable Render(int width, int height)
    {
        var calls = model.Calls;
        var listed = calls.Take(Math.Max(1, (height - 6) / 3)).ToList();
        var lines = new List<IRenderable> { Bold($"{title}   {calls.Count} calls   {model.Stream}"), Dim("↑↓ one call   a all   q end") };
        lines.AddRange(listed.Select(call => CallLine(call, width)));
        if (calls.Count > listed.Count)
            lines.Add(Dim($"… and {calls.Count - listed.Count} more"));
        var rows = model
            .Rows.Where(row => Selected is null || row.Subject == Selected)
            .TakeLast(Math.Max(1, height - lines.Count - 2))
            .ToList();
        var lanes = Lanes(rows, width);
        lines.Add(
            Bold(
                Cut(Line("time", lanes.Select(ShortDevice), model.Dropped > 0 ? $"event ({model.Dropped} older dropped)" : "event"), width)
            )
        );
        lines.AddRange(rows.Select(row => RowLine(row, lanes, width)));
        return new Rows(lines);
    }

    private void Move(int by)
    {
        var calls = model.Calls.Select(static call => call.Id).ToList();
        if (calls.Count == 0)
            return;
        var at = Selected is null ? (by > 0 ? -1 : 0) : calls.IndexOf(Selected);
        Selected = calls[(at + by + calls.Count) % calls.Count];
    }

    private Text CallLine(Call call, int width)
    {
        var states = string.Join(
            "  ",
            call.Connections.Select(static one => $"{ShortDevice(one.Device ?? one.Number ?? "?")} {one.State}")
        );
        var text =
            $"{(call.Id == Selected ? ">" : " ")} {model.LetterOf(call.Id), -3} {call.Calling.Number ?? "?"} → {call.Called.Number ?? "?"}   {states}";
        return new Text(Cut(text, width), call.Id == Selected ? new Style(decoration: Decoration.Invert) : Style.Plain);
    }

    // The devices of the shown rows, the latest first when not all fit; then in the order in which they were first seen.
    private static List<string> Lanes(List<LadderRow> rows, int width)
    {
        var room = Math.Max(1, (width - TimeWidth - EventWidth) / (LaneWidth + 3));
        var latest = rows.AsEnumerable()
            .Reverse()
            .SelectMany(static row => row.Lanes)
            .Select(static lane => lane.Key)
            .Distinct()
            .Take(room)
            .ToHashSet();
        return [.. rows.SelectMany(static row => row.Lanes).Select(static lane => lane.Key).Distinct().Where(latest.Contains)];
    }

    private Text RowLine(LadderRow row, List<string> lanes, int width)
    {
        var letter =
            row.Subject is { } subject && subject.StartsWith("call_", StringComparison.Ordinal) ? model.LetterOf(subject) : row.Subject;
        var cells = lanes.Select(lane => row.Lanes.FirstOrDefault(one => one.Key == lane).Value is { } state ? $"{letter}:{state}" : "");
        var what = $"{row.Type} {letter} {(row.Device is null ? "" : ShortDevice(row.Device))} {row.Cause} {row.Mark}";
        var style =
            row.State == "fail" || row.Type is "stream.gap" or "stream.disconnected" ? "red"
            : row.Mark.Length > 0 ? "yellow"
            : null;
        var time = row.Time.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);
        return new Text(Cut(Line(time, cells, what), width), style is null ? Style.Plain : Style.Parse(style));
    }

    private static string Line(string time, IEnumerable<string> cells, string what) =>
        string.Join(
            " | ",
            [time.PadRight(TimeWidth), .. cells.Select(static cell => Cut(cell, LaneWidth).PadRight(LaneWidth)), Report.Plain(what)]
        );

    private static string ShortDevice(string device) => device[(device.IndexOf(':', StringComparison.Ordinal) + 1)..];

    private static string Cut(string text, int width) =>
        text.Length <= width ? Report.Plain(text) : Report.Plain(text[..Math.Max(0, width - 1)]) + "…";

    private static Text Bold(string text) => new(text, new Style(decoration: Decoration.Bold));

    private static Text Dim(string text) => new(text, new Style(decoration: Decoration.Dim));
}
