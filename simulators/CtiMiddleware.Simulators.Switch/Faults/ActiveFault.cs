using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Simulators.Switch.Faults;

/// <summary>A fault that was set. Read and changed on the kernel.</summary>
public sealed class ActiveFault
{
    private readonly SplitMix64 _random;

    internal ActiveFault(int number, FaultSpec spec, TimeSpan set, ulong seed)
    {
        Number = number;
        Spec = spec;
        Begins = set + spec.After;
        Ends = spec.For is { } span ? Begins + span : null;
        _random = new SplitMix64(seed);
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

    internal bool IsOver(TimeSpan now) => now >= Ends || Acted >= Spec.Times;

    internal bool Strikes(TimeSpan now, FaultDirection direction, string message)
    {
        if (
            now < Begins
            || IsOver(now)
            || (Spec.Direction != FaultDirection.Both && direction != FaultDirection.Both && direction != Spec.Direction)
        )
            return false;
        if (Spec.Match is { } pattern && !MessageNames.Match(pattern, message))
            return false;
        // Drawn on every occasion, so that a larger share is a superset of a smaller one.
        if (_random.NextDouble() >= Spec.Share)
            return false;
        Acted++;
        return true;
    }
}
