namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>From the rows of a profile to devices.</summary>
public sealed partial class PbxEngine
{
    private static Station Build(StationEntry entry) =>
        new(entry.Number, entry.Name, entry.MaxCalls)
        {
            AnswerAfter = entry.AnswerAfter,
            CallWaiting = entry.CallWaiting,
            IsAnalogue = entry.Analogue,
            DoNotDisturb = entry.DoNotDisturb,
            PickupGroup = entry.PickupGroup,
            ForwardAlways = entry.ForwardAlways,
            ForwardBusy = entry.ForwardBusy,
            ForwardNoAnswer = entry.ForwardNoAnswer,
        };

    private void Build(GroupEntry entry)
    {
        var group = new AgentGroup(entry.Number, entry.Name)
        {
            Distribution = entry.Distribution,
            Skill = entry.Skill,
            NotReadyAfterNoAnswer = entry.NotReadyAfterNoAnswer,
        };
        group.RingTime = entry.RingTime ?? group.RingTime;
        group.WrapUp = entry.WrapUp ?? group.WrapUp;
        _groups.Add(entry.Number, group);
        _groupsByName.Add(entry.Name, group);
        foreach (var number in entry.Stations)
        {
            var station =
                FindStation(number)
                ?? throw new ArgumentException($"Group {entry.Name} names the unknown station {number}.", nameof(entry));
            AddMember(group, station, station.Name, permanent: true);
        }
    }

    private void Build(SharedLineEntry entry)
    {
        var stations = entry
            .Stations.Select(number =>
                FindStation(number)
                ?? throw new ArgumentException($"Line {entry.Name} appears at the unknown station {number}.", nameof(entry))
            )
            .ToArray();
        if (stations.Length == 0)
        {
            throw new ArgumentException($"Line {entry.Name} appears at no station.", nameof(entry));
        }
        _lines.Add(entry.Number, new SharedLine(entry.Number, entry.Name, stations));
    }

    private void BuildServices(SwitchProfile profile)
    {
        foreach (var entry in profile.SharedLines)
        {
            Build(entry);
        }
        foreach (var (number, name, destination, timeout) in profile.RoutePoints)
        {
            _routePoints.Add(number, new RoutePoint(number, name, destination, timeout));
        }
        foreach (var (number, name, options) in profile.VoiceUnits)
        {
            _voiceUnits.Add(number, new VoiceUnit(number, name, options));
        }
        foreach (var entry in profile.Agents)
        {
            Build(entry);
        }
    }

    private void Build(AgentEntry entry)
    {
        var agent = new PbxAgent(entry.Id, entry.Name, entry.Password, entry.Skills, Kernel.Now);
        _agents.Add(entry.Id, agent);
        if (entry.Station.Length == 0)
        {
            return;
        }
        var station =
            FindStation(entry.Station)
            ?? throw new ArgumentException($"Agent {entry.Id} sits at the unknown station {entry.Station}.", nameof(entry));
        var refusal = LogOn(agent, station, entry.Password, entry.Ready ? PbxAgentState.Ready : PbxAgentState.NotReady);
        if (refusal != Refusal.None)
        {
            throw new ArgumentException($"Agent {entry.Id} cannot log on at {entry.Station}: {refusal}.", nameof(entry));
        }
    }
}
