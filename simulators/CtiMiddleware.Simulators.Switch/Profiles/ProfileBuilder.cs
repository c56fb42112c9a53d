using System.Globalization;
using CtiMiddleware.Simulators.Switch.Engine;
using YamlDotNet.RepresentationModel;

namespace CtiMiddleware.Simulators.Switch.Profiles;

/// <summary>From rows to a switch profile; what each row says alone is valid, what they say together is checked here.</summary>
internal sealed class ProfileBuilder(ProfileReader reader)
{
    private readonly SwitchProfile _profile = new();
    private readonly Dictionary<string, string> _numbers = new(StringComparer.Ordinal);

    public SwitchProfile Build()
    {
        _profile.Name = reader.Top.Text(ProfileFormat.Name);
        foreach (var (key, value) in ProfileSettings.Sections.SelectMany(reader.Rows).SelectMany(row => row.Values))
        {
            ProfileSettings.Apply(_profile, key, value);
        }
        reader.Rows("stations").ToList().ForEach(AddStation);
        reader.Rows("trunks").ToList().ForEach(AddTrunk);
        reader.Rows("groups").ToList().ForEach(AddGroup);
        reader.Rows("rooms").ToList().ForEach(row => Number(row, "room", n => _profile.AddRoom(n, row.Text("name", n))));
        reader
            .Rows("announcements")
            .ToList()
            .ForEach(row => Number(row, "announcement", n => _profile.AddAnnouncement(n, row.Text("name", "Playback"))));
        reader.Rows("sharedLines").ToList().ForEach(AddLine);
        reader.Rows("voiceUnits").ToList().ForEach(AddVoiceUnit);
        reader.Rows("routePoints").ToList().ForEach(AddRoutePoint);
        reader.Rows("agents").ToList().ForEach(AddAgent);
        CheckDestinations();
        return _profile;
    }

    private void AddStation(ProfileRow row)
    {
        if (row.Has("first") || row.Has("count"))
        {
            if (row.Has("number") || row.Has("name") || !row.Has("first") || !row.Has("count"))
            {
                reader.Report(row.Node, "a row of stations has 'first' and 'count', and neither 'number' nor 'name'");
                return;
            }
            var first = row.Count("first", 0);
            for (var number = first; number < first + row.Count("count", 0); number++)
            {
                var text = number.ToString(CultureInfo.InvariantCulture);
                Add(row, text, $"Phone {text}", "first");
            }
        }
        else if (row.Has("number"))
        {
            Add(row, row.Text("number"), row.Text("name", $"Phone {row.Text("number")}"), "number");
        }
        else if (!row.Has("number?"))
        {
            reader.Report(row.Node, "'number' is missing in stations: expected a number to dial, quoted, or 'first' and 'count'");
        }
    }

    private void Add(ProfileRow row, string number, string name, string at)
    {
        if (Claim(number, "station", row.At(at)))
        {
            _profile.Stations.Add(
                new StationEntry(number, name)
                {
                    MaxCalls = row.Count("lines", 2),
                    AnswerAfter = row.Time("answerAfter"),
                    Analogue = row.Flag("analogue", false),
                    CallWaiting = row.Flag("callWaiting", true),
                    DoNotDisturb = row.Flag("doNotDisturb", false),
                    PickupGroup = row.Text("pickupGroup"),
                    ForwardAlways = row.Text("forwardAlways"),
                    ForwardBusy = row.Text("forwardBusy"),
                    ForwardNoAnswer = row.Text("forwardNoAnswer"),
                }
            );
        }
    }

    private void AddTrunk(ProfileRow row)
    {
        var name = row.Text("name");
        if (_profile.Trunks.Exists(trunk => trunk.Name == name))
        {
            reader.Report(row.At("name"), $"there is a trunk '{name}' already");
            return;
        }
        _profile.AddTrunk(
            name,
            row.Count("lines", 30),
            row.Time("answerAfter"),
            row.Flag("reportsAnswer", true),
            row.Real("glareShare", 0)
        );
    }

    private void AddGroup(ProfileRow row) =>
        Number(
            row,
            "group",
            number =>
            {
                var (name, skill) = (row.Text("name"), row.Text("skill"));
                if (_profile.Groups.Exists(group => group.Name == name))
                {
                    reader.Report(row.At("name"), $"there is a group '{name}' already");
                    return;
                }
                Stations(row, "stations");
                var word = row.Text(
                    "distribution",
                    skill.Length > 0 ? nameof(GroupDistribution.LongestIdle) : nameof(GroupDistribution.RingAll)
                );
                _profile.Groups.Add(
                    new GroupEntry(number, name, row.Numbers("stations"))
                    {
                        Skill = skill,
                        Distribution = Enum.Parse<GroupDistribution>(word, ignoreCase: true),
                        RingTime = row.Time("ringTime"),
                        WrapUp = row.Time("wrapUp"),
                        NotReadyAfterNoAnswer = row.Flag("notReadyAfterNoAnswer", true),
                    }
                );
            }
        );

