using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Profiles;

namespace CtiMiddleware.Simulators.Scenarios.Reading;

/// <summary>The switch profiles that a scenario can name: built-in ones, and YAML files beside it or anywhere.</summary>
internal static class ScenarioProfiles
{
    /// <summary>The names of the built-in ones.</summary>
    public static IReadOnlyCollection<string> Names => SwitchProfiles.BuiltInNames;

    /// <summary>The name or the path of a profile that can be used; null with the reason when it cannot.</summary>
    /// <param name="name">As it is written in the scenario; a path is seen from the scenario's folder first, then from the current one.</param>
    /// <param name="scenario">The scenario's file.</param>
    /// <param name="problem">Why it cannot be used.</param>
    public static string? Resolve(string name, string scenario, out string? problem)
    {
        problem = null;
        if (Names.Contains(name))
            return name;
        if (!name.EndsWith(".yaml", StringComparison.Ordinal) && !name.EndsWith(".yml", StringComparison.Ordinal))
        {
            problem = NearestWord.Complain("The word", name, Names);
            return null;
        }
        try
        {
            var beside = Path.Combine(Path.GetDirectoryName(scenario) ?? "", name);
            var path = File.Exists(beside) ? beside : name;
            _ = SwitchProfiles.Get(path);
            return path;
        }
        catch (Exception exception) when (exception is ProfileRefusedException or IOException or UnauthorizedAccessException)
        {
            problem = $"The profile cannot be used: {exception.Message}";
            return null;
        }
    }

    /// <summary>A fresh profile.</summary>
    /// <param name="name">As <see cref="Resolve"/> gave it.</param>
    public static SwitchProfile Make(string name) => SwitchProfiles.Get(name);
}
