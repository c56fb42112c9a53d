using System.Text.RegularExpressions;

namespace CtiMiddleware.Model.Tests.Schema;

/// <summary>The names of the published schema: elements with their members, types, and enumerations with their values.</summary>
internal sealed partial class SchemaNames
{
    private SchemaNames() { }

    public static SchemaNames Edition6 { get; } = Read();

    /// <summary>Messages: services, responses and events, with the names of their children.</summary>
    public Dictionary<string, HashSet<string>> Messages { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, HashSet<string>> Types { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, HashSet<string>> Enumerations { get; } = new(StringComparer.Ordinal);

    public static IEnumerable<string> Lines(string resource)
    {
        using var stream = typeof(SchemaNames).Assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    private static SchemaNames Read()
    {
        var made = new SchemaNames();
        var target = made.Messages;
        foreach (var line in Lines("ecma-323-ed6.names.txt"))
        {
            if (line.StartsWith('#'))
            {
                target =
                    line.StartsWith("# TYPES", StringComparison.Ordinal) ? made.Types
                    : line.StartsWith("# ENUM", StringComparison.Ordinal) ? made.Enumerations
                    : target;
                continue;
            }
            var match = Row().Match(line);
            Assert.True(match.Success, line);
            var members = match.Groups["members"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            target[match.Groups["name"].Value] = members.Select(static member => member.Split('{')[0]).ToHashSet(StringComparer.Ordinal);
            // A type that is also a root element goes by the element's name on the wire.
            if (match.Groups["element"].Success)
                target.TryAdd(match.Groups["element"].Value, target[match.Groups["name"].Value]);
        }
        return made;
    }

    [GeneratedRegex(
        @"^(?<name>\w+)( \(root element (?<element>\w+)\))?( < \w+)?:(?<members>.*)$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Row();
}