    private void AddAgent(ProfileRow row)
    {
        var (id, station) = (row.Text("id"), row.Text("station"));
        if (_profile.Agents.Exists(agent => agent.Id == id))
        {
            reader.Report(row.At("id"), $"there is an agent '{id}' already");
            return;
        }
        if (row.Has("station"))
        {
            Station(station, row.At("station"));
            if (_profile.Agents.Find(agent => agent.Station == station) is { } other)
            {
                reader.Report(row.At("station"), $"agent '{other.Id}' is logged on at {station} already");
            }
        }
        var skills = row.Pairs<string>("skills")
            .Select(s => new AgentSkill(s.Key, int.Parse(s.Value, CultureInfo.InvariantCulture)))
            .ToArray();
        var known = _profile.Groups.Select(group => group.Skill).Where(skill => skill.Length > 0).ToArray();
        foreach (var skill in skills.Where(skill => !known.Contains(skill.Name, StringComparer.Ordinal)))
        {
            reader.Report(row.At("skills"), $"no group asks for the skill '{skill.Name}'{NearestWord.Hint(skill.Name, known)}");
        }
        _profile.Agents.Add(
            new AgentEntry(id, row.Text("name", id), row.Text("password"), skills) { Station = station, Ready = row.Flag("ready", true) }
        );
    }

    private void AddLine(ProfileRow row) =>
        Number(
            row,
            "shared line",
            number =>
            {
                Stations(row, "stations");
                if (row.Numbers("stations").Length == 0)
                {
                    reader.Report(row.At("stations"), "a shared line appears at one station at least");
                }
                _profile.AddSharedLine(number, row.Text("name", $"Line {number}"), row.Numbers("stations"));
            }
        );

    private void AddRoutePoint(ProfileRow row) =>
        Number(
            row,
            "route point",
            n => _profile.AddRoutePoint(n, row.Text("name", $"Route {n}"), row.Text("default"), row.Time("timeout"))
        );

    private void AddVoiceUnit(ProfileRow row) =>
        Number(
            row,
            "voice unit",
            number =>
                _profile.AddVoiceUnit(
                    number,
                    row.Text("name", $"Voice {number}"),
                    new VoiceUnitOptions
                    {
                        Announcement = row.Time("announcement") ?? new VoiceUnitOptions().Announcement,
                        Digits = row.Count("digits", 0),
                        DigitTime = row.Time("digitTime") ?? new VoiceUnitOptions().DigitTime,
                        Variable = row.Text("variable"),
                        Next = row.Text("next"),
                        Destinations = row.Pairs<string>("destinations").ToDictionary(d => d.Key, d => d.Value, StringComparer.Ordinal),
                    }
                )
        );

    /// <summary>Where calls are sent on must exist; known only when every number is.</summary>
    private void CheckDestinations()
    {
        foreach (var row in reader.Rows("stations"))
        {
            Leads(row, "forwardAlways", "forwardBusy", "forwardNoAnswer");
        }
        foreach (var row in reader.Rows("routePoints"))
        {
            Leads(row, "default");
        }
        foreach (var row in reader.Rows("voiceUnits"))
        {
            Leads(row, "next");
            foreach (var (_, to) in row.Pairs<string>("destinations"))
            {
                Leads(to, row.At("destinations"));
            }
        }
    }

    private void Leads(ProfileRow row, params string[] keys)
    {
        foreach (var key in keys.Where(row.Has))
        {
            Leads(row.Text(key), row.At(key));
        }
    }

    private void Leads(string number, YamlNode at)
    {
        var outside = _profile.Trunks.Count > 0 && number.Length >= _profile.OutsideDigits;
        var slot =
            int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            && value >= _profile.FirstSlot
            && value < _profile.FirstSlot + _profile.Slots;
        if (!_numbers.ContainsKey(number) && !outside && !slot)
        {
            reader.Report(at, $"{number} leads nowhere: expected a number of this profile{NearestWord.Hint(number, _numbers.Keys)}");
        }
    }

    private void Number(ProfileRow row, string kind, Action<string> add)
    {
        var number = row.Text("number");
        if (number.Length > 0 && Claim(number, kind, row.At("number")))
        {
            add(number);
        }
    }

    private bool Claim(string number, string kind, YamlNode at)
    {
        if (_numbers.TryAdd(number, kind))
        {
            return true;
        }
        reader.Report(at, $"{number} is a {_numbers[number]} already");
        return false;
    }

    private void Stations(ProfileRow row, string key)
    {
        foreach (var number in row.Numbers(key))
        {
            Station(number, row.At(key));
        }
    }

    private void Station(string number, YamlNode at)
    {
        if (_numbers.GetValueOrDefault(number) != "station")
        {
            var stations = _profile.Stations.Select(station => station.Number);
            reader.Report(at, $"there is no station {number}{NearestWord.Hint(number, stations)}");
        }
    }
}
