using Microsoft.Data.Sqlite;

namespace CtiMiddleware.Server.CallDetails;

/// <summary>Removes call detail records that are older than the configuration keeps them: at the start and once a day.</summary>
/// <param name="journal">The journal.</param>
/// <param name="keep">How long records are kept.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where it logs.</param>
public sealed class CallDetailRetention(CallDetailJournal journal, TimeSpan keep, TimeProvider time, ILogger<CallDetailRetention> logger)
    : IHostedService,
        IDisposable
{
    private ITimer? _timer;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _timer = time.CreateTimer(_ => Purge(), state: null, TimeSpan.Zero, TimeSpan.FromDays(1));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        _timer?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose() => _timer?.Dispose();

    private void Purge()
    {
        try
        {
            var purged = journal.Purge(time.GetUtcNow() - keep);
            if (purged > 0)
                ServerLog.CallDetailsPurged(logger, purged, keep.TotalDays);
        }
        catch (SqliteException exception)
        {
            ServerLog.CallDetailsNotPurged(logger, exception.Message);
        }
    }
}
