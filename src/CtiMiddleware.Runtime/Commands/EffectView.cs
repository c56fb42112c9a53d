using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime.Events;

namespace CtiMiddleware.Runtime.Commands;

/// <summary>One event of the log as the effect of a command on one call and connection is judged by it.</summary>
internal readonly ref struct EffectView
{
    private readonly CallId? _callId;

    /// <summary>Looks at an event.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="body">Its body.</param>
    /// <param name="call">The call that is watched.</param>
    /// <param name="connection">The connection that is watched.</param>
    public EffectView(string type, EventBody body, CallId? call, ConnectionId? connection)
    {
        Type = type;
        Body = body;
        Merge = null;
        foreach (var item in body.Connections)
        {
            if (connection is not null && item.Old == connection)
                Merge = item;
        }
        _callId = call;
        Connection? found = null;
        var inCall = false;
        foreach (var changed in body.Changed)
        {
            if (changed is not Call candidate)
                continue;
            inCall |= candidate.Id == call;
            foreach (var item in candidate.Connections)
            {
                // The last connection of a call is shown as null when it ends.
                if (item.State != LocalConnectionState.Null && (item.Id == connection || (Merge?.New is { } into && item.Id == into)))
                    found = item;
            }
        }
        foreach (var removed in body.Removed)
            inCall |= removed.Kind == ObjectKind.Call && removed.Id == call?.Value;
        Connection = found;
        Ended = connection is not null && found is null && (inCall || Merge is { New: null });
    }

    /// <summary>The event's type.</summary>
    public string Type { get; }

    /// <summary>The event's body.</summary>
    public EventBody Body { get; }

    /// <summary>How the event merged the connection; null when it did not.</summary>
    public MergedConnection? Merge { get; }

    /// <summary>The connection after the event, under its new identifier after a merge; null when the event does not show it.</summary>
    public Connection? Connection { get; }

    /// <summary>The event ended the connection, or shows its call without it.</summary>
    public bool Ended { get; }

    /// <summary>The state of the connection after the event; null when the event does not show it.</summary>
    public LocalConnectionState? State => Connection?.State;

    /// <summary>The event ended the call.</summary>
    public bool CallEnded
    {
        get
        {
            foreach (var removed in Body.Removed)
            {
                if (removed.Kind == ObjectKind.Call && removed.Id == _callId?.Value)
                    return true;
            }
            return false;
        }
    }

    /// <summary>Whether it is this event of the standard, about the call that is watched.</summary>
    public bool Is(string type) => Type == type && Body.Call == _callId;

    /// <summary>The call after the event; null when the event does not show it.</summary>
    public Call? Call => Find<Call>(_callId?.Value);

    /// <summary>An object after the event; null when the event does not show it.</summary>
    public T? Find<T>(string? key)
        where T : CtiObject
    {
        foreach (var changed in Body.Changed)
        {
            if (changed is T value && value.Key == key)
                return value;
        }
        return null;
    }
}
