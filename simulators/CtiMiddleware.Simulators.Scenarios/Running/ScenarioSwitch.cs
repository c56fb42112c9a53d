using System.Globalization;
using CtiMiddleware.Simulators.Scenarios.Model;
using CtiMiddleware.Simulators.Scenarios.Reading;
using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Scenarios.Running;

/// <summary>Builds the switch that a scenario is played on, and brings its devices into the states given.</summary>
internal static class ScenarioSwitch
{
    private const string Announcement = "99900";
    private static readonly TimeSpan PickUpTime = TimeSpan.FromMilliseconds(50);

    /// <summary>The time after which every given state has come about.</summary>
    public static readonly TimeSpan GivenTime = TimeSpan.FromSeconds(1);

    /// <summary>The profile: the named one or the default, with the scenario's own devices.</summary>
    public static SwitchProfile Profile(SwitchSetup setup)
    {
        var profile = setup.Profile is { } name ? ScenarioProfiles.Make(name) : new SwitchProfile();
        if (setup.Profile is null && setup.Devices.Count == 0)
            AddDefaults(profile);
        foreach (var (number, device) in setup.Devices)
            Add(profile, number, device);
        AddAgents(profile, setup.Devices);
        profile.AddAnnouncement(Announcement, "Echo");
        foreach (var (word, value) in setup.Behaviour)
            ProfileWords.Set(profile, word, value);
        return profile;
    }

    /// <summary>Brings a device into the state given; null, or why that cannot be.</summary>
    public static string? Apply(PbxEngine engine, Given given)
    {
        if (engine.FindStation(given.Device) is not { } station)
            return $"there is no station {given.Device} on the switch";
        switch (given.State)
        {
            case GivenState.Busy:
                for (var i = 0; i < station.MaxCalls; i++)
                    engine.Dial(station, Announcement);
                return null;
            case GivenState.DoNotDisturb:
                engine.SetDoNotDisturb(station, on: true);
                return null;
            case GivenState.OutOfService:
                engine.SetService(station, inService: false);
                return null;
            case GivenState.Talking:
                return Talk(engine, station, given.With);
            default:
                return null;
        }
    }

    private static string? Talk(PbxEngine engine, Station station, string? with)
    {
        if (with is null)
            return $"{station.Number} talks with somebody: say with whom";
        if (engine.Dial(station, with) is not { } leg)
            return $"{station.Number} cannot dial {with}";
        engine.Kernel.Schedule(
            PickUpTime,
            () =>
            {
                if (leg.Call.Legs.FirstOrDefault(static other => other.State == LegState.Alerting) is { } ringing)
                    engine.Answer(ringing);
            }
        );
        return null;
    }

    private static void AddDefaults(SwitchProfile profile)
    {
        var devices = new Dictionary<string, DeviceSetup>(StringComparer.Ordinal);
        for (var number = 1001; number <= 1006; number++)
            devices[number.ToString(CultureInfo.InvariantCulture)] = new DeviceSetup();
        devices["carrier"] = new DeviceSetup { Kind = DeviceSetupKind.Trunk };
        devices["610"] = new DeviceSetup
        {
            Kind = DeviceSetupKind.Group,
            Name = "support",
            Agents = ["1005", "1006"],
        };
        devices["620"] = new DeviceSetup { Kind = DeviceSetupKind.Room, Name = "5000" };
        foreach (var (number, device) in devices)
            Add(profile, number, device);
        AddAgents(profile, devices);
    }

    /// <summary>The identifier of the agent at a station.</summary>
    public static string AgentAt(string station) => "7" + station;

    private static void AddAgents(SwitchProfile profile, IReadOnlyDictionary<string, DeviceSetup> devices)
    {
        var stations = devices.Values.SelectMany(static group => group.Agents).Distinct(StringComparer.Ordinal);
        foreach (var station in stations)
        {
            AgentSkill[] skills =
            [
                .. devices
                    .Where(pair => pair.Value.Agents.Contains(station, StringComparer.Ordinal))
                    .Select(static pair => new AgentSkill(pair.Value.Name ?? pair.Key, 1)),
            ];
            profile.AddAgent(AgentAt(station), $"Agent {station}", "", skills).LogOnAtStart(AgentAt(station), station);
        }
    }

    private static void Add(SwitchProfile profile, string number, DeviceSetup device)
    {
        var name = device.Name ?? number;
        switch (device.Kind)
        {
            case DeviceSetupKind.Station:
                profile.AddStation(number, device.Name ?? $"Phone {number}", device.Lines ?? 2, device.Answers);
                break;
            case DeviceSetupKind.Analogue:
                profile.AddAnaloguePort(number, device.Name ?? $"Phone {number}", answerAfter: device.Answers);
                break;
            case DeviceSetupKind.SharedLine:
                profile.AddSharedLine(number, name, [.. device.Stations]);
                break;
            case DeviceSetupKind.RoutePoint:
                profile.AddRoutePoint(number, name, device.Default ?? "");
                break;
            case DeviceSetupKind.VoiceUnit:
                profile.AddVoiceUnit(number, name, new VoiceUnitOptions { Digits = device.Digits ?? 0, Next = device.Default ?? "" });
                break;
            case DeviceSetupKind.Trunk:
                profile.AddTrunk(number, device.Lines ?? 30, device.Answers);
                break;
            case DeviceSetupKind.Group:
                profile.AddSkillGroup(number, name, wrapUp: device.WrapUp);
                break;
            case DeviceSetupKind.Room:
                profile.AddRoom(number, name);
                break;
            default:
                profile.AddAnnouncement(number, device.Name ?? "Echo");
                break;
        }
        if (device.PickupGroup is { } pickup)
            profile.AddPickupGroup(pickup, number);
    }
}
