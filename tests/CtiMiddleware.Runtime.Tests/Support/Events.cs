using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Runtime.Tests.Support;

/// <summary>Short words for events of a switch: a connection is <c>call/half</c>, and unless said otherwise the half is the device's number.</summary>
internal static class Events
{
    public static NativeConnection At(string call, string half) => new(call, half);

    public static PartyDevice Party(string? number) => PartyDevice.Of(number);

    public static CallEvent Initiated(string call, string device, string? parent = null) =>
        new CallEvent.ServiceInitiated(At(call, device), Party(device), PartyDevice.NotKnown) { ParentCall = parent };

    public static CallEvent Originated(string call, string device, string called, string? parent = null) =>
        new CallEvent.Originated(At(call, device), Party(device), Party(called)) { ParentCall = parent };

    public static CallEvent Delivered(string call, string device, string calling, string called) =>
        new CallEvent.Delivered(At(call, device), Party(device), Party(calling), Party(called), PartyDevice.NotRequired);

    public static CallEvent Established(string call, string device, string calling, string called) =>
        new CallEvent.Established(At(call, device), Party(device), Party(calling), Party(called), PartyDevice.NotRequired);

    public static CallEvent Queued(string call, string queue, string calling, string called) =>
        new CallEvent.Queued(
            At(call, queue),
            PartyDevice.Of(queue) with
            {
                Category = DeviceCategory.AcdGroup,
            },
            Party(calling),
            Party(called),
            PartyDevice.NotRequired
        )
        {
            NumberQueued = 1,
        };

    public static CallEvent Failed(string call, string device, EventCause cause) =>
        new CallEvent.Failed(At(call, device), Party(device), PartyDevice.NotKnown, PartyDevice.NotKnown, PartyDevice.NotRequired)
        {
            Cause = cause,
        };

    public static CallEvent Held(string call, string device, EventCause cause = EventCause.Normal) =>
        new CallEvent.Held(At(call, device), Party(device)) { Cause = cause };

    public static CallEvent Retrieved(string call, string device) => new CallEvent.Retrieved(At(call, device), Party(device));

    public static CallEvent Cleared(string call, string device) => new CallEvent.ConnectionCleared(At(call, device), Party(device));

    public static CallEvent Diverted(string call, string device, string to) =>
        new CallEvent.Diverted(
            At(call, device),
            Party(device),
            Party(to),
            PartyDevice.NotKnown,
            PartyDevice.NotKnown,
            PartyDevice.NotRequired
        );

    public static CallEvent CallCleared(string call) => new CallEvent.CallCleared(At(call, string.Empty));

    public static ConnectionListItem Moved(string fromCall, string toCall, string device) =>
        new(At(toCall, device), At(fromCall, device), Party(device));

    public static ConnectionListItem Gone(string call, string device) => new(null, At(call, device), Party(device));

    public static CallEvent Transferred(string primary, string? secondary, string by, string to, params ConnectionListItem[] items) =>
        new CallEvent.Transferred(At(primary, by), secondary is null ? null : At(secondary, by), Party(by), Party(to), items);

    public static CallEvent Conferenced(string primary, string? secondary, string by, string added, params ConnectionListItem[] items) =>
        new CallEvent.Conferenced(At(primary, by), secondary is null ? null : At(secondary, by), Party(by), Party(added), items);

    public static CallEvent Data(string call, string device, params (string Key, string? Value)[] pairs) =>
        new CallEvent.CallInformation(At(call, device), Party(device), PartyDevice.NotKnown)
        {
            AttachedData = pairs.ToDictionary(pair => pair.Key, pair => pair.Value),
        };

    public static AgentEvent LoggedOn(string agent, string device, string group) =>
        new AgentEvent.AgentLoggedOn(Party(device), agent, Party(group));

    public static AgentEvent LoggedOff(string agent, string device, string group) =>
        new AgentEvent.AgentLoggedOff(Party(device), agent, Party(group));

    public static AgentEvent Ready(string agent, string device, string group) =>
        new AgentEvent.AgentReady(Party(device), agent, Party(group));

    public static AgentEvent Busy(string agent, string device, string group) =>
        new AgentEvent.AgentBusy(Party(device), agent, Party(group));

    /// <summary>A two-party call that is answered.</summary>
    public static IEnumerable<CallEvent> Talking(string call, string from, string to)
    {
        yield return Initiated(call, from);
        yield return Originated(call, from, to);
        yield return Delivered(call, to, from, to);
        yield return Established(call, to, from, to);
    }
}

internal static class Entries
{
    public static string Text(this Runtime.Events.LogEntry entry) => System.Text.Encoding.UTF8.GetString(entry.Json.Span);
}
