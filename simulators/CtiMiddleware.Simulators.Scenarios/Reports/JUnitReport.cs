using System.Globalization;
using System.Text;
using System.Xml;
using CtiMiddleware.Simulators.Scenarios.Running;

namespace CtiMiddleware.Simulators.Scenarios.Reports;

/// <summary>Results for build servers: a test suite for each adapter, a test case for each scenario.</summary>
public static class JUnitReport
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Indent = true,
        NewLineChars = "\n",
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        // A ladder has no such characters; what a switch says may.
        CheckCharacters = false,
    };

    /// <summary>The document. A scenario that the adapter denies is a passed case with a word about it, one that the simulator cannot play a skipped one.</summary>
    public static string Of(IReadOnlyList<ScenarioResult> results)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, Settings))
        {
            writer.WriteStartElement("testsuites");
            Counts(writer, "cti scenarios", results);
            foreach (var suite in results.GroupBy(static result => result.Protocol))
            {
                writer.WriteStartElement("testsuite");
                Counts(writer, suite.Key, [.. suite]);
                foreach (var result in suite)
                    Case(writer, result);
                writer.WriteEndElement();
            }
            writer.WriteEndElement();
        }
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length) + "\n";
    }

    private static void Counts(XmlWriter writer, string name, IReadOnlyList<ScenarioResult> results)
    {
        writer.WriteAttributeString("name", name);
        writer.WriteAttributeString("tests", Number(results.Count));
        writer.WriteAttributeString("failures", Number(results.Count(static x => x.Status == ScenarioStatus.Failed)));
        writer.WriteAttributeString("skipped", Number(results.Count(static x => x.Status == ScenarioStatus.NotApplicable)));
        writer.WriteAttributeString("time", Seconds(results.Sum(static x => x.Took.TotalSeconds)));
    }

    private static void Case(XmlWriter writer, ScenarioResult result)
    {
        writer.WriteStartElement("testcase");
        writer.WriteAttributeString("name", Clean(result.Scenario.ToString()));
        writer.WriteAttributeString("classname", result.Protocol);
        writer.WriteAttributeString("time", Seconds(result.Took.TotalSeconds));
        switch (result.Status)
        {
            case ScenarioStatus.Failed:
                writer.WriteStartElement("failure");
                writer.WriteAttributeString("message", Clean(result.Failure?.Expected ?? ""));
                writer.WriteString(Clean(TextReport.Of(result)));
                writer.WriteEndElement();
                break;
            case ScenarioStatus.NotApplicable:
                writer.WriteStartElement("skipped");
                writer.WriteAttributeString("message", Clean(result.Note ?? ""));
                writer.WriteEndElement();
                break;
            default:
                if (result.Note is { } note)
                    writer.WriteElementString("system-out", Clean(note));
                break;
        }
        writer.WriteEndElement();
    }

    // XML 1.0 has no place for control characters.
    private static string Clean(string text) => string.Concat(text.Select(static c => XmlConvert.IsXmlChar(c) ? c : '\uFFFD'));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Seconds(double seconds) => seconds.ToString("F3", CultureInfo.InvariantCulture);
}
