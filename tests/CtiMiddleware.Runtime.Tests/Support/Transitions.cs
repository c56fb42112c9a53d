using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime.Events;

namespace CtiMiddleware.Runtime.Tests.Support;

/// <summary>Walks a log and fails at the first transition that the table does not allow.</summary>
internal static class Transitions
{
    public static void Check(IEnumerable<LogEntry> entries)
    {
        var states = new Dictionary<ConnectionId, (CallId Call, LocalConnectionState State)>();
        var ended = new HashSet<string>();
        foreach (var entry in entries)
        {
            foreach (var call in entry.Data.Changed.OfType<Call>())
            {
                Assert.DoesNotContain(call.Id.Value, ended);
                Assert.NotEmpty(call.Connections);
                foreach (var old in states.Where(pair => pair.Value.Call == call.Id).ToArray())
                {
                    if (!call.Connections.Any(connection => connection.Id == old.Key))
                        states.Remove(old.Key);
                }
                foreach (var connection in call.Connections)
                {
                    // Only the last connection of a call is shown as null, in the event before the one that ends the call.
                    Assert.True(connection.State != LocalConnectionState.Null || call.Connections.Count == 1);
                    if (states.TryGetValue(connection.Id, out var before))
                    {
                        Assert.True(
                            ConnectionTransitions.IsLegal(before.State, connection.State),
                            $"{entry.Type} at {entry.Number}: {before.State} to {connection.State}"
                        );
                    }
                    states[connection.Id] = (call.Id, connection.State);
                }
            }
            foreach (var removed in entry.Data.Removed)
                ended.Add(removed.Id);
        }
    }
}
