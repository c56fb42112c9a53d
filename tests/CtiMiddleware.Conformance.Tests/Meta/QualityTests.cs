using System.Reflection;
using System.Text.RegularExpressions;

namespace CtiMiddleware.Conformance.Tests;

/// <summary>Each adapter's quality.json against the scale, the suites, and what there is.</summary>
public sealed partial class QualityTests
{
    public static TheoryData<string> Adapters => [.. AdapterFolders.All.Keys];

    [Fact]
    public void Every_adapter_of_the_repository_is_held_here()
    {
        var folders = Directory
            .GetDirectories(Path.Combine(AdapterFolders.Root, "adapters"))
            .Where(static folder => File.Exists(Path.Combine(folder, "quality.json")))
            .Select(Path.GetFileName);
        Assert.Equal(
            folders.Order(StringComparer.Ordinal),
            AdapterFolders.All.Values.Select(static adapter => Path.GetFileName(adapter.Folder)).Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(Adapters))]
    public void Every_rule_of_the_scale_is_done_with_evidence_or_says_why_not(string protocol)
    {
        var quality = Quality.Load(AdapterFolders.All[protocol]);
        Assert.Equal(protocol, quality.Adapter);
        var scale = File.ReadLines(Path.Combine(AdapterFolders.Root, "docs/adapters/quality-scale.md"))
            .Where(static line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(static line => line.Split('|') is var cells ? $"{cells[1].Trim(' ', '`')} {cells[2].Trim()}" : "");
        Assert.Equal(scale, quality.Rules.Select(static rule => $"{rule.Name} {rule.Tier}"));
        foreach (var rule in quality.Rules)
        {
            switch (rule.Status)
            {
                case "done":
                    Assert.True(
                        rule.Evidence is { } evidence
                            && (SourceTests.Exists(evidence) || File.Exists(Path.Combine(AdapterFolders.Root, evidence))),
                        $"{rule.Name}: there is no {rule.Evidence}"
                    );
                    break;
                case "exempt" or "todo":
                    Assert.False(string.IsNullOrWhiteSpace(rule.Comment), $"{rule.Name} does not say why.");
                    break;
                default:
                    Assert.Fail($"{rule.Name} is neither done nor exempt nor todo.");
                    break;
            }
        }
    }

    [Theory]
    [MemberData(nameof(Adapters))]
    public void The_tier_is_what_the_rules_give(string protocol)
    {
        var quality = Quality.Load(AdapterFolders.All[protocol]);
        Assert.Equal(quality.ComputeTier(), quality.Tier);
    }

    [Theory]
    [MemberData(nameof(Adapters))]
    public void Every_adapter_joins_every_suite_of_its_kind_by_a_class_and_no_other(string protocol)
    {
        var adapter = AdapterFolders.All[protocol];
        Assert.Equal(Quality.Load(adapter).Kind, adapter.Kind);
        var suites = SuiteTypes.Of(adapter.Kind);
        foreach (var suite in suites)
            Assert.True(Joined(protocol, suite) is not null, $"{protocol} has no class {adapter.Name}{suite.Name}.");
        foreach (var suite in SuiteTypes.All.Concat(SuiteTypes.Wire).Except(suites))
            Assert.True(Joined(protocol, suite) is null, $"{protocol} is of kind {adapter.Kind} and joins {suite.Name}.");
    }

    [Theory]
    [MemberData(nameof(Adapters))]
    public void Every_deviation_from_a_suite_is_exempt_in_quality_json_and_the_other_way_round(string protocol)
    {
        var methods = SuiteTypes
            .Of(AdapterFolders.All[protocol].Kind)
            .SelectMany(suite => (Joined(protocol, suite)?.GetMethods() ?? []).Select(method => (Suite: suite, Method: method)))
            .ToList();
        Assert.DoesNotContain(methods, static one => one.Method.GetCustomAttribute<FactAttribute>(inherit: false) is { Skip: not null });
        var deviations = methods
            .Where(static one => one.Method.GetCustomAttribute<DeviationAttribute>(inherit: false) is not null)
            .Select(static one => $"{one.Suite.Name}.{one.Method.Name}")
            .Order(StringComparer.Ordinal);
        var exempt = Quality.Load(AdapterFolders.All[protocol]).Exempt;
        Assert.Equal(exempt.Select(static one => $"{one.Suite}.{one.Test}").Order(StringComparer.Ordinal), deviations);
        Assert.All(exempt, static one => Assert.False(string.IsNullOrWhiteSpace(one.Reason)));
    }

    [Theory]
    [MemberData(nameof(Adapters))]
    public void What_deviates_from_the_suites_or_is_unconfirmed_is_written_in_the_readme(string protocol)
    {
        var adapter = AdapterFolders.All[protocol];
        foreach (var one in Quality.Load(adapter).Exempt)
            Assert.Contains(one.Test, File.ReadAllText(Path.Combine(adapter.Folder, "README.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_test_that_a_readme_names_exists()
    {
        foreach (var path in Directory.GetFiles(Path.Combine(AdapterFolders.Root, "adapters"), "README.md", SearchOption.AllDirectories))
        {
            // Tests are sentences with underscores; names of messages are in capitals.
            var named = TestName().Matches(File.ReadAllText(path)).Select(static match => match.Groups[1].Value);
            Assert.DoesNotContain(named, static name => !SourceTests.Exists(name));
        }
    }

    private static Type? Joined(string protocol, Type suite) =>
        typeof(QualityTests)
            .Assembly.GetTypes()
            .SingleOrDefault(type => type.Name == AdapterFolders.All[protocol].Name + suite.Name && type.BaseType == suite);

    [GeneratedRegex("`([A-Z][A-Za-z0-9]*[a-z0-9](?:_[A-Za-z0-9]*[a-z0-9]){3,})`", RegexOptions.NonBacktracking)]
    private static partial Regex TestName();
}
