namespace CtiMiddleware.Simulators.Switch.Engine;

#pragma warning disable MA0048 // the rows of a profile belong together; none is public
internal sealed record StationEntry(string Number, string Name)
{
    public int MaxCalls { get; init; } = 2;
    public TimeSpan? AnswerAfter { get; init; }
    public bool Analogue { get; init; }
    public bool CallWaiting { get; init; } = true;
    public bool DoNotDisturb { get; init; }
    public string PickupGroup { get; init; } = "";
    public string ForwardAlways { get; init; } = "";
    public string ForwardBusy { get; init; } = "";
    public string ForwardNoAnswer { get; init; } = "";
}

internal sealed record TrunkEntry(string Name, int Lines, TimeSpan? AnswerAfter)
{
    public bool ReportsAnswer { get; init; } = true;
    public double GlareShare { get; init; }
}

internal sealed record GroupEntry(string Number, string Name, string[] Stations)
{
    public GroupDistribution Distribution { get; init; }
    public string Skill { get; init; } = "";
    public TimeSpan? RingTime { get; init; }
    public TimeSpan? WrapUp { get; init; }
    public bool NotReadyAfterNoAnswer { get; init; } = true;
}

internal sealed record RoutePointEntry(string Number, string Name, string DefaultDestination, TimeSpan Timeout);

internal sealed record VoiceUnitEntry(string Number, string Name, VoiceUnitOptions Options);

internal sealed record SharedLineEntry(string Number, string Name, string[] Stations);

internal sealed record AgentEntry(string Id, string Name, string Password, AgentSkill[] Skills)
{
    public string Station { get; init; } = "";
    public bool Ready { get; init; }
}
