namespace CtiMiddleware.Links.Transports;

/// <summary>
/// The bytes that a protocol has not consumed, in one piece: appended at the end, consumed at the start, moved to the front when the end is
/// reached, grown when a frame needs it and shrunk when it is empty again. Not thread-safe.
/// </summary>
/// <param name="initialCapacity">Capacity in bytes when idle.</param>
public sealed class ContiguousBuffer(int initialCapacity = 64 * 1024)
{
    private byte[] _bytes = GC.AllocateUninitializedArray<byte>(initialCapacity);
    private int _start;
    private int _end;

    /// <summary>Bytes not consumed.</summary>
    public int Length => _end - _start;

    /// <summary>Present capacity in bytes.</summary>
    public int Capacity => _bytes.Length;

    /// <summary>The bytes not consumed; valid until the next call.</summary>
    public ReadOnlySpan<byte> Unread => _bytes.AsSpan(_start, _end - _start);

    /// <summary>Free space of at least so many bytes behind the unread ones.</summary>
    public Span<byte> GetSpace(int atLeast)
    {
        if (_bytes.Length - _end < atLeast)
            Rearrange(atLeast);
        return _bytes.AsSpan(_end);
    }

    /// <summary>So many bytes were written into the space.</summary>
    public void Advance(int count) => _end += count;

    /// <summary>Appends bytes.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(GetSpace(bytes.Length));
        Advance(bytes.Length);
    }

    /// <summary>Forgets bytes at the start.</summary>
    public void Consume(int count)
    {
        _start += count;
        if (_start < _end)
            return;
        _start = _end = 0;
        if (_bytes.Length > 4 * initialCapacity)
            _bytes = GC.AllocateUninitializedArray<byte>(initialCapacity);
    }

    /// <summary>Forgets everything.</summary>
    public void Clear() => Consume(Length);

    private void Rearrange(int atLeast)
    {
        var unread = Unread;
        if (unread.Length + atLeast <= _bytes.Length)
        {
            unread.CopyTo(_bytes);
        }
        else
        {
            var larger = GC.AllocateUninitializedArray<byte>(Math.Max(2 * _bytes.Length, unread.Length + atLeast));
            unread.CopyTo(larger);
            _bytes = larger;
        }
        _end = unread.Length;
        _start = 0;
    }
}
