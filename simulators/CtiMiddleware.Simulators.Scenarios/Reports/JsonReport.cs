using System.Text.Encodings.Web;
using System.Text.Json;
using CtiMiddleware.Simulators.Scenarios.Reading;
using CtiMiddleware.Simulators.Scenarios.Running;

namespace CtiMiddleware.Simulators.Scenarios.Reports;

/// <summary>Results for programs.</summary>
public static class JsonReport
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>One document: <c>results</c>, and <c>sums</c> by status.</summary>
    public static string Of(IReadOnlyList<ScenarioResult> results)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("results");
            foreach (var result in results)
                Write(writer, result);
            writer.WriteEndArray();
            writer.WriteStartObject("sums");
            foreach (var status in Enum.GetValues<ScenarioStatus>())
                writer.WriteNumber(EnumWords.Word(status), results.Count(result => result.Status == status));
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
        return System.Text.Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length) + "\n";
    }

    private static void Write(Utf8JsonWriter writer, ScenarioResult result)
    {
        writer.WriteStartObject();
        writer.WriteString("scenario", result.Scenario.ToString());
        writer.WriteString("name", result.Scenario.Name);
        writer.WriteString("adapter", result.Protocol);
        writer.WriteString("status", EnumWords.Word(result.Status));
        writer.WriteNumber("seed", result.Seed);
        writer.WriteNumber("seconds", Math.Round(result.Took.TotalSeconds, 3));
        writer.WriteNumber("events", result.Events);
        if (result.Note is { } note)
            writer.WriteString("note", note);
        if (result.Failure is { } failure)
        {
            writer.WriteStartObject("failure");
            writer.WriteString("file", result.Scenario.File);
            writer.WriteNumber("line", failure.Line);
            writer.WriteNumber("step", failure.Step);
            writer.WriteString("expected", failure.Expected);
            writer.WriteString("came", failure.Came);
            writer.WriteString("ladder", result.Ladder);
            writer.WriteStartArray("linkNotes");
            foreach (var noted in result.LinkNotes)
                writer.WriteStringValue(noted);
            writer.WriteEndArray();
            writer.WriteString("repeat", TextReport.Repeat(result));
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
    }
}
