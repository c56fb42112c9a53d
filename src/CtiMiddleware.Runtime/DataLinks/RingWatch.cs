using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime.Events;

namespace CtiMiddleware.Runtime.DataLinks;

/// <summary>
/// Stands between a switch's registry and the log and sees when a call begins to ring, and ends, at one of the ports that a message desk announces.
/// A call whose first news is that a port answered it rang too (a board that knows no ringing). Only notes it: the registry is at work. Loop's
/// thread only.
/// </summary>
/// <param name="ports">The devices of the ports.</param>
/// <param name="inner">Where events go.</param>
/// <param name="seen">Told of what happened, in its order; must not touch the registry.</param>
internal sealed class RingWatch(IReadOnlySet<DeviceId> ports, IEventSink inner, Action<RingNews> seen) : IEventSink
{
    private readonly Dictionary<ConnectionId, (CallId Call, string Port, NativeConnection Native)> _known = [];

    /// <inheritdoc/>
    public Cursor Head => inner.Head;

    /// <inheritdoc/>
    public long Append(EventDraft draft)
    {
        EventBody? body = null;
        var number = inner.Append(draft with { MakeBody = position => body = draft.MakeBody(position) });
        foreach (var removed in body!.Removed)
        {
            if (removed.Kind == ObjectKind.Call)
                Leave(new CallId(removed.Id), stays: null, body);
        }
        foreach (var changed in body.Changed)
        {
            if (changed is not Call call)
                continue;
            foreach (var connection in call.Connections)
                Look(draft, body, connection);
            Leave(call.Id, call, body);
        }
        return number;
    }

    private void Look(EventDraft draft, EventBody body, Connection connection)
    {
        if (connection.Device is not { } device || !ports.Contains(device) || _known.ContainsKey(connection.Id))
            return;
        var port = device.Number.ToString();
        var now = (connection.Call, port, connection.Native);
        foreach (var merged in body.Connections)
        {
            if (merged.New == connection.Id && merged.Old is { } old && _known.Remove(old, out var before))
            {
                _known[connection.Id] = now;
                seen(new RingNews.Renamed(port, before.Native, connection.Native));
                return;
            }
        }
        var answered =
            draft.Type == "cti.call.established.v1"
            && body.Connection == connection.Id
            && body.PreviousState is null
            && connection.State == LocalConnectionState.Connected;
        if (connection.State != LocalConnectionState.Alerting && !answered)
            return;
        _known[connection.Id] = now;
        seen(new RingNews.Rings(port, connection.Native));
    }

    private void Leave(CallId id, Call? stays, EventBody body)
    {
        if (_known.Count == 0)
            return;
        foreach (var (connection, (call, port, native)) in _known.ToList())
        {
            var goesOn =
                call != id
                || stays?.Connections.Any(one => one.Id == connection && one.State != LocalConnectionState.Null) == true
                || body.Connections.Any(merged => merged.Old == connection && merged.New is { } now && now != connection);
            if (goesOn)
                continue;
            _known.Remove(connection);
            seen(new RingNews.Over(port, native));
        }
    }
}
