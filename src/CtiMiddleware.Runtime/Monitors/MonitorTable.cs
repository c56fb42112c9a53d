using CtiMiddleware.Links.Spi;
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
internal sealed class MonitorTable(
    SwitchDefinition definition,
    IMonitorHost host,
    ISwitchRegistry registry,
    LoopTimers timers,
    TimeProvider time,
    ulong seed,
    ILogger logger
)
{
    private readonly Dictionary<string, MonitorRecord> _records = [];
    private readonly Queue<MonitorRecord> _waiting = new();
    private Action? _synced;
    private bool _linked;
    private int _running;
    private int _link;

    private MonitorOptions Options => definition.Monitors;

    /// <summary>Whether this switch has monitors at all.</summary>
    public bool Used => definition.Capabilities.Observes == "perDevice";

    /// <summary>What is configured and not observed, in words; null when nothing is.</summary>
    public string? Missing
    {
        get
        {
            var missing = _records.Values.Where(static record => record.Configured && record.Phase != MonitorPhase.Active).ToArray();
            if (missing.Length == 0)
                return null;
            var first = missing.MinBy(static record => record.Number, StringComparer.Ordinal)!;
            return missing.Length == 1
                ? $"{first.Device} is not observed: {first.Reason}"
                : $"{missing.Length} of {_records.Count} devices are not observed, {first.Device} first: {first.Reason}";
        }
    }

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
            registry.Observed(number, DeviceObservation.No, "its monitor is not started yet", time.GetUtcNow());
        }
    }

    /// <summary>A link is logged on: starts what is wanted and tells when of each it is known whether it works.</summary>
    public void Begin(Action done)
    {
        Lost();
        _linked = true;
        _synced = done;
        foreach (var record in _records.Values.ToArray())
            Start(record);
        AddAll();
        SyncedWhenIdle();
    }

    /// <summary>The link is lost, and with it every monitor.</summary>
    public void Lost()
    {
        _linked = false;
        _link++;
        _running = 0;
        _waiting.Clear();
        _synced = null;
        foreach (var record in _records.Values)
        {
            record.Retry.Stop();
            record.NextRetry = null;
            record.Attempt = 0;
            Put(record, MonitorPhase.Waiting, host.WhyNot);
        }
    }

    /// <summary>Looks for what was missed: devices that became known since, where all are monitored; readers whose leaving was not heard.</summary>
    public void Review()
    {
        foreach (var record in _records.Values)
        {
            if (record.Users.RemoveWhere(static user => user.Released) > 0 && !record.Wanted)
                record.Release.Start(Options.ReleaseAfter);
        }
        AddAll();
    }

    private void AddAll()
    {
        if (!Used || Options.Mode != MonitorMode.All)
            return;
        foreach (var number in registry.Monitorable())
        {
            var record = Get(number);
            if (record.Configured)
                continue;
            record.Configured = true;
            if (_linked && record.Phase == MonitorPhase.Waiting)
                Start(record);
        }
    }

    /// <summary>A reader needs devices.</summary>
    public void Acquire(MonitorLease lease, IEnumerable<DeviceId> devices)
    {
        foreach (var device in devices)
        {
            var number = device.Number.ToString();
            if (!Used)
            {
                lease.Tell(device, missing: null);
                continue;
            }
            if (!_records.ContainsKey(number) && Options.Mode != MonitorMode.OnDemand)
            {
                lease.Tell(device, $"the configuration of {definition.Id} does not monitor it");
                continue;
            }
            if (!_records.ContainsKey(number) && _records.Count >= Options.MaxOnDemand)
            {
                lease.Tell(device, $"{_records.Count} devices are monitored already");
                continue;
            }
            var record = Get(number);
            record.Release.Stop();
            record.Users.Add(lease);
            if (_linked && record.Phase is MonitorPhase.Waiting)
                Start(record);
            else if (record.Phase != MonitorPhase.Starting)
                lease.Tell(device, WhyMissing(record));
        }
    }

    /// <summary>A reader needs them no more.</summary>
    public void Release(MonitorLease lease)
    {
        foreach (var record in _records.Values)
        {
            if (record.Users.Remove(lease) && !record.Wanted)
                record.Release.Start(Options.ReleaseAfter);
        }
    }

    /// <summary>The protocol tells whether a device is observed: its answer to a request, or the switch's own doing.</summary>
    public void Told(string number, DeviceObservation observation, string? reason, DateTimeOffset at)
    {
        if (_records.GetValueOrDefault(number) is not { } record)
        {
            // Not of our asking: known devices only, or a switch could make devices by refusing them.
            if (observation == DeviceObservation.Yes || registry.Knows(number))
                registry.Observed(number, observation, reason, at);
        }
        else if (observation == DeviceObservation.Yes)
        {
            if (record.Phase != MonitorPhase.Stopping)
                Observed(record);
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
        record = new MonitorRecord(DeviceId.Of(definition.Id, number), number)
        {
            Since = time.GetUtcNow(),
            Retry = timers.Create(() => Again(record!)),
            Release = timers.Create(() => Stop(record!)),
        };
        Put(record, MonitorPhase.Waiting, host.WhyNot);
        _records.Add(number, record);
        return record;
    }

    private void Again(MonitorRecord record)
    {
        record.NextRetry = null;
        if (_linked && record.Wanted)
            Start(record);
    }

    private void Start(MonitorRecord record)
    {
        record.Retry.Stop();
        record.NextRetry = null;
        Put(record, MonitorPhase.Starting, reason: null);
        _waiting.Enqueue(record);
        Pump();
    }

    private void Pump()
    {
        while (_running < Options.Window && _waiting.TryDequeue(out var record))
        {
            if (record.Phase != MonitorPhase.Starting)
                continue;
            if (!record.Wanted)
            {
                Forget(record);
                continue;
            }
            var link = _link;
            _running++;
            var sent = host.TryRun(
                new SwitchCommand.MonitorStart(record.Number),
                answer =>
                {
                    // A later link has its own account.
                    if (link == _link)
                        Answered(record, answer);
                }
            );
            if (!sent)
            {
                _running--;
                Put(record, MonitorPhase.Waiting, host.WhyNot);
            }
        }
    }

    private void Answered(MonitorRecord record, CommandAnswer answer)
    {
        if (!host.HasLink)
            return;
        _running--;
        host.Progress();
        // What the protocol told meanwhile counts more than its answer to the request.
        if (record.Phase == MonitorPhase.Starting)
        {
            if (answer.Outcome == CommandOutcome.Acknowledged)
                Observed(record);
            else if (answer.Outcome is CommandOutcome.Rejected or CommandOutcome.NotSupported)
                Failed(record, MonitorPhase.Refused, Words(answer));
            else
                Failed(record, MonitorPhase.Lost, answer.Text ?? "the switch did not answer");
        }
        Pump();
        SyncedWhenIdle();
    }

    private void SyncedWhenIdle()
    {
        if (_running > 0 || _waiting.Count > 0 || _synced is not { } done)
            return;
        _synced = null;
        done();
    }

    private void Observed(MonitorRecord record)
    {
        if (record.Phase == MonitorPhase.Active)
            return;
        record.Retry.Stop();
        record.Attempt = 0;
        record.NextRetry = null;
        Put(record, MonitorPhase.Active, reason: null);
        registry.Observed(record.Number, DeviceObservation.Yes, reason: null, record.Since);
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
        var delay = Backoff.Delay(record.Attempt, seed, Options.ShortestRetry, Options.LongestRetry);
        record.NextRetry = time.GetUtcNow() + delay;
        record.Retry.Start(delay);
        if (first && phase == MonitorPhase.Refused)
            Log.MonitorRefused(logger, record.Device.Value, reason);
        else if (first)
            Log.MonitorLost(logger, record.Device.Value, reason);
        Put(record, phase, reason);
        // A device that nobody but a reader's filter names does not come into being by being refused.
        if (record.Configured || registry.Knows(record.Number))
        {
            var observation = phase == MonitorPhase.Refused ? DeviceObservation.Refused : DeviceObservation.No;
            registry.Observed(record.Number, observation, reason, record.Since);
        }
    }

    private void Stop(MonitorRecord record)
    {
        if (record.Wanted)
            return;
        record.Retry.Stop();
        if (!_linked || record.Phase != MonitorPhase.Active)
        {
            // One that is being started ends when it is there.
            if (record.Phase != MonitorPhase.Starting)
                Forget(record);
            return;
        }
        Put(record, MonitorPhase.Stopping, "nobody uses it any more");
        var link = _link;
        var sent = host.TryRun(
            new SwitchCommand.MonitorStop(record.Number),
            answer =>
            {
                if (link == _link)
                    Stopped(record, answer);
            }
        );
        if (!sent)
            Forget(record);
    }

    private void Stopped(MonitorRecord record, CommandAnswer answer)
    {
        if (answer.Outcome != CommandOutcome.Acknowledged)
            Log.MonitorNotStopped(logger, record.Device.Value, answer.Text ?? answer.Outcome.ToString());
        if (record.Wanted)
        {
            // Somebody came while it was ending.
            Start(record);
            return;
        }
        Forget(record);
        host.CallsMayBeGone();
        // One more fits into the quota now.
        var refused = _records.Values.Where(static other => other.Phase == MonitorPhase.Refused).MinBy(static other => other.NextRetry);
        if (refused is not null && _linked)
            Start(refused);
    }

    private void Forget(MonitorRecord record)
    {
        _records.Remove(record.Number);
        record.Retry.Stop();
        record.Release.Stop();
        if (registry.Knows(record.Number))
            registry.Observed(record.Number, DeviceObservation.No, "nobody uses its monitor any more", time.GetUtcNow());
    }

    private void Put(MonitorRecord record, MonitorPhase phase, string? reason)
    {
        if (record.Phase != phase)
            record.Since = time.GetUtcNow();
        (record.Phase, record.Reason) = (phase, reason);
        if (phase == MonitorPhase.Starting)
            return;
        foreach (var user in record.Users)
            user.Tell(record.Device, WhyMissing(record));
    }

    private static string? WhyMissing(MonitorRecord record) => record.Phase == MonitorPhase.Active ? null : record.Reason;

    private static string Words(CommandAnswer answer)
    {
        var failure = answer.Failure is { } known ? known.Value : null;
        return (answer.Text, failure) switch
        {
            (null, null) => "the switch refused it and gave no reason",
            (null, _) => failure,
            (_, null) => answer.Text,
            _ => $"{answer.Text} ({failure})",
        };
    }
}
