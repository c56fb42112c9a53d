using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Conformance.Stories;

/// <summary>
/// The open connections as an adapter's events leave them, before any runtime judges: whoever enters an event about a connection that was never
/// announced, or the same state twice, gets a complaint. Not thread-safe.
/// </summary>
public sealed class ConnectionBook
{
    private readonly Dictionary<NativeConnection, string> _states = [];
    private readonly HashSet<string> _calls = [];

    /// <summary>What is open, for a message; empty when nothing is.</summary>
    public string Open => string.Join(", ", _states.Select(static pair => $"{pair.Key.CallId}/{pair.Key.DeviceId} {pair.Value}"));

    /// <summary>Enters an event.</summary>
    /// <returns>What is wrong with it; null when nothing is.</returns>
    public string? Enter(CallEvent one) =>
        one switch
        {
            CallEvent.ServiceInitiated x => Set(x.InitiatedConnection, "initiated"),
            CallEvent.Originated x => Set(x.OriginatedConnection, "originated"),
            CallEvent.Delivered x => Set(x.Connection, "alerting"),
            CallEvent.Established x => Moved(x.Connections) ?? Set(x.EstablishedConnection, "established"),
            CallEvent.Failed x => Set(x.FailedConnection, "fail"),
            CallEvent.Queued x => Set(x.QueuedConnection, "queued"),
            CallEvent.NetworkReached x => Set(x.OutboundConnection, "network"),
            CallEvent.Held x => Change(x.HeldConnection, "hold"),
            CallEvent.Retrieved x => Change(x.RetrievedConnection, "retrieved"),
            CallEvent.Diverted x => End(x.Connection),
            CallEvent.ConnectionCleared x => End(x.DroppedConnection),
            CallEvent.CallCleared x => Clear(x.ClearedCall.CallId),
            CallEvent.Transferred x => Moved(x.TransferredConnections),
            CallEvent.Conferenced x => Moved(x.ConferenceConnections),
            CallEvent.DigitsGenerated x => Known(x.Connection),
            CallEvent.CallInformation x => Known(x.Connection),
            CallEvent.Record x => Known(x.Connection),
            CallEvent.Stop x => Known(x.Connection),
            CallEvent.Play x => Known(x.Connection),
            CallEvent.SuspendPlay x => Known(x.Connection),
            CallEvent.SuspendRecord x => Known(x.Connection),
            CallEvent.DtmfDetected x => Known(x.OverConnection),
            CallEvent.SpeechDetected x => Known(x.OverConnection),
            CallEvent.SilenceTimeoutExpired x => Known(x.OverConnection),
            CallEvent.ToneDetected x => Known(x.Connection),
            CallEvent.DataCollected x => Known(x.Connection),
            _ => null,
        };

    private string? Set(NativeConnection connection, string state)
    {
        _calls.Add(connection.CallId);
        if (_states.GetValueOrDefault(connection) == state)
            return $"the connection is {state} already";
        _states[connection] = state;
        return null;
    }

    private string? Change(NativeConnection connection, string state) =>
        _states.ContainsKey(connection) ? Set(connection, state) : "the connection was never announced";

    private string? Known(NativeConnection connection) => _states.ContainsKey(connection) ? null : "the connection was never announced";

    private string? End(NativeConnection connection) => _states.Remove(connection) ? null : "a connection ends that is not there";

    private string? Clear(string callId)
    {
        if (!_calls.Remove(callId))
            return "a call ends that is not there";
        return _states.Keys.Any(one => one.CallId == callId) ? "a call ends that still has connections" : null;
    }

    private string? Moved(IReadOnlyList<ConnectionListItem> items)
    {
        var states = items.Select(item => item.OldConnection is { } old && _states.Remove(old, out var was) ? was : null).ToList();
        foreach (var (item, state) in items.Zip(states))
        {
            if (item.NewConnection is not { } now)
                continue;
            _calls.Add(now.CallId);
            _states[now] = state ?? "joined";
        }
        // What a merge left empty ended by it (field rule 9): it gets no event of its own.
        foreach (var old in items.Select(static item => item.OldConnection).OfType<NativeConnection>())
        {
            if (!_states.Keys.Any(one => one.CallId == old.CallId))
                _calls.Remove(old.CallId);
        }
        return null;
    }
}
