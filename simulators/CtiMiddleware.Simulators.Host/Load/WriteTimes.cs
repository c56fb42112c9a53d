namespace CtiMiddleware.Simulators.Host.Load;

/// <summary>When each byte of a link was written by the switch: ends of messages and the clock. Written on the kernel, read when the load is over.</summary>
public sealed class WriteTimes
{
    private readonly List<long> _ends = [];
    private readonly List<long> _at = [];

    /// <summary>Messages written.</summary>
    public int Messages => _ends.Count;

    /// <summary>Bytes written.</summary>
    public long Bytes { get; private set; }

    /// <summary>Notes a message.</summary>
    public void Note(int length, long timestamp)
    {
        Bytes += length;
        _ends.Add(Bytes);
        _at.Add(timestamp);
    }

    /// <summary>When the message was written that holds a byte; null when none does.</summary>
    /// <param name="position">Counted from 0.</param>
    public long? Find(long position)
    {
        var index = _ends.BinarySearch(position + 1);
        index = index < 0 ? ~index : index;
        return index < _at.Count ? _at[index] : null;
    }
}
