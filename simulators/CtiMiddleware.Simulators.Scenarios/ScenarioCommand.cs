using System.Globalization;
using CtiMiddleware.Simulators.Scenarios.Model;
using CtiMiddleware.Simulators.Scenarios.Reading;
using CtiMiddleware.Simulators.Scenarios.Reports;
using CtiMiddleware.Simulators.Scenarios.Rig;
using CtiMiddleware.Simulators.Scenarios.Running;

namespace CtiMiddleware.Simulators.Scenarios;

/// <summary>The verb <c>test</c> of the command line: reads scenarios, plays them over the adapters, reports.</summary>
public static class ScenarioCommand
{
    /// <summary>All passed.</summary>
    public const int Passed = 0;

    /// <summary>An option is wrong.</summary>
    public const int Usage = 2;

    /// <summary>There is no such scenario, file or folder.</summary>
    public const int NotFound = 3;

    /// <summary>A scenario failed.</summary>
    public const int AssertionFailed = 8;

    /// <summary>A scenario is not well written.</summary>
    public const int Invalid = 9;

    /// <summary>Does it.</summary>
    /// <param name="options">What to do.</param>
    /// <param name="output">Results.</param>
    /// <param name="error">What is wrong with the request or with a scenario.</param>
    /// <param name="cancellationToken">Ends between two scenarios.</param>
    /// <returns>The exit code: 0, 2, 3, 8 or 9.</returns>
    public static async Task<int> RunAsync(
        ScenarioCommandOptions options,
        TextWriter output,
        TextWriter error,
        CancellationToken cancellationToken = default
    )
    {
        if (options.Schema)
        {
            await output.WriteAsync(ScenarioSchema.Write());
            return Passed;
        }
        if (options.Adapters.FirstOrDefault(static wanted => SwitchesUnderTest.Find(wanted) is null) is { } unknown)
        {
            await error.WriteLineAsync(NearestWord.Complain("The adapter", unknown, Words.Of(WordList.Adapters)));
            return Usage;
        }
        SwitchUnderTest[] adapters =
        [
            .. SwitchesUnderTest.All.Where(under => options.Adapters.Count == 0 || options.Adapters.Contains(under.Protocol)),
        ];
        var (scenarios, wrong) = await ScenarioSelection.ReadAsync(options.Names, error, cancellationToken);
        if (wrong is { } code)
            return code;
        if (options.List)
        {
            foreach (var scenario in scenarios)
                await output.WriteLineAsync($"{scenario}  {scenario.Name}");
            return Passed;
        }
        var results = await PlayAsync(scenarios, adapters, options, output, cancellationToken);
        if (options.Json)
            await output.WriteAsync(JsonReport.Of(results));
        else if (results.Count > 1)
            await output.WriteAsync("\n" + new ScenarioMatrix(results).ToText());
        if (options.JUnitFile is { } file)
        {
            try
            {
                await File.WriteAllTextAsync(file, JUnitReport.Of(results), cancellationToken);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                await error.WriteLineAsync($"The file {file} cannot be written: {exception.Message}");
                return Usage;
            }
        }
        return results.Any(static result => result.Status == ScenarioStatus.Failed) ? AssertionFailed : Passed;
    }

    private static async Task<List<ScenarioResult>> PlayAsync(
        IReadOnlyList<Scenario> scenarios,
        SwitchUnderTest[] adapters,
        ScenarioCommandOptions options,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        var results = new List<ScenarioResult>();
        var total = scenarios.Count * adapters.Length;
        foreach (var scenario in scenarios)
        {
            foreach (var under in adapters)
            {
                cancellationToken.ThrowIfCancellationRequested();
                options.Progress?.Invoke(results.Count, total, $"{scenario} over {under.Protocol}");
                var result = options.Real
                    ? await ScenarioRunner.RunRealAsync(scenario, under, options.Seed)
                    : await ScenarioRunner.RunAsync(scenario, under, options.Seed);
                results.Add(result);
                options.Progress?.Invoke(results.Count, total, null);
                if (!options.Json)
                    await output.WriteAsync(TextReport.Of(result));
            }
        }
        return results;
    }

    /// <summary>Reads the arguments of the verb, for programs that have no parser of their own.</summary>
    /// <param name="arguments">After the verb: names and <c>--adapter</c>, <c>--seed</c>, <c>--junit</c>, <c>--json</c>, <c>--real</c>, <c>--list</c>, <c>--schema</c>.</param>
    /// <param name="complaint">What is wrong; null when nothing is.</param>
    public static ScenarioCommandOptions? Parse(IReadOnlyList<string> arguments, out string? complaint)
    {
        string[] known = ["--adapter", "--seed", "--junit", "--json", "--real", "--list", "--schema"];
        var options = new ScenarioCommandOptions();
        var names = new List<string>();
        complaint = null;
        for (var i = 0; i < arguments.Count; i++)
        {
            var argument = arguments[i];
            var value = i + 1 < arguments.Count ? arguments[i + 1] : null;
            if (argument is "--adapter" or "--seed" or "--junit")
            {
                i++;
                if (value is null)
                    complaint ??= $"{argument} needs a value.";
            }
            switch (argument)
            {
                case "--adapter":
                    options = options with { Adapters = value is null ? options.Adapters : [.. options.Adapters, value] };
                    break;
                case "--junit":
                    options = options with { JUnitFile = value };
                    break;
                case "--seed":
                    if (!ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seed))
                        complaint ??= $"--seed needs a whole number from 0, not '{value}'.";
                    options = options with { Seed = seed };
                    break;
                case "--json":
                    options = options with { Json = true };
                    break;
                case "--real":
                    options = options with { Real = true };
                    break;
                case "--list":
                    options = options with { List = true };
                    break;
                case "--schema":
                    options = options with { Schema = true };
                    break;
                default:
                    if (argument.StartsWith('-'))
                        complaint ??= NearestWord.Complain("The option", argument, known);
                    names.Add(argument);
                    break;
            }
        }
        return complaint is null ? options with { Names = names } : null;
    }
}
