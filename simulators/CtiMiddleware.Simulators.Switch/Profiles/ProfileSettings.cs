using CtiMiddleware.Simulators.Switch.Engine;
using static CtiMiddleware.Simulators.Switch.Profiles.ProfileFormat;

namespace CtiMiddleware.Simulators.Switch.Profiles;

/// <summary>The sections of single values, and what each value sets.</summary>
internal static class ProfileSettings
{
    private static readonly SwitchProfile Defaults = new();

    private static readonly (ProfileField Field, Action<SwitchProfile, object> Set)[] DiallingSettings =
    [
        (
            new("pickupCode", ProfileFieldKind.Number, "Dialled before a ringing station's number. Default *8."),
            (p, v) => p.PickupCode = (string)v
        ),
        (Count("outsideDigits", "Numbers at least this long lead outside. Default 6.", 1, 30), (p, v) => p.OutsideDigits = (int)v),
        (Count("firstSlot", "The first parking slot's number. Default 701.", 1), (p, v) => p.FirstSlot = (int)v),
        (Count("slots", "Parking slots. Default 20.", 0, 1000), (p, v) => p.Slots = (int)v),
        (Count("maxDiversions", "How often one call is forwarded (field rule 50). Default 5.", 0, 100), (p, v) => p.MaxDiversions = (int)v),
        (Flag("reRoute", "Ask a router again after a bad destination (field rule 49)."), (p, v) => p.ReRoute = (bool)v),
    ];

    private static readonly (ProfileField Field, Action<SwitchProfile, object> Set)[] TimeSettings =
    [
        Time("ringTime", "How long a called device rings.", Defaults.RingTime, (p, v) => p.RingTime = v),
        Time("signallingDelay", "From calling a device to hearing from it.", Defaults.SignallingDelay, (p, v) => p.SignallingDelay = v),
        Time("parkingTime", "How long a parked call waits.", Defaults.ParkingTime, (p, v) => p.ParkingTime = v),
        Time("blockedTime", "How long a blocked station stays.", Defaults.BlockedTime, (p, v) => p.BlockedTime = v),
        Time("dialToneTime", "How long an off-hook station may take to dial.", Defaults.DialToneTime, (p, v) => p.DialToneTime = v),
        Time("campOnTime", "How long a caller waits for a busy station.", Defaults.CampOnTime, (p, v) => p.CampOnTime = v),
        Time("forwardAfter", "When unanswered calls are forwarded.", Defaults.ForwardAfter, (p, v) => p.ForwardAfter = v),
    ];

