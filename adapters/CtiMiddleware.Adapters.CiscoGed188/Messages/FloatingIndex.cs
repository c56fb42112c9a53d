namespace CtiMiddleware.Adapters.CiscoGed188.Messages;

/// <summary>
/// Where the first floating field of each tag stands in the frame that was read last: made by the walk that checks the frame, so that a field
/// is found at once whatever the order. Reused for every frame; not thread-safe.
/// </summary>
internal sealed class FloatingIndex
{
    private const int Places = 20;

    // Generation above, position of the data below and its length in the middle would need more than a word: the length is read again.
    private readonly long[] _slots = new long[256];
    private long _generation = 1;

    /// <summary>A new frame begins.</summary>
    public void Clear() => _generation++;

    /// <summary>A field was seen at a position, which is that of its tag.</summary>
    public void Add(int tag, int position)
    {
        if ((uint)tag < (uint)_slots.Length && _slots[tag] >> Places != _generation)
            _slots[tag] = (_generation << Places) | (uint)position;
    }

    /// <summary>The position of the first field of a tag, or -1.</summary>
    public int Find(Tag tag)
    {
        var slot = _slots[(byte)tag];
        return slot >> Places == _generation ? (int)(slot & ((1 << Places) - 1)) : -1;
    }
}
