using System.Collections;
using System.Reflection;
using System.Text.RegularExpressions;
using CtiMiddleware.Adapters.AsteriskAmi;

namespace CtiMiddleware.Conformance.Tests;

/// <summary>
/// The message types that evidence is asked for are those of the adapter's code: one more that it reads or sends is one more to be named. Those of
/// cisco-ged188 are made of its table of messages and need no test.
/// </summary>
public sealed partial class MessageTypeTests
{
    [Fact]
    public void Asterisk_events_that_are_named_are_those_that_are_worked_on()
    {
        var table = typeof(AsteriskAmiFactory)
            .Assembly.GetType("CtiMiddleware.Adapters.AsteriskAmi.Events.AmiEventNames", throwOnError: true)!
            .GetField("s_kinds", BindingFlags.Static | BindingFlags.NonPublic)!;
        var worked = new List<string>();
        foreach (DictionaryEntry one in (IDictionary)table.GetValue(null)!)
        {
            if (one.Value!.ToString() != "Ignored")
                worked.Add($"Event: {one.Key}");
        }
        Assert.NotEmpty(worked);
        var named = AsteriskAmiVectors.Value.Received.Where(static name => name.StartsWith("Event: ", StringComparison.Ordinal)).ToList();
        Assert.Empty(worked.Except(named));
        // Lists end with an event that is found by how its name ends.
        Assert.All(named.Except(worked), static name => Assert.EndsWith("Complete", name, StringComparison.Ordinal));
    }

    [Fact]
    public void Asterisk_actions_that_are_named_are_those_that_are_written() =>
        Assert.Equal(
            Words("AsteriskAmi", Action()).Select(static name => $"Action: {name}"),
            AsteriskAmiVectors.Value.Sent.Order(StringComparer.Ordinal)
        );

    // All words in capitals of the adapter's sources are words of the protocol.
    [Fact]
    public void Words_of_line_text_that_are_named_are_those_of_its_sources() =>
        Assert.Equal(
            Words("LineText", Capitals()),
            LineTextVectors
                .Value.Received.Concat(LineTextVectors.Value.Sent)
                .SelectMany(static name => name.Split(' '))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
        );

    private static IEnumerable<string> Words(string adapter, Regex word) =>
        Directory
            .GetFiles(Path.Combine(AdapterFolders.Root, $"adapters/CtiMiddleware.Adapters.{adapter}"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(path => word.Matches(File.ReadAllText(path)).Select(static match => match.Groups[1].Value))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);

    [GeneratedRegex("new AmiAction\\(\"(\\w+)\"\\)", RegexOptions.None, 5000)]
    private static partial Regex Action();

    [GeneratedRegex("\"([A-Z]{2,})\"", RegexOptions.None, 5000)]
    private static partial Regex Capitals();
}
