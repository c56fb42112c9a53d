using CtiMiddleware.Simulators.Scenarios.Reading;

namespace CtiMiddleware.Simulators.Scenarios.Model;

/// <summary>A device of the switch, by what it is; a plain word will do: <c>"2001": station</c>.</summary>
[Shorthand(nameof(Kind))]
public sealed record DeviceSetup : ScenarioNode
{
    /// <summary>What it is. Default a station.</summary>
    public DeviceSetupKind Kind { get; init; }

    /// <summary>Its name. Default made from the number.</summary>
    public string? Name { get; init; }

    /// <summary>A station or trunk: how soon somebody answers by himself. Default: nobody at a station, after 4 s outside.</summary>
    public TimeSpan? Answers { get; init; }

    /// <summary>A station: calls at once before it is busy. Default 2. A trunk: its lines. Default 30.</summary>
    public int? Lines { get; init; }

    /// <summary>A station: its pickup group.</summary>
    public string? PickupGroup { get; init; }

    /// <summary>A shared line: the stations at which it appears.</summary>
    public IReadOnlyList<string> Stations { get; init; } = [];

    /// <summary>A route point: where calls go without an answer. A voice unit: where callers go after the announcement.</summary>
    public string? Default { get; init; }

    /// <summary>A voice unit: digits that it collects.</summary>
    public int? Digits { get; init; }

    /// <summary>A group: the stations whose agents are logged on and ready from the start. The agent of 1005 has the identifier 71005.</summary>
    public IReadOnlyList<string> Agents { get; init; } = [];

    /// <summary>A group: how long an agent works after a call before the next. Default none.</summary>
    public TimeSpan? WrapUp { get; init; }
}
