using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Capabilities;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Runtime.Supervision;
using CtiMiddleware.Runtime.Switches;
using Microsoft.Extensions.Logging;

namespace CtiMiddleware.Runtime.Monitors;

/// <summary>
/// The monitors of one switch: started after log on and before the snapshots of calls (field rule 27), shared by all who need them and counted
/// (31), asked for again with back-off when the switch refused or ended one (31, 32), ended a while after the last user. Does nothing on a
/// switch that shows everything. Loop's thread only.
/// </summary>
internal sealed partial class MonitorTable
{
    private readonly SwitchDefinition _definition;
    private readonly IMonitorHost _host;
    private readonly ISwitchRegistry _registry;
    private readonly LoopTimers _timers;
    private readonly TimeProvider _time;
    private readonly ulong _seed;
    private readonly ILogger _logger;
    private readonly Dictionary<string, MonitorRecord> _records = [];
    private readonly MonitorRequests _requests;
    private readonly WaitingReaders _readers = new();

    public MonitorTable(
        SwitchDefinition definition,
        IMonitorHost host,
        ISwitchRegistry registry,
        LoopTimers timers,
        TimeProvider time,
        ulong seed,
        ILogger logger
    )
    {
        _definition = definition;
        _host = host;
        _registry = registry;
        _timers = timers;
        _time = time;
        _seed = seed;
        _logger = logger;
        Used = definition.Capabilities.Observes == SwitchObservation.PerDevice;
        _requests = new MonitorRequests(host, definition.Monitors.Window, MayGo, Answered);
    }

    private MonitorOptions Options => _definition.Monitors;

    /// <summary>Whether this switch has monitors at all.</summary>
    public bool Used { get; }

    /// <summary>What is configured and not observed, in words; null when nothing is.</summary>
    public string? Missing => MonitorWords.Missing(_records.Values);

    /// <summary>Every monitor, by the order of the numbers.</summary>
    public IReadOnlyList<MonitorStatus> Present =>
        [.. _records.Values.OrderBy(static record => record.Number, StringComparer.Ordinal).Select(static record => record.Status)];

    /// <summary>The devices that the configuration lists are shown from the start, unobserved.</summary>
    public void Prepare()
    {
        if (!Used)
            return;
        foreach (var number in Options.Devices)
        {
            Get(number).Configured = true;
            _registry.Observed(number, DeviceObservation.No, "its monitor is not started yet", _time.GetUtcNow());
        }
    }

    /// <summary>
    /// A link is logged on, or what it shows is read anew: starts what is wanted and is not there, and tells when of each it is known whether it
    /// works. Over the same connection a monitor that is active stays.
    /// </summary>
    public void Begin(Action done)
    {
        var again = _requests.Linked;
        if (!again)
            Lost();
        _requests.Begin(done);
        foreach (var record in _records.Values.ToArray())
        {
            if (record.Phase is MonitorPhase.Waiting or MonitorPhase.Refused or MonitorPhase.Lost)
                Start(record);
        }
        AddAll();
        _requests.TellWhenIdle();
    }

    /// <summary>The link is lost, and with it every monitor.</summary>
    public void Lost()
    {
        _requests.Lost();
        foreach (var record in _records.Values)
        {
            record.Retry.Stop();
            record.NextRetry = null;
            record.Attempt = 0;
            var seen = record.Phase is MonitorPhase.Active or MonitorPhase.Stopping;
            Put(record, MonitorPhase.Waiting, _host.WhyNot);
            // Who reads the device must not take what was seen last for what is: until it is started again nothing of it is seen.
            if (seen)
                _registry.Observed(record.Number, DeviceObservation.No, record.Reason, record.Since);
        }
    }

    private void AddAll()
    {
        if (!Used || Options.Mode != MonitorMode.All)
            return;
        foreach (var number in _registry.Monitorable())
        {
            var record = Get(number);
            if (record.Configured)
                continue;
            record.Configured = true;
            if (_requests.Linked && record.Phase == MonitorPhase.Waiting)
                Start(record);
        }
    }

    /// <summary>The protocol tells whether a device is observed: its answer to a request, or the switch's own doing.</summary>
    public void Told(string number, DeviceObservation observation, string? reason, DateTimeOffset at)
    {
        if (_records.GetValueOrDefault(number) is not { } record)
        {
            // Not of our asking: known devices only, or a switch could make devices by refusing them.
            if (observation == DeviceObservation.Yes || _registry.Knows(number))
                _registry.Observed(number, observation, reason, at);
        }
        else if (observation == DeviceObservation.Yes)
        {
            if (record.Phase != MonitorPhase.Stopping)
                Observed(record);
        }
        else if (record is { Phase: MonitorPhase.Stopping, Retry.Running: true })
        {
            // What it would not end before it ended by itself now.
            Ended(record);
        }
        else if (record.Phase is MonitorPhase.Active or MonitorPhase.Starting)
        {
            Failed(
                record,
                observation == DeviceObservation.Refused ? MonitorPhase.Refused : MonitorPhase.Lost,
                reason ?? "the switch ended it and gave no reason"
            );
        }
    }

