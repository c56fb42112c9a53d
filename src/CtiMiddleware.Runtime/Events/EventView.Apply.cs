using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;

namespace CtiMiddleware.Runtime.Events;

public sealed partial class EventView
{
    private readonly List<CtiObject> _changed = [];
    private readonly List<int> _entered = [];
    private readonly List<RemovedObject> _removed = [];
    private readonly List<int> _left = [];
    private EventWriter? _writer;

    /// <summary>
    /// An event as the reader may see it: as it is, as a copy, or not at all. What comes into view is listed in <c>changed</c> with
    /// <c>"view":"entered"</c>; what leaves it while it goes on is listed in <c>removed</c> with <c>"view":"left"</c>, so that folding needs no
    /// case of its own. The event keeps its type when it is about something the reader sees or saw; otherwise it is a
    /// <see cref="EventTypes.ViewLeft"/>. One reader at a time.
    /// </summary>
    public ViewResult Apply(LogEntry entry)
    {
        if (_everything)
            return new ViewResult(Visible: true, entry.Type, entry.Json);
        if (!Filter.Wants(entry.Type) || (entry.Switch is { } @switch && !Filter.WantsSwitch(@switch)))
            return default;
        if (
            entry.Type is EventTypes.Private or EventTypes.CallDetailReport or EventTypes.CallHistoryUnmatched
            && !(entry.Switch is { } own && SeesAllOf(own))
        )
            return default;
        _changed.Clear();
        _entered.Clear();
        _removed.Clear();
        _left.Clear();

        var same = true;
        for (var i = 0; i < entry.Data.Changed.Count; i++)
            same &= Change(entry, entry.Data.Changed[i], entry.ChangedBefore[i]);
        for (var i = 0; i < entry.Data.Removed.Count; i++)
            same &= Remove(entry, entry.Data.Removed[i], entry.RemovedBefore[i]);
        foreach (var thread in entry.Threads)
            same &= Follow(entry, thread);

        var concerned = _changed.Count > 0 || _removed.Count > _left.Count || Concerns(entry);
        if (!concerned && _left.Count == 0)
            return default;
        if (!concerned)
            return new ViewResult(Visible: true, EventTypes.ViewLeft, WriteLeft(entry));
        var body = entry.Data;
        same &= MaskBody(entry, ref body);
        return same
            ? new ViewResult(Visible: true, entry.Type, entry.Json)
            : new ViewResult(Visible: true, entry.Type, Write(entry, entry.Type, body));
    }

    // Each of the three answers whether the reader's copy says the same as the original.
    private bool Change(LogEntry entry, CtiObject after, CtiObject? before)
    {
        var seesAfter = Sees(entry, after, isBefore: false);
        var sawBefore = before is not null && Sees(entry, before, isBefore: true);
        if (!seesAfter)
        {
            if (sawBefore)
                Leave(after.Kind, after.Key, entry.Data.Cause);
            return false;
        }
        var shown = Project(after);
        if (before is not null && !sawBefore)
            _entered.Add(_changed.Count);
        _changed.Add(shown);
        return ReferenceEquals(shown, after) && (before is null || sawBefore);
    }

    private bool Remove(LogEntry entry, RemovedObject removed, CtiObject? before)
    {
        if (before is null || !Sees(entry, before, isBefore: true))
            return false;
        _removed.Add(removed);
        return true;
    }

    // A thread that the event does not touch comes and goes with its calls.
    private bool Follow(LogEntry entry, ThreadContext context)
    {
        if (context.Before is not { } before || context.After is not { } after || !ReferenceEquals(before, after))
            return true;
        var saw = Sees(entry, before, isBefore: true);
        var sees = Sees(entry, after, isBefore: false);
        if (saw == sees)
            return true;
        if (saw)
        {
            Leave(ObjectKind.Thread, after.Key, entry.Data.Cause);
        }
        else
        {
            _entered.Add(_changed.Count);
            _changed.Add(after);
        }
        return false;
    }

    private void Leave(ObjectKind kind, string id, EventCause? cause)
    {
        _left.Add(_removed.Count);
        _removed.Add(new RemovedObject(kind, id, cause ?? EventCause.Normal));
    }

