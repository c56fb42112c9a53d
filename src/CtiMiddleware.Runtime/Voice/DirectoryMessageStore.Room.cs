namespace CtiMiddleware.Runtime.Voice;

// How much is kept, what recordings are under way, and what a process that was killed left behind.
public sealed partial class DirectoryMessageStore
{
    /// <summary>Ends the recordings that run and waits until they are whole. What records or puts must have ended before.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var recording in _running.Values)
        {
            recording.Complete();
            await recording.Whole.ConfigureAwait(false);
        }
        _putting.Dispose();
    }

    private async Task WholeAsync(string name, CancellationToken cancellationToken)
    {
        if (!_running.TryGetValue(name, out var recording))
            return;
        // Its end may be minutes away.
        if (!recording.IsEnded)
            throw new MessageStoreException(
                MessageProblem.NotFound,
                $"'{name}' is being recorded; it can be had when the recording has ended"
            );
        await recording.Whole.WaitAsync(cancellationToken);
    }

    // Recordings are made whole; what was being put was never promised to anybody.
    private void Repair()
    {
        foreach (var draft in Directory.EnumerateFiles(_folder, "*" + WavRecording.Unfinished).ToList())
        {
            var path = draft[..^WavRecording.Unfinished.Length];
            var file = Path.GetFileName(draft);
            if (!path.EndsWith(Extension, StringComparison.Ordinal))
            {
                VoiceLog.DraftDropped(_logger, file, "it was being put");
                File.Delete(draft);
            }
            else if (File.Exists(path))
            {
                VoiceLog.DraftDropped(_logger, file, "there is a whole file of its name");
                File.Delete(draft);
            }
            else if (WavRecording.Repair(draft, path) is { } samples)
            {
                VoiceLog.RecordingRepaired(_logger, Path.GetFileNameWithoutExtension(path), samples);
            }
            else
            {
                VoiceLog.DraftDropped(_logger, file, "there is nothing in it");
                File.Delete(draft);
            }
        }
    }

    private void CheckRoom_NeedsLock(int count, long bytes)
    {
        if (count > 0 && _count + count > _options.MaxMessages)
            throw new MessageStoreException(
                MessageProblem.TooLarge,
                $"there are {_count} messages already; the limit is {_options.MaxMessages} (Voice:MaxMessages)"
            );
        // What makes room is never refused.
        if ((bytes > 0 || count > 0) && _bytes + bytes > _options.MaxTotalBytes)
            throw new MessageStoreException(
                MessageProblem.TooLarge,
                $"the messages would have {_bytes + bytes} bytes; the limit is {_options.MaxTotalBytes} (Voice:MaxTotalBytes)"
            );
    }

    // One at a time, so that what was looked at last is what counts.
    private List<StoredMessage> Count()
    {
        lock (_counting)
        {
            var found = new List<StoredMessage>();
            foreach (var file in new DirectoryInfo(_folder).EnumerateFiles("*" + Extension))
            {
                var name = file.Name[..^Extension.Length];
                if (MessageNames.IsName(name))
                    found.Add(new StoredMessage(name, file.Length, Modified(file)));
            }
            var names = found.Select(static one => one.Name).ToHashSet(StringComparer.Ordinal);
            lock (_gate)
            {
                _count = found.Count + _running.Keys.Count(name => !names.Contains(name)) + _reservedCount;
                _bytes = found.Sum(static one => one.Bytes) + _reservedBytes;
            }
            found.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
            return found;
        }
    }

    private void Ended(WavRecording recording, Exception? failure)
    {
        if (failure is not null)
            VoiceLog.RecordingNotKept(_logger, failure, recording.Name, failure.Message);
        _running.TryRemove(recording.Name, out _);
        try
        {
            Count();
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            VoiceLog.RecordingNotKept(_logger, refused, recording.Name, refused.Message);
            lock (_gate)
                _count--;
        }
    }
}