    private MonitorRecord Get(string number)
    {
        if (_records.TryGetValue(number, out var known))
            return known;
        MonitorRecord? record = null;
        record = new MonitorRecord(DeviceId.Of(_definition.Id, number), number)
        {
            Since = _time.GetUtcNow(),
            Retry = _timers.Create(() => Again(record!)),
            Release = _timers.Create(() => Stop(record!)),
        };
        Put(record, MonitorPhase.Waiting, _host.WhyNot);
        _records.Add(number, record);
        Attach(record);
        return record;
    }

    private void Again(MonitorRecord record)
    {
        record.NextRetry = null;
        if (_requests.Linked && record.Wanted)
            Start(record);
        else if (_requests.Linked && record.Phase == MonitorPhase.Stopping)
            AskToStop(record);
    }

    private void Start(MonitorRecord record)
    {
        record.Retry.Stop();
        record.NextRetry = null;
        Put(record, MonitorPhase.Starting, reason: null);
        _requests.Start(record);
    }

    private bool MayGo(MonitorRecord record)
    {
        if (record.Phase != MonitorPhase.Starting)
            return false;
        if (record.Wanted)
            return true;
        Forget(record);
        return false;
    }

    private void Answered(MonitorRecord record, CommandAnswer? answer)
    {
        // What the protocol told meanwhile counts more than its answer to the request.
        if (record.Phase != MonitorPhase.Starting)
            return;
        switch (answer?.Outcome)
        {
            case null:
                Put(record, MonitorPhase.Waiting, _host.WhyNot);
                break;
            case CommandOutcome.Acknowledged:
                Observed(record);
                break;
            case CommandOutcome.Rejected or CommandOutcome.NotSupported:
                Failed(record, MonitorPhase.Refused, MonitorWords.Of(answer));
                break;
            default:
                Failed(record, MonitorPhase.Lost, answer.Text ?? "the switch did not answer");
                break;
        }
    }

    private void Observed(MonitorRecord record)
    {
        if (record.Phase == MonitorPhase.Active)
            return;
        record.Retry.Stop();
        record.Attempt = 0;
        record.NextRetry = null;
        Put(record, MonitorPhase.Active, reason: null);
        _registry.Observed(record.Number, DeviceObservation.Yes, reason: null, record.Since);
        if (!record.Wanted)
            Stop(record);
    }

    private void Failed(MonitorRecord record, MonitorPhase phase, string reason)
    {
        if (!record.Wanted)
        {
            Put(record, phase, reason);
            Forget(record);
            return;
        }
        var first = record.Attempt == 0;
        record.Attempt++;
        var delay = Backoff.Delay(record.Attempt, _seed, Options.ShortestRetry, Options.LongestRetry);
        record.NextRetry = _time.GetUtcNow() + delay;
        record.Retry.Start(delay);
        if (first && phase == MonitorPhase.Refused)
            Log.MonitorRefused(_logger, record.Device.Value, reason);
        else if (first)
            Log.MonitorLost(_logger, record.Device.Value, reason);
        Put(record, phase, reason);
        // A device that nobody but a reader's filter names does not come into being by being refused.
        if (record.Configured || _registry.Knows(record.Number))
        {
            var observation = phase == MonitorPhase.Refused ? DeviceObservation.Refused : DeviceObservation.No;
            _registry.Observed(record.Number, observation, reason, record.Since);
        }
    }

    private void Forget(MonitorRecord record)
    {
        _records.Remove(record.Number);
        record.Retry.Stop();
        record.Release.Stop();
        if (_registry.Knows(record.Number))
            _registry.Observed(record.Number, DeviceObservation.No, "nobody uses its monitor any more", _time.GetUtcNow());
        FillRoom();
    }

    private void Put(MonitorRecord record, MonitorPhase phase, string? reason)
    {
        if (record.Phase != phase)
            record.Since = _time.GetUtcNow();
        (record.Phase, record.Reason) = (phase, reason);
        if (phase == MonitorPhase.Starting)
            return;
        foreach (var user in record.Users)
            user.Tell(record.Device, WhyMissing(record));
    }

    private static string? WhyMissing(MonitorRecord record) => record.Phase == MonitorPhase.Active ? null : record.Reason;
}
