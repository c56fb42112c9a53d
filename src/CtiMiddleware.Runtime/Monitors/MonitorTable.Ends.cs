using CtiMiddleware.Model.Commands;
using CtiMiddleware.Runtime.Supervision;
using CtiMiddleware.Runtime.Switches;

namespace CtiMiddleware.Runtime.Monitors;

/// <summary>The end of monitors that nobody uses any more: one that the switch does not acknowledge is kept and ended later (field rule 31).</summary>
internal sealed partial class MonitorTable
{
    private void Stop(MonitorRecord record)
    {
        // One that is being started ends when it is there; one that is being ended is.
        if (record.Wanted || record.Phase is MonitorPhase.Starting or MonitorPhase.Stopping)
            return;
        record.Retry.Stop();
        record.Attempt = 0;
        if (_requests.Linked && record.Phase == MonitorPhase.Active)
            AskToStop(record);
        else
            Forget(record);
    }

    private void AskToStop(MonitorRecord record)
    {
        Put(record, MonitorPhase.Stopping, "nobody uses it any more");
        if (!_requests.TryStop(record, answer => Stopped(record, answer)))
            Forget(record);
    }

    private void Stopped(MonitorRecord record, CommandAnswer answer)
    {
        // Its own loss ends the link's monitors, and with them this account.
        if (record.Phase != MonitorPhase.Stopping || !_host.HasLink)
            return;
        if (record.Wanted)
        {
            // Somebody came while it was ending.
            record.Attempt = 0;
            Start(record);
        }
        else if (answer.Outcome == CommandOutcome.Acknowledged)
        {
            Ended(record);
        }
        else
        {
            NotStopped(record, answer.Text ?? answer.Outcome.ToString());
        }
    }

    // It still takes its place in the switch's quota and its events still come: it is not forgotten.
    private void NotStopped(MonitorRecord record, string reason)
    {
        if (record.Attempt == 0)
            Log.MonitorNotStopped(_logger, record.Device.Value, reason);
        record.Attempt++;
        var delay = Backoff.Delay(record.Attempt, _seed, Options.ShortestRetry, Options.LongestRetry);
        record.NextRetry = _time.GetUtcNow() + delay;
        record.Retry.Start(delay);
        Put(record, MonitorPhase.Stopping, $"nobody uses it any more, and the switch did not end it: {reason}");
    }

    private void Ended(MonitorRecord record)
    {
        Forget(record);
        _host.CallsMayBeGone();
        // One more fits into the quota now.
        var refused = _records.Values.Where(static other => other.Phase == MonitorPhase.Refused).MinBy(static other => other.NextRetry);
        if (refused is not null && _requests.Linked)
            Start(refused);
    }
}
