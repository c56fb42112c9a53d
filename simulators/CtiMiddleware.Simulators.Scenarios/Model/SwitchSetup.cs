using CtiMiddleware.Simulators.Scenarios.Reading;

namespace CtiMiddleware.Simulators.Scenarios.Model;

/// <summary>The switch that a scenario is played on.</summary>
public sealed record SwitchSetup : ScenarioNode
{
    /// <summary>The only protocol over which it makes sense; over any other it is shown as not applicable. Default: every protocol.</summary>
    [Words(WordList.Adapters)]
    public string? Adapter { get; init; }

    /// <summary>Protocols whose simulated switch cannot do what the scenario needs, each with the reason; shown as not applicable.</summary>
    public IReadOnlyDictionary<string, string> NotOver { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Another way to run the link, where the adapter has it; elsewhere the link runs as always. <c>monitors</c>: devices are seen only when asked for.</summary>
    [Words(WordList.Variants)]
    public string? Variant { get; init; }

    /// <summary>The switch profile to begin with: the name of a built-in one, or the path of a YAML file, from the scenario's folder or the current one. Devices given here are added to it.</summary>
    [Words(WordList.Profiles)]
    public string? Profile { get; init; }

    /// <summary>Devices by number. Without any and without a profile there is the default switch.</summary>
    public IReadOnlyDictionary<string, DeviceSetup> Devices { get; init; } = new Dictionary<string, DeviceSetup>(StringComparer.Ordinal);

    /// <summary>How the switch behaves where switches differ: settings of a switch profile, for example <c>remainingParty: blocked</c>.</summary>
    [Words(WordList.Behaviours)]
    public IReadOnlyDictionary<string, string> Behaviour { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>How many commands a second the middleware gives to the switch, one at a time. Default as in production.</summary>
    public double? CommandsPerSecond { get; init; }

    /// <summary>How often the middleware compares its calls with the switch's. Default 5 minutes; 0s for never.</summary>
    public TimeSpan? AuditInterval { get; init; }
}
