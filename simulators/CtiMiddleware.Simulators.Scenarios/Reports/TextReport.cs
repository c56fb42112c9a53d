using System.Globalization;
using System.Text;
using CtiMiddleware.Simulators.Scenarios.Reading;
using CtiMiddleware.Simulators.Scenarios.Running;

namespace CtiMiddleware.Simulators.Scenarios.Reports;

/// <summary>Results for people.</summary>
public static class TextReport
{
    /// <summary>One result: a line; for a failure also what was expected, what came, the ladder, and the command that repeats it.</summary>
    public static string Of(ScenarioResult result)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{EnumWords.Word(result.Status), -13} {result.Scenario} over {result.Protocol}");
        if (result.Note is { } note)
            text.Append(" (").Append(note).Append(')');
        text.Append('\n');
        if (result.Failure is not { } failure)
            return text.ToString();
        var place = failure.Step > 0 ? string.Create(CultureInfo.InvariantCulture, $", step {failure.Step}") : "";
        text.Append(CultureInfo.InvariantCulture, $"  {result.Scenario.File}:{failure.Line}{place}\n");
        Append("expected: ", failure.Expected);
        Append("came:     ", failure.Came);
        if (result.Ladder.Length > 0)
        {
            text.Append('\n');
            foreach (var line in result.Ladder.TrimEnd('\n').Split('\n'))
                text.Append("  ").Append(line).Append('\n');
        }
        if (result.LinkNotes.Count > 0)
            text.Append("\n  the link noted, newest first:\n");
        foreach (var noted in result.LinkNotes)
            text.Append("    ").Append(noted).Append('\n');
        text.Append("\n  repeat: ").Append(Repeat(result)).Append('\n');
        return text.ToString();

        void Append(string label, string lines) =>
            text.Append("  ").Append(label).Append(lines.Replace("\n", "\n            ", StringComparison.Ordinal)).Append('\n');
    }

    /// <summary>The command that plays it again, the same to the byte.</summary>
    public static string Repeat(ScenarioResult result) =>
        string.Create(CultureInfo.InvariantCulture, $"cti test {result.Scenario} --adapter {result.Protocol} --seed {result.Seed}");
}