    private bool Sees(LogEntry entry, CtiObject value, bool isBefore)
    {
        if (value is not CallThread thread)
            return Sees(value);
        foreach (var id in thread.Calls)
        {
            if (CallAt(entry, id, isBefore) is { } call && SeesCall(call))
                return true;
        }
        return false;
    }

    private static Call? CallAt(LogEntry entry, CallId id, bool isBefore)
    {
        for (var i = 0; i < entry.Data.Changed.Count; i++)
        {
            if (entry.Data.Changed[i] is Call call && call.Id == id)
                return isBefore ? entry.ChangedBefore[i] as Call : call;
        }
        foreach (var value in entry.RemovedBefore)
        {
            if (value is Call call && call.Id == id)
                return isBefore ? call : null;
        }
        foreach (var context in entry.Threads)
        {
            foreach (var call in context.Others ?? [])
            {
                if (call.Id == id)
                    return call;
            }
        }
        return null;
    }

    // Whether the event is about something that the reader sees, or saw until now.
    private bool Concerns(LogEntry entry)
    {
        if (entry.Data.Call is { } id)
        {
            return (CallAt(entry, id, isBefore: true) is { } before && SeesCall(before)) || (entry.About is Call now && SeesCall(now));
        }
        if (entry.Data.Changed.Count + entry.Data.Removed.Count > 0)
            return false;
        if (entry.About is { } about)
            return Sees(about);
        return entry.Switch is { } @switch ? SeesAllOf(@switch) : Rule.Patterns.Contains("*");
    }

    private bool MaskBody(LogEntry entry, ref EventBody body)
    {
        if (Rule.CounterpartsVisible || entry.Switch is not { } @switch)
            return true;
        var same = true;
        if (body.Connections.Any(item => item.Device is { } device && Rule.Masks(device, @switch)))
        {
            same = false;
            body = body with
            {
                Connections =
                [
                    .. body.Connections.Select(item =>
                        item.Device is { } device && Rule.Masks(device, @switch) ? item with { Device = null } : item
                    ),
                ],
            };
        }
        if (body.MergedThreads.Any(merged => !Shows(merged)))
        {
            same = false;
            body = body with { MergedThreads = [.. body.MergedThreads.Where(Shows)] };
        }
        if (body.Detail is { } detail)
        {
            // What a masked device dialled or is called is as secret as its number.
            var hide = body.Connection is { } id && SubjectIsMasked(entry, id, @switch);
            if (hide || detail.Any(item => item.Value is Party party && !ReferenceEquals(Project(party, @switch), party)))
            {
                same = false;
                body = body with { Detail = hide ? null : [.. detail.Select(item => Mask(item, @switch))] };
            }
        }
        return same;
    }

    private bool Shows(MergedThread merged) =>
        _changed.Exists(value => value is CallThread thread && thread.Id == merged.Into)
        || _removed.Exists(value => value.Kind == ObjectKind.Thread && value.Id == merged.From.Value);

    private KeyValuePair<string, object?> Mask(KeyValuePair<string, object?> item, SwitchId @switch) =>
        item.Value is Party party ? new(item.Key, Project(party, @switch)) : item;

    private bool SubjectIsMasked(LogEntry entry, ConnectionId id, SwitchId @switch)
    {
        foreach (var value in entry.Data.Changed.Concat(entry.ChangedBefore).Concat(entry.RemovedBefore).Append(entry.About))
        {
            if (value is not Call call)
                continue;
            foreach (var connection in call.Connections)
            {
                if (connection.Id == id)
                    return Rule.Masks(connection.Device, @switch);
            }
        }
        return true;
    }

    private byte[] WriteLeft(LogEntry entry)
    {
        var first = _removed[0];
        var body = new EventBody
        {
            Cause = entry.Data.Cause,
            Received = entry.Data.Received,
            Detail = [new("kind", EnumText<ObjectKind>.Of(first.Kind).Value), new("id", first.Id), new("reason", "notVisible")],
        };
        return Write(entry, EventTypes.ViewLeft, body);
    }

    private byte[] Write(LogEntry entry, string type, EventBody body)
    {
        _writer ??= new EventWriter();
        var cursor = new Cursor(entry.Epoch, entry.Number);
        var shown = body with { Changed = _changed, Removed = _removed };
        return _writer.Write(
            new EventText(cursor, type, entry.Switch, entry.Subject, entry.Thread, entry.Time, shown) { Entered = _entered, Left = _left }
        );
    }
}
