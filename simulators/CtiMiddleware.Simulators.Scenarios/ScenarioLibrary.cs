using System.Reflection;
using CtiMiddleware.Simulators.Scenarios.Model;
using CtiMiddleware.Simulators.Scenarios.Reading;

namespace CtiMiddleware.Simulators.Scenarios;

/// <summary>The built-in scenarios: the flows of ECMA TR/82 and the traps of the field rules. They lie in <c>Library/</c> as files too.</summary>
public static class ScenarioLibrary
{
    private const string Prefix = "library/";
    private static readonly Assembly Home = typeof(ScenarioLibrary).Assembly;

    /// <summary>Their names in ordinal order, for example <c>tr82/04.04-manually-dialled-call</c>.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Home.GetManifestResourceNames()
            .Where(static name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(static name => name[Prefix.Length..].Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Reads one.</summary>
    /// <exception cref="ArgumentException">There is none of this name.</exception>
    public static ScenarioReading Read(string name)
    {
        using var stream =
            Home.GetManifestResourceStream(Prefix + name)
            ?? Home.GetManifestResourceStream(Prefix + name.Replace('/', '\\'))
            ?? throw new ArgumentException($"There is no built-in scenario {name}.", nameof(name));
        using var reader = new StreamReader(stream);
        return ScenarioReader.Read(reader.ReadToEnd(), $"{name}.yaml", name);
    }

    /// <summary>Reads one that is known to be right.</summary>
    /// <exception cref="InvalidOperationException">It is not.</exception>
    public static Scenario Get(string name)
    {
        var (scenario, errors) = Read(name);
        return scenario ?? throw new InvalidOperationException(string.Join('\n', errors));
    }
}
