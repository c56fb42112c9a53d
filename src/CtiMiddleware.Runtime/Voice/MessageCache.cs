namespace CtiMiddleware.Runtime.Voice;

/// <summary>Decoded messages by name, as long as their files are the same; the least used go when there is no room. Thread-safe.</summary>
/// <param name="maxBytes">Bytes of samples at most.</param>
internal sealed class MessageCache(long maxBytes)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> _entries = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> _used = new();
    private long _bytes;

    /// <summary>The message, if its file is still the same.</summary>
    public MessageAudio? Find(string name, DateTime modified, long length)
    {
        lock (_gate)
        {
            if (!_entries.TryGetValue(name, out var node))
                return null;
            if (node.Value.Modified != modified || node.Value.Length != length)
            {
                Remove_NeedsLock(node);
                return null;
            }
            _used.Remove(node);
            _used.AddFirst(node);
            return node.Value.Audio;
        }
    }

    /// <summary>Keeps a message if there is room for it at all.</summary>
    public void Keep(MessageAudio audio, DateTime modified, long length)
    {
        lock (_gate)
        {
            if (_entries.TryGetValue(audio.Name, out var before))
                Remove_NeedsLock(before);
            var node = new LinkedListNode<Entry>(new Entry(audio, modified, length));
            if (node.Value.Bytes > maxBytes)
                return;
            _entries[audio.Name] = node;
            _used.AddFirst(node);
            _bytes += node.Value.Bytes;
            while (_bytes > maxBytes)
                Remove_NeedsLock(_used.Last!);
        }
    }

    /// <summary>Forgets a message.</summary>
    public void Forget(string name)
    {
        lock (_gate)
        {
            if (_entries.TryGetValue(name, out var node))
                Remove_NeedsLock(node);
        }
    }

    private void Remove_NeedsLock(LinkedListNode<Entry> node)
    {
        _used.Remove(node);
        _entries.Remove(node.Value.Audio.Name);
        _bytes -= node.Value.Bytes;
    }

    private sealed record Entry(MessageAudio Audio, DateTime Modified, long Length)
    {
        public long Bytes => Audio.Samples.Length * (long)sizeof(short);
    }
}
