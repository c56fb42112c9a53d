using System.Globalization;

namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>
/// What a simulated switch consists of: stations, trunks, groups with their agents, parking slots, rooms. A builder: the
/// methods add and give the profile back. Not thread-safe; read once when the engine is made.
/// </summary>
public sealed partial class SwitchProfile
{
    internal List<StationEntry> Stations { get; } = [];
    internal List<TrunkEntry> Trunks { get; } = [];
    internal List<GroupEntry> Groups { get; } = [];
    internal List<AgentEntry> Agents { get; } = [];
    internal List<RoutePointEntry> RoutePoints { get; } = [];
    internal List<VoiceUnitEntry> VoiceUnits { get; } = [];
    internal List<SharedLineEntry> SharedLines { get; } = [];
    internal List<(string Number, string Name)> Rooms { get; } = [];
    internal Dictionary<string, string> Announcements { get; } = [];

    /// <summary>How long a called device rings before the caller is told that nobody answers. Default 30 s.</summary>
    public TimeSpan RingTime { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>From calling a device to hearing from it. Default 5 ms; an outside party takes a hundred times as long.</summary>
    public TimeSpan SignallingDelay { get; set; } = TimeSpan.FromMilliseconds(5);

    /// <summary>The first parking slot's number. Default 701.</summary>
    public int FirstSlot { get; set; } = 701;

    /// <summary>How many slots there are. Default 20.</summary>
    public int Slots { get; set; } = 20;

    /// <summary>How long a parked call waits. Default 45 s.</summary>
    public TimeSpan ParkingTime { get; set; } = TimeSpan.FromSeconds(45);

    /// <summary>Dialled before a station's number to take the call that rings there. Default <c>*8</c>.</summary>
    public string PickupCode { get; set; } = "*8";

    /// <summary>Numbers at least this long lead to the first trunk. Default 6 digits.</summary>
    public int OutsideDigits { get; set; } = 6;

    /// <summary>
    /// The switch of the demo: stations 1001 to 1010 where somebody answers after 2 s, the trunk <c>carrier</c>, the group
    /// <c>support</c> (610) with agents at 1005 to 1007, the room 620.
    /// </summary>
    public static SwitchProfile Demo()
    {
        var profile = new SwitchProfile();
        foreach (
            var (number, name) in new[]
            {
                ("1001", "Anna Berg"),
                ("1002", "Bruno Costa"),
                ("1003", "Clara Diaz"),
                ("1004", "David Evans"),
                ("1005", "Elena Fuchs"),
                ("1006", "Frank Gruber"),
                ("1007", "Greta Holm"),
                ("1008", "Hugo Ivanov"),
                ("1009", "Ines Jung"),
                ("1010", "Jonas Keller"),
            }
        )
        {
            profile.AddStation(number, name, answerAfter: TimeSpan.FromSeconds(2));
        }
        return profile.AddTrunk("carrier").AddGroup("610", "support", "1005", "1006", "1007").AddRoom("620", "5000");
    }

    /// <summary>Adds a telephone.</summary>
    /// <param name="number">The number to dial, unique.</param>
    /// <param name="name">The name shown to others.</param>
    /// <param name="maxCalls">Calls at once before it is busy.</param>
    /// <param name="answerAfter">How soon somebody answers; null when nobody does by himself.</param>
    public SwitchProfile AddStation(string number, string name, int maxCalls = 2, TimeSpan? answerAfter = null)
    {
        Stations.Add(new StationEntry(number, name) { MaxCalls = maxCalls, AnswerAfter = answerAfter });
        return this;
    }

    /// <summary>Adds a row of telephones with consecutive numbers, named <c>Phone n</c>.</summary>
    /// <param name="first">The first number.</param>
    /// <param name="count">How many.</param>
    /// <param name="answerAfter">How soon somebody answers; null when nobody does by himself.</param>
    public SwitchProfile AddStations(int first, int count, TimeSpan? answerAfter = null)
    {
        for (var number = first; number < first + count; number++)
        {
            var text = number.ToString(CultureInfo.InvariantCulture);
            AddStation(text, $"Phone {text}", answerAfter: answerAfter);
        }
        return this;
    }

    /// <summary>Adds a trunk; the first one added takes outgoing calls.</summary>
    /// <param name="name">Its name on the switch.</param>
    /// <param name="lines">Calls at once.</param>
    /// <param name="answerAfter">How soon called outside parties answer; null never. Default 4 s.</param>
    /// <param name="reportsAnswer">False when nothing is heard after the network was reached (field rule 18).</param>
    /// <param name="glareShare">Share of outgoing calls that collide with one from outside (field rule 21), 0 to 1.</param>
    public SwitchProfile AddTrunk(
        string name,
        int lines = 30,
        TimeSpan? answerAfter = null,
        bool reportsAnswer = true,
        double glareShare = 0
    )
    {
        Trunks.Add(
            new TrunkEntry(name, lines, answerAfter ?? TimeSpan.FromSeconds(4)) { ReportsAnswer = reportsAnswer, GlareShare = glareShare }
        );
        return this;
    }

    /// <summary>Adds a group.</summary>
    /// <param name="number">The number to dial.</param>
    /// <param name="name">Its name.</param>
    /// <param name="agentStations">Stations whose agents are logged on from the start.</param>
    public SwitchProfile AddGroup(string number, string name, params string[] agentStations)
    {
        Groups.Add(new GroupEntry(number, name, agentStations));
        return this;
    }

    /// <summary>Adds a conference room.</summary>
    /// <param name="number">The number to dial.</param>
    /// <param name="name">Its name on the switch.</param>
    public SwitchProfile AddRoom(string number, string name)
    {
        Rooms.Add((number, name));
        return this;
    }

    /// <summary>Adds a number that the switch answers itself and keeps connected.</summary>
    /// <param name="number">The number to dial.</param>
    /// <param name="service">What answers, for instance <c>Echo</c>.</param>
    public SwitchProfile AddAnnouncement(string number, string service)
    {
        Announcements[number] = service;
        return this;
    }
}
