using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Runtime.DataLinks;

/// <summary>
/// Brings together what travels on two wires and races: the record of a message desk and the call that rings at its port (field rule 60). Either
/// may come first, by no more than the window. It never guesses: where a record could belong to more than one live call it belongs to none, and a
/// caller without a record gets the default greeting rather than a stranger's mailbox. Pure: time is told to it. Not thread-safe.
/// </summary>
/// <param name="window">How far apart the two may be.</param>
public sealed class CallHistoryMatcher(TimeSpan window)
{
    private readonly Dictionary<string, Port> _ports = new(StringComparer.Ordinal);

    /// <summary>When something falls out of the window; null when nothing waits.</summary>
    public TimeSpan? Next
    {
        get
        {
            TimeSpan? next = null;
            foreach (var port in _ports.Values)
            {
                if (port.Due(window) is { } due && (next is null || due < next))
                    next = due;
            }
            return next;
        }
    }

    /// <summary>A call rings at a port.</summary>
    public IReadOnlyList<HistoryOutcome> Rings(string number, NativeConnection connection, TimeSpan now)
    {
        var outcomes = Expired(now);
        var port = At(number);
        if (port.Ringings.Exists(ringing => ringing.Connection == connection && !ringing.Over))
            return outcomes;
        var ringing = new Ringing(connection, now);
        port.Ringings.Add(ringing);
        if (port.Pending is not { } pending)
            return outcomes;
        port.Pending = null;
        ringing.Record = pending.Record;
        outcomes.Add(new HistoryOutcome.Matched(connection, pending.Record));
        return outcomes;
    }

    /// <summary>A connection at a port ended. A record for it may still be on its way and must not fall to the next call.</summary>
    public void Over(string number, NativeConnection connection, TimeSpan now)
    {
        if (!_ports.TryGetValue(number, out var port))
            return;
        if (port.Ringings.Find(one => one.Connection == connection && !one.Over) is not { } ringing)
            return;
        // No record is that late. Kept longer, one lost record would cost the next caller his own, and on a busy port the one after him.
        if (ringing is { Told: true, Record: null } && now - ringing.Began >= 2 * window)
            port.Ringings.Remove(ringing);
        else
            (ringing.Over, ringing.Since) = (true, now);
    }

    /// <summary>A ringing goes on under another native identifier: its call was merged with another.</summary>
    public void Renamed(string number, NativeConnection old, NativeConnection now)
    {
        if (_ports.TryGetValue(number, out var port) && port.Ringings.Find(one => one.Connection == old && !one.Over) is { } ringing)
            ringing.Connection = now;
    }

    /// <summary>A record came.</summary>
    public IReadOnlyList<HistoryOutcome> Record(HistoryRecord record, TimeSpan now)
    {
        var outcomes = Expired(now);
        var port = At(record.Port);
        if (
            port.Pending?.Record.Repeats(record) == true
            || port.Ringings.Exists(one => one is { Over: false, Record: { } had } && had.Repeats(record))
        )
        {
            outcomes.Add(new HistoryOutcome.Unmatched(record, "duplicate"));
            return outcomes;
        }
        var candidates = port.Ringings.Where(static one => one.Record is null).ToList();
        if (candidates.Count == 0)
        {
            if (port.Pending is { } older)
                outcomes.Add(new HistoryOutcome.Unmatched(older.Record, "superseded"));
            port.Pending = new Pending(record, now);
        }
        else if (candidates[0].Told || candidates[0].Over)
        {
            // Records come in the order of the ringings: the first that has none gets it, and its caller was greeted without it or is gone.
            (candidates[0].Record, candidates[0].Since) = (record, now);
            outcomes.Add(new HistoryOutcome.Unmatched(record, candidates[0].Told ? "late" : "callOver"));
        }
        else if (candidates.Count > 1)
        {
            outcomes.Add(new HistoryOutcome.Unmatched(record, "ambiguous"));
        }
        else
        {
            candidates[0].Record = record;
            outcomes.Add(new HistoryOutcome.Matched(candidates[0].Connection, record));
        }
        return outcomes;
    }

    /// <summary>Time passed: what waited too long is told.</summary>
    public IReadOnlyList<HistoryOutcome> Expire(TimeSpan now) => Expired(now);

    private List<HistoryOutcome> Expired(TimeSpan now)
    {
        var outcomes = new List<HistoryOutcome>();
        foreach (var (number, port) in _ports.ToList())
        {
            foreach (var ringing in port.Ringings)
            {
                if (ringing is not { Record: null, Over: false, Told: false } || now - ringing.Since < window)
                    continue;
                ringing.Told = true;
                outcomes.Add(new HistoryOutcome.NoRecord(ringing.Connection, number));
            }
            port.Ringings.RemoveAll(ringing => !ringing.Stays && now - ringing.Since >= window);
            if (port.Pending is { } pending && now - pending.At >= window)
            {
                port.Pending = null;
                outcomes.Add(new HistoryOutcome.Unmatched(pending.Record, "noRinging"));
            }
            if (port is { Ringings.Count: 0, Pending: null })
                _ports.Remove(number);
        }
        return outcomes;
    }

    private Port At(string number)
    {
        if (!_ports.TryGetValue(number, out var port))
            _ports[number] = port = new Port();
        return port;
    }

    private sealed class Port
    {
        // In the order in which they began.
        public List<Ringing> Ringings { get; } = [];

        public Pending? Pending { get; set; }

        public TimeSpan? Due(TimeSpan window)
        {
            TimeSpan? due = Pending?.At + window;
            foreach (var ringing in Ringings)
            {
                if (!ringing.Stays && (due is null || ringing.Since + window < due))
                    due = ringing.Since + window;
            }
            return due;
        }
    }

    private sealed record Pending(HistoryRecord Record, TimeSpan At);

    private sealed class Ringing(NativeConnection connection, TimeSpan at)
    {
        public NativeConnection Connection { get; set; } = connection;

        public TimeSpan Began { get; } = at;

        // The last that happened to it: that it rang, got a late record, or ended.
        public TimeSpan Since { get; set; } = at;

        public HistoryRecord? Record { get; set; }

        // Its caller was told to have no record.
        public bool Told { get; set; }

        public bool Over { get; set; }

        // A record may be late for as long as the call lives, and must not wait for the next caller then.
        public bool Stays => this is { Record: null, Told: true, Over: false };
    }
}
