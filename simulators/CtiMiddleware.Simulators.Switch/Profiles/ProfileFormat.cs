using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Switch.Profiles;

/// <summary>All keys that a profile may have.</summary>
internal static class ProfileFormat
{
    public const string Name = "name";
    public const string Description = "description";

    private static readonly ProfileField Number = new("number", ProfileFieldKind.Number, "The number to dial.") { Required = true };
    private static readonly ProfileField Called = new("name", ProfileFieldKind.Text, "The name shown to others.");
    private static readonly ProfileField AnswerAfter = Duration("answerAfter", "How soon somebody answers; nobody does without it.");

    public static ProfileField[] Top { get; } =
    [
        new(Name, ProfileFieldKind.Text, "The profile's name.") { Required = true },
        new(Description, ProfileFieldKind.Text, "What the switch is like."),
    ];

    public static ProfileSection[] Sections { get; } =
    [
        new(
            "stations",
            "Telephones, one by one or as a row with consecutive numbers.",
            IsList: true,
            Number with
            {
                Required = false,
            },
            Count("first", "The first number of a row, instead of number.", 0),
            Count("count", "How many telephones the row has.", 1, 100_000),
            Called,
            Count("lines", "Line appearances. Default 2.", 1, 100),
            AnswerAfter,
            Flag("analogue", "An analogue port: everything is said with the hook."),
            Flag("callWaiting", "False: busy with its first call. Default true."),
            Flag("doNotDisturb", "True: wants no calls."),
            new("pickupGroup", ProfileFieldKind.Text, "Stations of a group take each other's calls."),
            new("forwardAlways", ProfileFieldKind.Number, "Where every call goes."),
            new("forwardBusy", ProfileFieldKind.Number, "Where calls go while the station is busy."),
            new("forwardNoAnswer", ProfileFieldKind.Number, "Where unanswered calls go.")
        ),
        new(
            "trunks",
            "Lines to the outside world; the first takes outgoing calls.",
            IsList: true,
            Called with
            {
                Required = true,
            },
            Count("lines", "Calls at once. Default 30.", 1, 100_000),
            Duration("answerAfter", "How soon outside parties answer. Default 4s."),
            Flag("reportsAnswer", "False: nothing is heard after the network was reached (field rule 18)."),
            Real("glareShare", "Share of outgoing calls that collide with one from outside (field rule 21).", 0, 1)
        ),
        new(
            "groups",
            "ACD and hunt groups.",
            IsList: true,
            Number,
            Called with
            {
                Required = true,
            },
            ProfileField.OneOf<GroupDistribution>(
                "distribution",
                "Whom the group asks. Default longestIdle with a skill, otherwise ringAll."
            ),
            new("skill", ProfileFieldKind.Text, "Agents with this skill serve the group while logged on."),
            new("stations", ProfileFieldKind.Numbers, "Fixed members, in order."),
            Duration("ringTime", "How long a member rings. Default 15s."),
            Duration("wrapUp", "How long a member is left alone after a call."),
            Flag("notReadyAfterNoAnswer", "An agent who does not answer becomes not ready. Default true.")
        ),
        new(
            "agents",
            "People who log on.",
            IsList: true,
            new("id", ProfileFieldKind.Text, "What the agent logs on as.") { Required = true },
            Called,
            new("password", ProfileFieldKind.Text, "Asked for at log-on."),
            new("skills", ProfileFieldKind.Skills, "What the agent can do; priority 1 is asked first."),
            new("station", ProfileFieldKind.Number, "Where the agent is logged on from the start."),
            Flag("ready", "Whether calls come at once. Default true.")
        ),
        new("rooms", "Conference rooms.", IsList: true, Number, Called),
        new(
            "announcements",
            "Numbers that the switch answers and keeps connected.",
            IsList: true,
            Number,
            Called with
            {
                Meaning = "What answers, for instance Echo.",
            }
        ),
        new(
            "routePoints",
            "Numbers whose calls wait for a computer to say where they go.",
            IsList: true,
            Number,
            Called,
            new("default", ProfileFieldKind.Number, "Where calls go without an answer.") { Required = true },
            Duration("timeout", "How long the switch waits. Default 5s.")
        ),
        new(
            "voiceUnits",
            "Numbers that play an announcement and may collect digits.",
            IsList: true,
            Number,
            Called,
            Duration("announcement", "How long it is. Default 5s."),
            Count("digits", "The most digits taken. Default 0.", 0, 64),
            Duration("digitTime", "How long the caller may take for each. Default 5s."),
            new("variable", ProfileFieldKind.Text, "The call variable that gets the digits."),
            new("destinations", ProfileFieldKind.Destinations, "Where the caller goes for the digits dialled."),
            new("next", ProfileFieldKind.Number, "Where he goes otherwise; without it the switch hangs up.")
        ),
        new(
            "sharedLines",
            "Numbers that appear at several stations (field rule 33).",
            IsList: true,
            Number,
            Called,
            new("stations", ProfileFieldKind.Numbers, "Where the line appears.") { Required = true }
        ),
        ProfileSettings.Dialling,
        ProfileSettings.Times,
        ProfileSettings.Behaviour,
    ];

    public static ProfileSection? Find(string name) => Array.Find(Sections, section => section.Name == name);

    internal static ProfileField Duration(string name, string meaning) => new(name, ProfileFieldKind.Duration, meaning);

    internal static ProfileField Flag(string name, string meaning) => new(name, ProfileFieldKind.Flag, meaning);

    internal static ProfileField Count(string name, string meaning, double least, double? most = null) =>
        new(name, ProfileFieldKind.Count, meaning) { Least = least, Most = most };

    internal static ProfileField Real(string name, string meaning, double least, double? most = null) =>
        new(name, ProfileFieldKind.Real, meaning) { Least = least, Most = most };
}
