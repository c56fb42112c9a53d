using CtiMiddleware.Simulators.Scenarios;

namespace CtiMiddleware.Scenarios.Tests;

public sealed class CommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cti-scenarios-").FullName;
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    [Fact]
    public async Task All_passed_is_zero_and_a_matrix_is_printed()
    {
        Assert.Equal(0, await RunAsync("rule-11", "--adapter", "asterisk-ami"));
        var output = _output.ToString();
        Assert.Contains("passed        rules/rule-11-confirmation-after-events over asterisk-ami", output, StringComparison.Ordinal);
        Assert.Contains("\npassed", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_assertion_is_eight_and_goes_into_the_junit_file()
    {
        var file = await WriteAsync("bad.yaml", "name: x\nsteps:\n  - expect: { state: { calls: 9 }, within: 1s }\n");
        var junit = Path.Combine(_folder, "junit.xml");
        Assert.Equal(8, await RunAsync(file, "--adapter", "asterisk-ami", "--junit", junit, "--seed", "5"));
        Assert.Contains("--seed 5", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("<failure", await File.ReadAllTextAsync(junit, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scenario_that_is_not_well_written_is_nine_with_every_error()
    {
        await WriteAsync("one.yaml", "name: x\nstep: []\n");
        await WriteAsync("two.yaml", "name: [");
        Assert.Equal(9, await RunAsync(_folder));
        Assert.Contains("one.yaml:2:1: The word 'step' is not known; did you mean 'steps'?", _error.ToString(), StringComparison.Ordinal);
        Assert.Contains("two.yaml:", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_scenario_is_three_and_the_nearest_is_named()
    {
        Assert.Equal(3, await RunAsync("tr82/04.04-manualy-dialled-call"));
        Assert.Contains("Did you mean tr82/04.04-manually-dialled-call?", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_adapter_is_two() => Assert.Equal(2, await RunAsync("tr82", "--adapter", "asterisk-aim"));

    [Theory]
    [InlineData("--sead", "did you mean '--seed'?")]
    [InlineData("--seed", "--seed needs a value.")]
    [InlineData("--seed x", "--seed needs a whole number from 0")]
    public void An_option_that_is_not_known_is_refused(string arguments, string complaint)
    {
        Assert.Null(ScenarioCommand.Parse(arguments.Split(' '), out var told));
        Assert.Contains(complaint, told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_is_one_document()
    {
        Assert.Equal(0, await RunAsync("tr82/05.02-manually-answering", "--json"));
        using var json = System.Text.Json.JsonDocument.Parse(_output.ToString());
        Assert.Equal("passed", json.RootElement.GetProperty("results")[0].GetProperty("status").GetString());
    }

    [Fact]
    public async Task The_list_names_every_built_in_scenario()
    {
        Assert.Equal(0, await RunAsync("--list"));
        Assert.Equal(ScenarioLibrary.Names.Count, _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        _output.Dispose();
        _error.Dispose();
    }

    private Task<int> RunAsync(params string[] arguments)
    {
        var options = ScenarioCommand.Parse(arguments, out var complaint);
        Assert.Null(complaint);
        return ScenarioCommand.RunAsync(options!, _output, _error, TestContext.Current.CancellationToken);
    }

    private async Task<string> WriteAsync(string name, string text)
    {
        var file = Path.Combine(_folder, name);
        await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        return file;
    }
}
