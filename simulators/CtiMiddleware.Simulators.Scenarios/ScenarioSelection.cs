using CtiMiddleware.Simulators.Scenarios.Model;
using CtiMiddleware.Simulators.Scenarios.Reading;

namespace CtiMiddleware.Simulators.Scenarios;

/// <summary>Finds and reads the scenarios that somebody names.</summary>
internal static class ScenarioSelection
{
    /// <summary>The scenarios, without repetition, or the exit code when one cannot be read; every error is told.</summary>
    public static async Task<(IReadOnlyList<Scenario> Scenarios, int? Wrong)> ReadAsync(
        IReadOnlyList<string> names,
        TextWriter error,
        CancellationToken cancellationToken
    )
    {
        var readings = new List<ScenarioReading>();
        int? wrong = null;
        foreach (var name in names.Count == 0 ? [""] : names)
        {
            var found = await FindAsync(name, cancellationToken);
            if (found.Count == 0)
            {
                var nearest = NearestWord.Find(name, ScenarioLibrary.Names) is { } near ? $" Did you mean {near}?" : "";
                await error.WriteLineAsync(
                    $"There is no file, no folder with scenarios, no built-in scenario and no tag '{name}'.{nearest}"
                );
                wrong = ScenarioCommand.NotFound;
            }
            readings.AddRange(found);
        }
        foreach (var mistake in readings.SelectMany(static reading => reading.Errors))
        {
            await error.WriteLineAsync(mistake.ToString());
            wrong ??= ScenarioCommand.Invalid;
        }
        return (
            [.. readings.Select(static reading => reading.Scenario).OfType<Scenario>().DistinctBy(static scenario => scenario.Id)],
            wrong
        );
    }

    private static async Task<IReadOnlyList<ScenarioReading>> FindAsync(string name, CancellationToken cancellationToken)
    {
        if (File.Exists(name))
            return [await ScenarioReader.ReadFileAsync(name, cancellationToken)];
        if (ScenarioLibrary.Names.Contains(name))
            return [ScenarioLibrary.Read(name)];
        if (name.Length == 0 || ScenarioLibrary.Names.Any(known => known.StartsWith(name.TrimEnd('/') + "/", StringComparison.Ordinal)))
            return [.. ScenarioLibrary.Names.Where(known => known.StartsWith(name, StringComparison.Ordinal)).Select(ScenarioLibrary.Read)];
        if (Directory.Exists(name))
        {
            var readings = new List<ScenarioReading>();
            var files = Directory.EnumerateFiles(name, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
            foreach (var file in files)
                readings.Add(await ScenarioReader.ReadFileAsync(file, cancellationToken));
            return readings;
        }
        return [.. ScenarioLibrary.Names.Select(ScenarioLibrary.Read).Where(reading => reading.Scenario?.Tags.Contains(name) == true)];
    }
}
