using System.Globalization;
using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Model.Objects;

namespace CtiMiddleware.Adapters.CiscoGed188.Commands;

/// <summary>QUERY_SKILL_GROUP_STATISTICS_CONF as the statistics of a group: what the model has a name for, and the rest under the protocol's names.</summary>
internal static class GroupCounts
{
    private static readonly string[] s_busy =
    [
        "AgentsTalkingIn",
        "AgentsTalkingOut",
        "AgentsTalkingOther",
        "AgentsTalkingAutoOut",
        "AgentsTalkingPreview",
        "AgentsTalkingReservation",
        "AgentsHold",
        "AgentsReserved",
        "AgentsBusyOther",
    ];

    private static readonly HashSet<string> s_named =
    [
        "InvokeID",
        "PeripheralID",
        "SkillGroupNumber",
        "SkillGroupID",
        "AgentsLoggedOn",
        "AgentsAvail",
        "AgentsNotReady",
        "AgentsWorkNotReady",
        "AgentsWorkReady",
        "CallsQNow",
        "LongestCallQNow",
    ];

    /// <summary>Reads them.</summary>
    public static GroupStatistics Read(GedMessage message)
    {
        var native = new Dictionary<string, string>();
        foreach (var field in message.Layout!.Fields)
        {
            var value = message.Number(field);
            if (value != GedWire.Unknown && !s_named.Contains(field.Name))
                native[field.Name] = value.ToString(CultureInfo.InvariantCulture);
        }
        int? busy = null;
        foreach (var name in s_busy)
            busy = Sum(busy, Count(message, name));
        return new GroupStatistics
        {
            AgentsLoggedOn = Count(message, "AgentsLoggedOn"),
            AgentsReady = Count(message, "AgentsAvail"),
            AgentsNotReady = Count(message, "AgentsNotReady"),
            AgentsBusy = busy,
            AgentsWorkingAfterCall = Sum(Count(message, "AgentsWorkNotReady"), Count(message, "AgentsWorkReady")),
            CallsWaiting = Count(message, "CallsQNow"),
            LongestWaitSeconds = Count(message, "LongestCallQNow"),
            Native = native,
        };
    }

    private static int? Sum(int? first, int? second) => first is null && second is null ? null : (first ?? 0) + (second ?? 0);

    private static int? Count(GedMessage message, string name) =>
        message.Layout!.TryFind(name, out var field) && message.Number(field) is var value and <= int.MaxValue ? (int)value : null;
}
