using System.Text.Json;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Runtime.Switches;

namespace CtiMiddleware.Runtime.DataLinks;

/// <summary>
/// The call histories of one switch's ports: feeds the matcher with what rings and what is told, and puts what it finds on the calls as
/// <c>cti.call.callInformation.v1</c> with attached data (docs/adr/0020). Loop's thread only.
/// </summary>
internal sealed class CallHistories
{
    /// <summary>Attached data: why the call came, or <c>none</c> when no record came within the window.</summary>
    public const string ReasonKey = "history.reason";

    private readonly SwitchId _switch;
    private readonly CallHistoryMatcher _matcher;
    private readonly LoopTimers _timers;
    private readonly LoopTimer _timer;
    private readonly TimeProvider _time;
    private readonly IEventSink _log;
    private readonly Queue<RingNews> _news = new();
    private ISwitchRegistry? _registry;

    /// <summary>Of a switch.</summary>
    public CallHistories(SwitchDefinition definition, LoopTimers timers, TimeProvider time, IEventSink log)
    {
        _switch = definition.Id;
        _matcher = new CallHistoryMatcher(definition.CallHistoryWindow);
        _timers = timers;
        _time = time;
        _log = log;
        _timer = timers.Create(Run);
    }

    /// <summary>What stands between the registry and the log; the log itself where no port is announced.</summary>
    public IEventSink Watch(IReadOnlySet<DeviceId> ports, IEventSink inner) => ports.Count == 0 ? inner : new RingWatch(ports, inner, Saw);

    /// <summary>The registry, when it is made.</summary>
    public void Attach(ISwitchRegistry registry) => _registry = registry;

    /// <summary>A record came for a port of this switch.</summary>
    public void Take(HistoryRecord record)
    {
        RunNews();
        Act(_matcher.Record(record, _timers.Now));
        Schedule();
    }

    /// <summary>Publishes a record that belongs to no call, and counts it on its link.</summary>
    public void Publish(HistoryRecord record, string why)
    {
        var history = record.History;
        record.Counted($"the call history record \"{history.NativeText}\" found no call: {why}");
        EventBody Body(long number) =>
            new()
            {
                Received = record.Received,
                Native = new EventNative(null, history.NativeCause, record.Frame),
                Detail =
                [
                    new("why", why),
                    new("port", history.Port),
                    new("desk", history.MessageDesk),
                    new("line", history.MessageLine),
                    new("reason", Name(history.Reason)),
                    new("calling", history.CallingDevice.Number),
                    new("called", history.LastRedirectionDevice.Number),
                    new("record", history.NativeText),
                ],
            };
        _log.Append(new EventDraft(EventTypes.CallHistoryUnmatched, _switch, _switch.Value, Thread: null, Body));
    }

    // The registry is in the middle of an event: what follows from it waits until it is done.
    private void Saw(RingNews news)
    {
        _news.Enqueue(news);
        _timer.Start(TimeSpan.Zero);
    }

    private void Run()
    {
        RunNews();
        Act(_matcher.Expire(_timers.Now));
        Schedule();
    }

    private void RunNews()
    {
        while (_news.TryDequeue(out var news))
        {
            switch (news)
            {
                case RingNews.Rings rings:
                    Act(_matcher.Rings(rings.Port, rings.Connection, _timers.Now));
                    break;
                case RingNews.Over over:
                    _matcher.Over(over.Port, over.Connection, _timers.Now);
                    break;
                case RingNews.Renamed renamed:
                    _matcher.Renamed(renamed.Port, renamed.Old, renamed.Now);
                    break;
            }
        }
    }

    private void Schedule()
    {
        if (_news.Count > 0)
            _timer.Start(TimeSpan.Zero);
        else if (_matcher.Next is { } next)
            _timer.Start(next - _timers.Now);
    }

    private void Act(IReadOnlyList<HistoryOutcome> outcomes)
    {
        foreach (var outcome in outcomes)
        {
            switch (outcome)
            {
                case HistoryOutcome.Matched matched:
                    Apply(matched);
                    break;
                case HistoryOutcome.NoRecord none:
                    if (_registry!.Find(none.Connection) is { } there)
                        Tell(none.Connection, none.Port, there.Connection, record: null, _time.GetUtcNow(), default);
                    break;
                case HistoryOutcome.Unmatched unmatched:
                    Publish(unmatched.Record, unmatched.Why);
                    break;
            }
        }
    }

    private void Apply(HistoryOutcome.Matched matched)
    {
        var record = matched.Record;
        if (_registry!.Find(matched.Connection) is { } there)
            Tell(matched.Connection, record.Port, there.Connection, record.History, record.Received, record.Frame);
        else
            Publish(record, "callOver");
    }

    private void Tell(
        NativeConnection connection,
        string port,
        ConnectionId id,
        DataLinkEvent.CallHistory? record,
        DateTimeOffset at,
        FrameRef frame
    )
    {
        var called = record?.LastRedirectionDevice;
        var information = new CallEvent.CallInformation(connection, PartyDevice.Of(port), record?.CallingDevice ?? PartyDevice.NotRequired)
        {
            CalledDevice = called,
            LastRedirectionDevice = called,
            NativeCause = record?.NativeCause,
            // Without a record it is we who say so, not the switch.
            Inferred = record is null,
            AttachedData = new Dictionary<string, string?>
            {
                [ReasonKey] = record is null ? "none" : Name(record.Reason),
                ["history.desk"] = record?.MessageDesk,
                ["history.line"] = record?.MessageLine,
                ["history.calling"] = record?.CallingDevice.Number,
                ["history.called"] = called?.Number,
                // A thread may ring at several ports, or at one again: the data belong to this connection.
                ["history.connection"] = id.Value,
            },
        };
        _registry!.Apply(information, at, frame);
    }

    private static string Name(CallHistoryReason reason) => JsonNamingPolicy.CamelCase.ConvertName(reason.ToString());
}
