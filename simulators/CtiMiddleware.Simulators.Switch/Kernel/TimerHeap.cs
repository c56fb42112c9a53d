namespace CtiMiddleware.Simulators.Switch.Kernel;

/// <summary>
/// Binary heap of timers by (due, sequence): timers of the same instant run in the order in which they were set.
/// Removal is O(log n), so that the many timers cancelled by a call that ends early do not pile up.
/// </summary>
internal sealed class TimerHeap
{
    private KernelTimer[] _items = new KernelTimer[64];

    public int Count { get; private set; }

    public KernelTimer? Peek() => Count == 0 ? null : _items[0];

    public void Add(KernelTimer timer)
    {
        if (Count == _items.Length)
        {
            Array.Resize(ref _items, Count * 2);
        }
        SiftUp(timer, Count++);
    }

    public void Remove(KernelTimer timer)
    {
        var index = timer.Index;
        if (index < 0)
        {
            return;
        }
        timer.Index = -1;
        var last = _items[--Count];
        _items[Count] = null!;
        if (ReferenceEquals(last, timer))
        {
            return;
        }
        if (index > 0 && Before(last, _items[(index - 1) / 2]))
        {
            SiftUp(last, index);
        }
        else
        {
            SiftDown(last, index);
        }
    }

    private static bool Before(KernelTimer a, KernelTimer b) => a.Due != b.Due ? a.Due < b.Due : a.Sequence < b.Sequence;

    private void SiftUp(KernelTimer timer, int index)
    {
        while (index > 0)
        {
            var parent = (index - 1) / 2;
            if (!Before(timer, _items[parent]))
            {
                break;
            }
            Place(_items[parent], index);
            index = parent;
        }
        Place(timer, index);
    }

    private void SiftDown(KernelTimer timer, int index)
    {
        while (true)
        {
            var child = (index * 2) + 1;
            if (child >= Count)
            {
                break;
            }
            if (child + 1 < Count && Before(_items[child + 1], _items[child]))
            {
                child++;
            }
            if (!Before(_items[child], timer))
            {
                break;
            }
            Place(_items[child], index);
            index = child;
        }
        Place(timer, index);
    }

    private void Place(KernelTimer timer, int index)
    {
        _items[index] = timer;
        timer.Index = index;
    }
}
