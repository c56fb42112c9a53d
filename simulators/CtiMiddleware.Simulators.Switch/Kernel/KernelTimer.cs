namespace CtiMiddleware.Simulators.Switch.Kernel;

/// <summary>One piece of work waiting for its time in a <see cref="SimulationKernel"/>. Disposing it cancels it; cancelling twice, or after it ran, does nothing.</summary>
public sealed class KernelTimer : IDisposable
{
    private readonly TimerHeap _heap;

    internal KernelTimer(TimerHeap heap, long due, long sequence, Action work)
    {
        _heap = heap;
        Due = due;
        Sequence = sequence;
        Work = work;
    }

    internal long Due { get; }
    internal long Sequence { get; }
    internal Action Work { get; }
    internal int Index { get; set; } = -1;

    /// <summary>True while the work still waits.</summary>
    public bool IsPending => Index >= 0;

    /// <summary>Cancels the work if it has not run.</summary>
    public void Dispose() => _heap.Remove(this);
}
