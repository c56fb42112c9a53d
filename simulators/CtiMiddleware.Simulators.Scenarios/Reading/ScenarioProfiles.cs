using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Scenarios.Reading;

/// <summary>The switch profiles that a scenario can name.</summary>
internal static class ScenarioProfiles
{
    /// <summary>Their names.</summary>
    public static IReadOnlyCollection<string> Names { get; } = ["demo"];

    /// <summary>A fresh profile of a name.</summary>
    public static SwitchProfile Make(string name) =>
        name switch
        {
            "demo" => SwitchProfile.Demo(),
            _ => throw new ArgumentException($"There is no switch profile {name}.", nameof(name)),
        };
}
