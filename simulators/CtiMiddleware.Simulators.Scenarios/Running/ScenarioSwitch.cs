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
        profile.AddAnnouncement(Announcement, "Echo");
        if (setup.RingTime is { } ringTime)
            profile.RingTime = ringTime;
        if (setup.ParkingTime is { } parkingTime)
            profile.ParkingTime = parkingTime;
        return profile;
    }

    /// <summary>What a profile does not say and the engine must be told.</summary>
    public static void Finish(PbxEngine engine, SwitchSetup setup)
    {
        foreach (var (number, device) in setup.Devices)
        {
            if (device.WrapUp is { } wrapUp && engine.FindGroup(number) is { } group)
                group.WrapUp = wrapUp;
        }
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
                station.DoNotDisturb = true;
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
        for (var number = 1001; number <= 1006; number++)
            Add(profile, number.ToString(System.Globalization.CultureInfo.InvariantCulture), new DeviceSetup());
        Add(profile, "carrier", new DeviceSetup { Kind = DeviceSetupKind.Trunk });
        Add(profile, "610", new DeviceSetup { Kind = DeviceSetupKind.Group, Name = "support", Agents = ["1005", "1006"] });
        Add(profile, "620", new DeviceSetup { Kind = DeviceSetupKind.Room, Name = "5000" });
    }

    private static void Add(SwitchProfile profile, string number, DeviceSetup device)
    {
        switch (device.Kind)
        {
            case DeviceSetupKind.Station:
                profile.AddStation(number, device.Name ?? $"Phone {number}", device.Lines ?? 2, device.Answers);
                break;
            case DeviceSetupKind.Trunk:
                profile.AddTrunk(number, device.Lines ?? 30, device.Answers);
                break;
            case DeviceSetupKind.Group:
                profile.AddGroup(number, device.Name ?? $"group-{number}", [.. device.Agents]);
                break;
            case DeviceSetupKind.Room:
                profile.AddRoom(number, device.Name ?? number);
                break;
            default:
                profile.AddAnnouncement(number, device.Name ?? "Echo");
                break;
        }
    }
}
