using CtiMiddleware.Simulators.Scenarios;
using CtiMiddleware.Simulators.Scenarios.Reading;
using CtiMiddleware.Simulators.Scenarios.Reports;
using CtiMiddleware.Simulators.Scenarios.Rig;
using CtiMiddleware.Simulators.Scenarios.Running;

namespace CtiMiddleware.Scenarios.Tests;

public sealed class LibraryTests
{
    private const string Folder = "simulators/CtiMiddleware.Simulators.Scenarios/Library";

    public static TheoryData<string, string> ScenariosOverAdapters
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var name in ScenarioLibrary.Names)
            {
                foreach (var under in SwitchesUnderTest.All)
                    data.Add(name, under.Protocol);
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(ScenariosOverAdapters))]
    public async Task Every_scenario_passes_over_every_adapter_that_claims_what_it_requires(string name, string protocol)
    {
        var result = await ScenarioRunner.RunAsync(ScenarioLibrary.Get(name), SwitchesUnderTest.Find(protocol)!);
        Assert.True(result.Status != ScenarioStatus.Failed, TextReport.Of(result));
    }

    [Fact]
    public async Task The_matrix_is_printed_and_equals_the_page_of_the_documentation()
    {
        var results = new List<ScenarioResult>();
        foreach (var name in ScenarioLibrary.Names)
        {
            foreach (var under in SwitchesUnderTest.All)
                results.Add(await ScenarioRunner.RunAsync(ScenarioLibrary.Get(name), under));
        }
        var matrix = new ScenarioMatrix(results);
        TestContext.Current.TestOutputHelper?.WriteLine(matrix.ToText());
        Project.HasGenerated("docs/simulators/scenario-matrix.md", matrix.ToMarkdown());
    }

    [Fact]
    public void The_schema_equals_the_code() => Project.HasGenerated($"{Folder}/scenario.schema.json", ScenarioSchema.Write());

    [Fact]
    public void Every_scenario_names_the_schema_for_editors_and_says_what_it_rests_on()
    {
        foreach (var name in ScenarioLibrary.Names)
        {
            var first = File.ReadLines(Path.Combine(Project.Root, Folder, name + ".yaml")).First();
            Assert.Equal("# yaml-language-server: $schema=../scenario.schema.json", first);
            var scenario = ScenarioLibrary.Get(name);
            Assert.False(string.IsNullOrWhiteSpace(scenario.Source), $"{name} has no source");
            Assert.NotEmpty(scenario.Tags);
        }
    }

    [Fact]
    public void Every_field_rule_has_a_scenario_or_a_reason_in_the_library_readme()
    {
        var readme = File.ReadAllText(Path.Combine(Project.Root, Folder, "README.md"));
        var covered = ScenarioLibrary.Names.SelectMany(static name => ScenarioLibrary.Get(name).Tags).ToHashSet(StringComparer.Ordinal);
        for (var rule = 1; rule <= 64; rule++)
        {
            var has = covered.Contains($"rule-{rule:00}");
            var reason = readme.Contains($"\n| {rule} |", StringComparison.Ordinal);
            Assert.True(
                has != reason,
                $"field rule {rule}: {(has ? "covered, and still in the list of those that are not" : "neither covered nor in the list of those that are not")}"
            );
        }
    }

    [Theory]
    [MemberData(nameof(ScenariosOverAdapters))]
    public async Task Two_runs_of_one_seed_tell_the_same_bytes(string name, string protocol)
    {
        var under = SwitchesUnderTest.Find(protocol)!;
        var first = await ScenarioRunner.RunAsync(ScenarioLibrary.Get(name), under, seed: 99);
        var second = await ScenarioRunner.RunAsync(ScenarioLibrary.Get(name), under, seed: 99);
        Assert.Equal(first.Transcript, second.Transcript);
        Assert.Equal(TextReport.Of(first), TextReport.Of(second));
    }
}
