using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Simulators.Switch.Faults;

/// <summary>A fault that was set. Read and changed on the kernel.</summary>
public sealed class ActiveFault
{
    internal ActiveFault(int number, FaultSpec spec, TimeSpan set, ulong seed)
    {
        Number = number;
        Spec = spec;
        Begins = set + spec.After;
        Ends = spec.For is { } span ? Begins + span : null;
        Random = new SplitMix64(seed);
    }

    /// <summary>Counts up from 1 on one board.</summary>
    public int Number { get; }

    /// <summary>As it was asked for.</summary>
    public FaultSpec Spec { get; }

    /// <summary>When it begins to act, counted from the kernel's start.</summary>
    public TimeSpan Begins { get; }

    /// <summary>When it ends; null when it does not by itself.</summary>
    public TimeSpan? Ends { get; }

    /// <summary>How often it acted.</summary>
    public long Acted { get; private set; }

    /// <summary>True once it was taken away.</summary>
    public bool IsRemoved { get; internal set; }

    /// <summary>The fault's own source of chance, so that it changes nothing else.</summary>
    internal SplitMix64 Random { get; }

    /// <summary>Whether its time is over or it was taken away: what it holds up is let go.</summary>
    public bool HasEnded(TimeSpan now) => IsRemoved || now >= Ends;

    /// <summary>Whether it will act no more.</summary>
    public bool IsOver(TimeSpan now) => HasEnded(now) || (Spec.For is null && IsDone) || Acted >= Spec.Times;

    /// <summary>It happened; for faults that happen once.</summary>
    internal bool IsDone { get; set; }

    /// <summary>Counts one more time that it acted; for those who decide by themselves whether it does.</summary>
    internal void Count() => Acted++;

    internal bool IsInForce(TimeSpan now, FaultDirection direction) =>
        now >= Begins
        && !IsOver(now)
        && (Spec.Direction == FaultDirection.Both || direction == FaultDirection.Both || direction == Spec.Direction);

    internal bool Strikes(TimeSpan now, FaultDirection direction, string message, string? alias)
    {
        if (!IsInForce(now, direction))
            return false;
        if (Spec.Match is { } pattern && !MessageNames.Match(pattern, message) && (alias is null || !MessageNames.Match(pattern, alias)))
            return false;
        // Drawn on every occasion, so that a larger share is a superset of a smaller one.
        if (Random.NextDouble() >= Spec.Share)
            return false;
        Acted++;
        return true;
    }
}
