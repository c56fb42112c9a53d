using CtiMiddleware.Simulators.Scenarios.Model;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace CtiMiddleware.Simulators.Scenarios.Reading;

/// <summary>Reads scenarios from YAML. Strict: an unknown word, a value that does not fit, a name that was never given are errors, all told at once.</summary>
public static class ScenarioReader
{
    private const int MostCharacters = 1_000_000;

    // Stream and document count too.
    private const int MostDepth = 40;

    /// <summary>Reads one scenario.</summary>
    /// <param name="text">YAML, at most a million characters.</param>
    /// <param name="file">The file's name for errors.</param>
    /// <param name="id">Its name for the command line; null for the file's.</param>
    public static ScenarioReading Read(string text, string file, string? id = null)
    {
        var errors = new List<ScenarioError>();
        if (text.Length > MostCharacters)
            return Wrong(file, 1, 1, FormattableString.Invariant($"The file is longer than {MostCharacters} characters."));
        var stream = new YamlStream();
        try
        {
            if (TooDeep(text) is { } place)
                return Wrong(
                    file,
                    place.Line,
                    place.Column,
                    FormattableString.Invariant($"Lists and mappings lie more than {MostDepth} deep.")
                );
            stream.Load(new StringReader(text));
        }
        catch (InvalidOperationException)
        {
            // The library's own word for a text that ends in the middle, without a place.
            var lines = text.TrimEnd().Split('\n');
            return Wrong(file, lines.Length, lines[^1].Length + 1, "This is no YAML: the text ends in the middle of a list or mapping.");
        }
        catch (YamlException exception)
        {
            var message = exception.InnerException?.Message ?? exception.Message;
            return Wrong(file, (int)exception.Start.Line, (int)exception.Start.Column, $"This is no YAML: {message}");
        }
        if (stream.Documents.Count != 1)
            return Wrong(file, 1, 1, $"Expected one scenario in the file, found {stream.Documents.Count}.");
        var scenario = (Scenario?)new ScenarioBinder(file, errors).Bind(stream.Documents[0].RootNode, typeof(Scenario));
        if (scenario is not null)
        {
            scenario.File = file;
            scenario.Id = id ?? file;
            ScenarioCheck.Check(scenario, errors);
        }
        errors.Sort(static (a, b) => (a.Line, a.Column).CompareTo((b.Line, b.Column)));
        return errors.Count == 0 ? new ScenarioReading(scenario, []) : new ScenarioReading(null, errors);
    }

    /// <summary>Reads a scenario from a file.</summary>
    public static async Task<ScenarioReading> ReadFileAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return Read(await File.ReadAllTextAsync(path, cancellationToken), path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Wrong(path, 1, 1, $"The file cannot be read: {exception.Message}");
        }
    }

    // Asked before the text is loaded, which recurses.
    private static (int Line, int Column)? TooDeep(string text)
    {
        var parser = new Parser(new StringReader(text));
        var depth = 0;
        while (parser.MoveNext())
        {
            depth += parser.Current!.NestingIncrease;
            if (depth > MostDepth)
                return ((int)parser.Current.Start.Line, (int)parser.Current.Start.Column);
        }
        return null;
    }

    private static ScenarioReading Wrong(string file, int line, int column, string message) =>
        new(null, [new ScenarioError(file, Math.Max(1, line), Math.Max(1, column), message)]);
}
