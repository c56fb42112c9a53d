using System.Text.RegularExpressions;

namespace CtiMiddleware.Conformance.Tests;

/// <summary>The names of all tests in this repository, read from their sources: evidence may lie in any test project.</summary>
public static partial class SourceTests
{
    private static readonly HashSet<string> s_names = Read("*.Tests");
    private static readonly HashSet<string> s_live = Read("*.Live.Tests");

    public static bool Exists(string name) => s_names.Contains(name);

    public static bool IsLive(string name) => s_live.Contains(name);

    private static HashSet<string> Read(string projects) =>
        Directory
            .GetDirectories(Path.Combine(AdapterFolders.Root, "tests"), projects)
            .Append(Path.Combine(AdapterFolders.Root, "tests/CtiMiddleware.Conformance"))
            .Where(folder => projects == "*.Tests" || !folder.EndsWith(".Conformance", StringComparison.Ordinal))
            .SelectMany(static folder => Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories))
            .SelectMany(static path => Method().Matches(File.ReadAllText(path)).Select(static match => match.Groups[1].Value))
            .ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex(@"\bpublic (?:virtual |override |static )*(?:async )?(?:Task|void|ValueTask) (\w+)\(", RegexOptions.None, 5000)]
    private static partial Regex Method();
}
