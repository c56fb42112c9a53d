using CtiMiddleware.Links.Capture;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Adapters.Tests.AsteriskAmi;

/// <summary>
/// What an application is left with: open connections, and agents with their last state. Devices are left out: DeviceStateChange is a name and
/// a value, with nothing beside them that would show that two values were swapped.
/// </summary>
public static class OpenState
{
    public static string Of(ReplayOutput output) => string.Join('\n', Entries(output.Events).Select(pair => $"{pair.Key} = {pair.Value}"));

    public static SortedDictionary<string, string> Entries(IEnumerable<SwitchEvent> events) =>
        Entries(events, new SortedDictionary<string, string>(StringComparer.Ordinal));

    /// <summary>What is open after events that follow what was open before.</summary>
    public static SortedDictionary<string, string> Entries(IEnumerable<SwitchEvent> events, SortedDictionary<string, string> state)
    {
        foreach (var e in events)
        {
            switch (e)
            {
                case CallEvent.ServiceInitiated x:
                    state[Key(x.InitiatedConnection)] = "initiated";
                    break;
                case CallEvent.Originated x:
                    state[Key(x.OriginatedConnection)] = "connected";
                    break;
                case CallEvent.Delivered x:
                    state[Key(x.Connection)] = "alerting";
                    break;
                case CallEvent.Established x:
                    Move(x.Connections);
                    state[Key(x.EstablishedConnection)] = "connected";
                    break;
                case CallEvent.Held x:
                    state[Key(x.HeldConnection)] = "hold";
                    break;
                case CallEvent.Retrieved x:
                    state[Key(x.RetrievedConnection)] = "connected";
                    break;
                case CallEvent.Queued x:
                    state[Key(x.QueuedConnection)] = "queued";
                    break;
                case CallEvent.Failed x:
                    state[Key(x.FailedConnection)] = "fail";
                    break;
                case CallEvent.Diverted x:
                    state.Remove(Key(x.Connection));
                    break;
                case CallEvent.ConnectionCleared x:
                    state.Remove(Key(x.DroppedConnection));
                    break;
                case CallEvent.Transferred x:
                    Move(x.TransferredConnections);
                    break;
                case CallEvent.Conferenced x:
                    Move(x.ConferenceConnections);
                    break;
                case AgentEvent.AgentLoggedOff x:
                    state.Remove($"agent {x.AgentID} {x.AcdGroup.Number}");
                    break;
                case AgentEvent x:
                    state[$"agent {x.AgentID} {x.AcdGroup.Number}"] = x.GetType().Name;
                    break;
                default:
                    break;
            }
        }
        return state;

        void Move(IReadOnlyList<ConnectionListItem> items)
        {
            foreach (var item in items)
            {
                if (item.OldConnection is { } old && state.Remove(Key(old), out var was) && item.NewConnection is { } now)
                    state[Key(now)] = was;
            }
        }
    }

    public static string Key(NativeConnection connection) => $"{connection.CallId}/{connection.DeviceId}";
}