    private static readonly (ProfileField Field, Action<SwitchProfile, object> Set)[] BehaviourSettings =
    [
        Word<CallIdPolicy>("callIds", "How calls get their ids (field rule 1).", (p, v) => p.CallIds = v),
        (Count("firstCallId", "The first call id. Default 1.", 0), (p, v) => p.FirstCallId = (int)v),
        (
            Count("nodeNumber", "The switch's number in global call ids (field rule 6). Default 1.", 0, 99999),
            (p, v) => p.NodeNumber = (int)v
        ),
        Word<DynamicDeviceIds>("dynamicDeviceIds", "Connections with an id for one call (field rule 2).", (p, v) => p.DynamicDeviceIds = v),
        Word<MergeIdPolicy>("mergeIds", "Which call survives a merge (field rules 3, 5).", (p, v) => p.MergeIds = v),
        Word<RemainingParty>("remainingParty", "What becomes of a station left alone (field rule 22).", (p, v) => p.RemainingParty = v),
        Word<RemainingParty>("failedCaller", "What becomes of a station whose call fails (field rule 13).", (p, v) => p.FailedCaller = v),
        Word<ConsultationInheritance>(
            "consultData",
            "What a consultation knows of the held call's data (field rule 54).",
            (p, v) => p.ConsultData = v
        ),
        (Count("userDataBytes", "The longest user-to-user data. Default 129.", 0, 4096), (p, v) => p.UserDataBytes = (int)v),
        (Count("variableBytes", "The longest call variable. Default 210.", 1, 65536), (p, v) => p.VariableBytes = (int)v),
        (Flag("notReadyNeedsReason", "An agent must say why he is not ready."), (p, v) => p.NotReadyNeedsReason = (bool)v),
        (new("noAnswerReason", ProfileFieldKind.Text, "Reason of an agent who did not answer."), (p, v) => p.NoAnswerReason = (string)v),
        (Flag("withoutQueuedEvents", "Faces leave out Queued."), (p, v) => p.WithoutQueuedEvents = (bool)v),
        (Flag("withoutDivertedEvents", "Faces leave out Diverted (field rule 25)."), (p, v) => p.WithoutDivertedEvents = (bool)v),
        (Flag("withoutAlternateCause", "Faces do not tell alternation (field rule 23)."), (p, v) => p.WithoutAlternateCause = (bool)v),
        (
            Flag("failedWithoutConnection", "Failed comes without a connection (field rule 13)."),
            (p, v) => p.FailedWithoutConnection = (bool)v
        ),
        (Flag("failedAsRefusal", "A call that cannot be made is refused (field rule 13)."), (p, v) => p.FailedAsRefusal = (bool)v),
        (Flag("noOptionalFields", "Faces leave out optional fields."), (p, v) => p.NoOptionalFields = (bool)v),
        (Flag("confirmsAfterEvents", "Confirmations come after the events (field rule 11)."), (p, v) => p.ConfirmsAfterEvents = (bool)v),
        (
            new("outsideNumbersShownAs", ProfileFieldKind.Text, "Text shown instead of outside numbers (field rule 24)."),
            (p, v) => p.OutsideNumbersShownAs = (string)v
        ),
        (Real("eventsPerSecond", "Events sent per second; 0 has no limit (field rule 45).", 0), (p, v) => p.EventsPerSecond = (double)v),
        (
            Real("requestsPerSecond", "Requests taken per second; 0 has no limit (field rule 45).", 0),
            (p, v) => p.RequestsPerSecond = (double)v
        ),
        (Count("monitorQuota", "Monitors given out (field rule 31). Default no limit.", 0), (p, v) => p.MonitorQuota = (int)v),
    ];

    public static ProfileSection Dialling { get; } = Section("dialling", "Numbers with a meaning.", DiallingSettings);
    public static ProfileSection Times { get; } = Section("times", "How long things take.", TimeSettings);
    public static ProfileSection Behaviour { get; } = Section("behaviour", "Where switches differ.", BehaviourSettings);

    /// <summary>The names of the three.</summary>
    public static string[] Sections { get; } = [Dialling.Name, Times.Name, Behaviour.Name];

    public static void Apply(SwitchProfile profile, string key, object value)
    {
        foreach (var (field, set) in DiallingSettings.Concat(TimeSettings).Concat(BehaviourSettings))
        {
            if (field.Name == key)
            {
                set(profile, value);
            }
        }
    }

    private static ProfileSection Section(
        string name,
        string meaning,
        (ProfileField Field, Action<SwitchProfile, object> Set)[] settings
    ) => new(name, meaning, IsList: false, settings.Select(setting => setting.Field).ToArray());

    private static (ProfileField, Action<SwitchProfile, object>) Time(
        string name,
        string meaning,
        TimeSpan byDefault,
        Action<SwitchProfile, TimeSpan> set
    ) => (Duration(name, FormattableString.Invariant($"{meaning} Default {byDefault.TotalSeconds}s.")), (p, v) => set(p, (TimeSpan)v));

    private static (ProfileField, Action<SwitchProfile, object>) Word<T>(string name, string meaning, Action<SwitchProfile, T> set)
        where T : struct, Enum => (ProfileField.OneOf<T>(name, meaning), (p, v) => set(p, Enum.Parse<T>((string)v, ignoreCase: true)));
}
