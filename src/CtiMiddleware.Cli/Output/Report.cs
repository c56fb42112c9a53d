using System.Text.Json;
using System.Text.Json.Serialization;
using Spectre.Console;

namespace CtiMiddleware.Cli.Output;

/// <summary>
/// Writes results: tables on a terminal, one record a line with tabs between its fields when redirected, one JSON document a line on demand. Text from
/// outside never becomes markup, another field or another record.
/// </summary>
internal sealed class Report(CliHost host, bool json)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A document a line is wanted.</summary>
    public bool IsJson => json;

    /// <summary>The terminal; null when plain text or JSON is wanted.</summary>
    public IAnsiConsole? Terminal => json ? null : host.Terminal;

    /// <summary>One JSON document on a line of its own.</summary>
    public void Json<T>(T document) => host.Out.WriteLine(JsonSerializer.Serialize(document, s_json));

    /// <summary>A record; on a terminal, where tables are shown instead, this writes nothing.</summary>
    public void Record(params string?[] fields)
    {
        if (Terminal is null)
            host.Out.WriteLine(string.Join('\t', fields.Select(Plain)));
    }

    /// <summary>A heading with rows: a table on a terminal, else records led by a word.</summary>
    /// <param name="word">What each record begins with; null for nothing.</param>
    /// <param name="columns">The table's columns.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="style">The style of a cell by its column and text; null for none. Not asked when redirected.</param>
    public void Table(string? word, string[] columns, IEnumerable<string?[]> rows, Func<int, string, string?>? style = null)
    {
        if (Terminal is not { } terminal)
        {
            foreach (var row in rows)
                Record(word is null ? row : [word, .. row]);
            return;
        }
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var column in columns)
            table.AddColumn(new TableColumn(new Text(column, new Style(decoration: Decoration.Bold))).NoWrap());
        foreach (var row in rows)
            table.AddRow(row.Select((cell, index) => Cell(index, cell ?? "", style)));
        terminal.Write(table);
    }

    /// <summary>A line for people: written on a terminal only.</summary>
    public void Line(string text) => Terminal?.WriteLine(Plain(text));

    /// <summary>Text that stays on its line and in its field: control characters become blanks.</summary>
    public static string Plain(string? text) =>
        text is null ? ""
        : text.Any(char.IsControl) ? string.Concat(text.Select(static c => char.IsControl(c) ? ' ' : c))
        : text;

    private static Text Cell(int column, string text, Func<int, string, string?>? style) =>
        new(Plain(text), style?.Invoke(column, text) is { } name ? Style.Parse(name) : Style.Plain);
}
