using CtiMiddleware.Simulators.Switch.Faults;
using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Simulators.Switch.Hosting;

/// <summary>
/// One direction of one connection: lets bytes through at once, or, under faults, later, slower, in pieces, or never; always in order. An empty
/// piece is the end of the stream, which waits its turn too. Called on the kernel.
/// </summary>
internal sealed class LinkLane
{
    private readonly FaultDirection _direction;
    private readonly FaultBoard _board;
    private readonly SimulationKernel _kernel;
    private readonly long _limit;
    private readonly Action<ReadOnlyMemory<byte>> _deliver;
    private readonly Queue<(TimeSpan Due, byte[] Bytes)> _waiting = [];
    private readonly List<ActiveFault> _stoppedBy = [];
    private KernelTimer? _timer;
    private TimeSpan _lastDue;
    private TimeSpan _lineFree;
    private long _bytesWaiting;

    public LinkLane(FaultDirection direction, FaultBoard board, SimulationKernel kernel, long limit, Action<ReadOnlyMemory<byte>> deliver)
    {
        _direction = direction;
        _board = board;
        _kernel = kernel;
        _limit = limit;
        _deliver = deliver;
    }

    /// <summary>Nothing passes any more, without a word.</summary>
    public bool IsDead { get; private set; }

    /// <summary>True when bytes may go straight through.</summary>
    public bool IsOpen => !IsDead && _waiting.Count == 0 && _board.IsEmpty && _stoppedBy.Count == 0;

    /// <summary>The lane ends silently: what waits is lost.</summary>
    public void Die()
    {
        IsDead = true;
        Clear();
    }

    /// <summary>Holds everything up until the fault has ended.</summary>
    public void Stop(ActiveFault by) => _stoppedBy.Add(by);

    /// <summary>Forgets what waits.</summary>
    public void Clear()
    {
        _waiting.Clear();
        _bytesWaiting = 0;
        _timer?.Dispose();
        _timer = null;
    }

    /// <summary>Takes bytes on their way.</summary>
    /// <returns>False when too much waits already.</returns>
    public bool TryAdd(ReadOnlySpan<byte> bytes)
    {
        if (IsDead)
            return true;
        var now = _kernel.Elapsed;
        var due = TimeSpan.FromTicks(Math.Max(now.Ticks, _lastDue.Ticks));
        if (_board.Strike(FaultKind.Latency, _direction) is { } latency)
        {
            var late = latency.Spec.Number("ms") + (latency.Spec.Number("jitterMs") * latency.Random.NextDouble());
            due = Later(due, now + TimeSpan.FromMilliseconds(late));
        }
        if (_board.Strike(FaultKind.Bandwidth, _direction) is { } bandwidth)
        {
            _lineFree = Later(_lineFree, now) + TimeSpan.FromSeconds(bytes.Length / bandwidth.Spec.Number("bytesPerSecond"));
            due = Later(due, _lineFree);
        }
        if (bytes.Length > 1 && _board.Strike(FaultKind.Slice, _direction) is { } slice)
        {
            var size = (int)Math.Min(bytes.Length, slice.Spec.Number("size"));
            var pause = TimeSpan.FromMilliseconds(slice.Spec.Number("delayMs"));
            for (; bytes.Length > size; bytes = bytes[size..])
            {
                if (!TryWait(due, bytes[..size]))
                    return false;
                due += pause;
            }
        }
        return TryWait(due, bytes);
    }

    /// <summary>Lets go what is due; called when time has come and when faults have changed.</summary>
    public void Pump()
    {
        _timer?.Dispose();
        _timer = null;
        _stoppedBy.RemoveAll(fault => fault.HasEnded(_kernel.Elapsed));
        while (_stoppedBy.Count == 0 && _waiting.TryPeek(out var next))
        {
            if (next.Due > _kernel.Elapsed)
            {
                _timer = _kernel.Schedule(next.Due - _kernel.Elapsed, Pump);
                return;
            }
            _waiting.Dequeue();
            _bytesWaiting -= next.Bytes.Length;
            _deliver(next.Bytes);
        }
    }

    private bool TryWait(TimeSpan due, ReadOnlySpan<byte> bytes)
    {
        if (_bytesWaiting + bytes.Length > _limit)
            return false;
        _lastDue = due;
        _waiting.Enqueue((due, bytes.ToArray()));
        _bytesWaiting += bytes.Length;
        // Whatever is due now is delivered by the link's pump, after the caller has done.
        if (_timer is null && _stoppedBy.Count == 0)
            _timer = _kernel.Schedule(due - _kernel.Elapsed, Pump);
        return true;
    }

    private static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
