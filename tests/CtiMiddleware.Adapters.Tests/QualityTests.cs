using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace CtiMiddleware.Adapters.Tests;

/// <summary>Each adapter's quality.json against the scale, and what it and the README name against what there is.</summary>
public sealed class QualityTests
{
    private static readonly string s_root = Root();

    private static readonly HashSet<string> s_tests = new(
        Assembly
            .GetExecutingAssembly()
            .GetTypes()
            .SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttribute<FactAttribute>() is not null)
            .Select(method => method.Name),
        StringComparer.Ordinal
    );

    public static TheoryData<string> Adapters => ["AsteriskAmi", "LineText"];

    [Theory]
    [MemberData(nameof(Adapters))]
    public void Every_rule_of_the_scale_is_done_with_evidence_or_says_why_not(string adapter)
    {
        var scale = File.ReadLines(Path.Combine(s_root, "docs/adapters/quality-scale.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('|') is var cells ? $"{cells[1].Trim(' ', '`')} {cells[2].Trim()}" : "");
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder(adapter), "quality.json")));
        var rules = file.RootElement.GetProperty("rules").EnumerateArray().ToList();
        Assert.Equal(scale, rules.Select(rule => $"{rule.GetProperty("rule").GetString()} {rule.GetProperty("tier").GetString()}"));
        foreach (var rule in rules)
        {
            var name = rule.GetProperty("rule").GetString();
            switch (rule.GetProperty("status").GetString())
            {
                case "done":
                    var evidence = rule.GetProperty("evidence").GetString()!;
                    Assert.True(
                        s_tests.Contains(evidence) || File.Exists(Path.Combine(s_root, evidence)),
                        $"{name}: there is no {evidence}"
                    );
                    break;
                case "exempt" or "todo":
                    Assert.False(string.IsNullOrWhiteSpace(rule.GetProperty("comment").GetString()), $"{name} does not say why");
                    break;
                default:
                    Assert.Fail($"{name} is neither done nor exempt nor todo");
                    break;
            }
        }
    }

    [Theory]
    [InlineData("AsteriskAmi")]
    [InlineData("ChannelModel")]
    [InlineData("LineText")]
    public void Every_test_that_a_readme_names_exists(string adapter)
    {
        var words = File.ReadAllText(Path.Combine(Folder(adapter), "README.md")).Split('`');
        // Tests are sentences with underscores.
        var named = words.Where(word => word.Count(c => c == '_') >= 3 && !word.Contains('/', StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(named);
        Assert.Empty(named.Except(s_tests));
    }

    private static string Folder(string adapter) => Path.Combine(s_root, $"adapters/CtiMiddleware.Adapters.{adapter}");

    private static string Root([CallerFilePath] string caller = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(caller)!, "../.."));
}
