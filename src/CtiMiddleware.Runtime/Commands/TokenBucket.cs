namespace CtiMiddleware.Runtime.Commands;

/// <summary>A token bucket: so many at once, so many a second lasting. Not thread-safe.</summary>
/// <param name="perSecond">Refill; must be positive.</param>
/// <param name="burst">Size.</param>
public sealed class TokenBucket(double perSecond, int burst)
{
    private double _tokens = burst;
    private TimeSpan _last;

    /// <summary>Takes a token if there is one.</summary>
    /// <param name="now">Monotonic time.</param>
    public bool TryTake(TimeSpan now)
    {
        Refill(now);
        // A refill computed for exactly one token must not fail for the last bit of a double.
        if (_tokens < 1 - 1e-9)
            return false;
        _tokens -= 1;
        return true;
    }

    /// <summary>How long until there is a token; zero when there is one.</summary>
    public TimeSpan UntilNext(TimeSpan now)
    {
        Refill(now);
        return _tokens >= 1 - 1e-9
            ? TimeSpan.Zero
            : TimeSpan.FromTicks((long)Math.Ceiling((1 - _tokens) / perSecond * TimeSpan.TicksPerSecond));
    }

    private void Refill(TimeSpan now)
    {
        if (now > _last)
            _tokens = Math.Min(burst, _tokens + ((now - _last).TotalSeconds * perSecond));
        _last = now;
    }
}
