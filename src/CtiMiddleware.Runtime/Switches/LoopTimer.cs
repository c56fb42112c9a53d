namespace CtiMiddleware.Runtime.Switches;

/// <summary>A timer of a switch's loop. Belongs to the loop's thread.</summary>
internal sealed class LoopTimer(LoopTimers owner, Action elapsed)
{
    /// <summary>Whether it runs.</summary>
    public bool Running { get; private set; }

    internal TimeSpan Due { get; private set; }

    // The queue entry that stands for this timer; others in the queue are left-overs. A later start only moves Due: the entry is queued
    // again when it comes up, so that a timer that is started anew for every frame costs nothing.
    internal TimeSpan Queued { get; set; } = TimeSpan.MaxValue;

    /// <summary>Starts it, or starts it anew.</summary>
    public void Start(TimeSpan after)
    {
        Running = true;
        Due = owner.Now + (after > TimeSpan.Zero ? after : TimeSpan.Zero);
        if (Due < Queued)
            owner.Enqueue(this, Due);
    }

    /// <summary>Stops it.</summary>
    public void Stop() => Running = false;

    internal void Fire()
    {
        Running = false;
        elapsed();
    }
}
