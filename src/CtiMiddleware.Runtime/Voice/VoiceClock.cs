using CtiMiddleware.Runtime.Switches;

namespace CtiMiddleware.Runtime.Voice;

/// <summary>
/// The 20 ms clock of a link: ticks stand on a grid that begins with the engine, so that all channels are served in one turn and nothing drifts;
/// it runs only while somebody needs it. A late turn finds out how many ticks went by. Loop's thread only.
/// </summary>
internal sealed class VoiceClock
{
    private readonly LoopTimers _timers;
    private readonly LoopTimer _timer;
    private readonly TimeSpan _origin;

    /// <summary>A clock that stands.</summary>
    /// <param name="timers">The loop's timers.</param>
    /// <param name="elapsed">Called once for each wake-up, however many ticks went by.</param>
    public VoiceClock(LoopTimers timers, Action elapsed)
    {
        _timers = timers;
        _origin = timers.Now;
        _timer = timers.Create(elapsed);
    }

    /// <summary>The number of the present tick.</summary>
    public long Tick => (_timers.Now - _origin).Ticks / Frames.Length.Ticks;

    /// <summary>Has it wake at the next tick; does nothing when it will.</summary>
    public void Run()
    {
        if (!_timer.Running)
            _timer.Start(_origin + Frames.Length * (Tick + 1) - _timers.Now);
    }

    /// <summary>It is not needed.</summary>
    public void Stop() => _timer.Stop();
}
