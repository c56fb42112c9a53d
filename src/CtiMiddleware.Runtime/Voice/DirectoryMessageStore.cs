using System.Collections.Concurrent;
using CtiMiddleware.Media.Wav;
using CtiMiddleware.Model.Identifiers;
using Microsoft.Extensions.Logging;

namespace CtiMiddleware.Runtime.Voice;

/// <summary>
/// Messages and recordings as WAV files of one folder, <c>name.wav</c>; files that somebody else puts there are found. Everything is read and
/// written on other threads than the callers'. Thread-safe.
/// </summary>
public sealed class DirectoryMessageStore : IMessageStore
{
    private const string Extension = ".wav";

    private readonly string _folder;
    private readonly MessageStoreOptions _options;
    private readonly IIdSource _ids;
    private readonly ILogger _logger;
    private readonly Lock _gate = new();
    private readonly MessageCache _cache;
    private readonly ConcurrentDictionary<string, WavRecording> _running = new(StringComparer.Ordinal);
    private long _bytes;
    private int _count;

    /// <summary>A store of a folder, which is made when it is not there.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="options">Bounds.</param>
    /// <param name="ids">Where names of recordings come from; used by this store only.</param>
    /// <param name="logger">Where it logs.</param>
    /// <exception cref="MessageStoreException">The folder cannot be used.</exception>
    public DirectoryMessageStore(string folder, MessageStoreOptions options, IIdSource ids, ILogger logger)
    {
        _folder = Path.GetFullPath(folder);
        _options = options;
        _ids = ids;
        _logger = logger;
        _cache = new MessageCache(options.CacheBytes);
        try
        {
            Directory.CreateDirectory(_folder);
            // What a process that was killed had begun is no recording.
            foreach (var part in Directory.EnumerateFiles(_folder, "*" + WavRecording.Unfinished))
                File.Delete(part);
            Count();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new MessageStoreException(
                MessageProblem.Storage,
                $"the folder of messages '{folder}' cannot be used: {failure.Message}",
                failure
            );
        }
    }

    /// <inheritdoc/>
    public ValueTask<MessageAudio> LoadAsync(string name, CancellationToken cancellationToken)
    {
        MessageNames.Check(name);
        return new ValueTask<MessageAudio>(Task.Run(() => LoadCoreAsync(name, cancellationToken), cancellationToken));
    }

    /// <inheritdoc/>
    public IMessageRecording Record()
    {
        string name;
        lock (_gate)
        {
            CheckRoom_NeedsLock(0);
            name = _ids.Next("rec_");
            _count++;
        }
        var recording = new WavRecording(name, PathOf(name), Ended);
        _running[name] = recording;
        recording.Start();
        return recording;
    }

    /// <summary>All messages and recordings that are whole, by name.</summary>
    /// <exception cref="MessageStoreException">The folder cannot be read.</exception>
    public Task<IReadOnlyList<StoredMessage>> ListAsync(CancellationToken cancellationToken) =>
        Guarded<IReadOnlyList<StoredMessage>>(() => Task.FromResult<IReadOnlyList<StoredMessage>>(Count()), cancellationToken);

    /// <summary>The file of a message; of a recording that just ended as soon as it is whole.</summary>
    /// <exception cref="MessageStoreException">There is none.</exception>
    public Task<byte[]> GetAsync(string name, CancellationToken cancellationToken)
    {
        MessageNames.Check(name);
        return Guarded(() => ReadAsync(name, cancellationToken), cancellationToken);
    }

    /// <summary>Puts a message, or puts another one in its place. It can be played from here on.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="file">A WAV file that can be played.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="MessageStoreException">The name or the file is none, or there is no room.</exception>
    public Task<StoredMessage> PutAsync(string name, ReadOnlyMemory<byte> file, CancellationToken cancellationToken)
    {
        MessageNames.Check(name);
        if (file.Length > _options.MaxMessageBytes)
            throw new MessageStoreException(
                MessageProblem.TooLarge,
                $"the message has {file.Length} bytes; the limit is {_options.MaxMessageBytes} (Voice:MaxMessageBytes)"
            );
        Decode(name, file.Span);
        return Guarded(() => WriteAsync(name, file, cancellationToken), cancellationToken);
    }

    /// <summary>Deletes a message or recording.</summary>
    /// <exception cref="MessageStoreException">There is none.</exception>
    public Task DeleteAsync(string name, CancellationToken cancellationToken)
    {
        MessageNames.Check(name);
        return Guarded(
            () =>
            {
                var file = new FileInfo(PathOf(name));
                if (!file.Exists)
                    throw NotFound(name);
                file.Delete();
                _cache.Forget(name);
                Count();
                return Task.FromResult(true);
            },
            cancellationToken
        );
    }

    private string PathOf(string name) => Path.Combine(_folder, name + Extension);

    private static DateTimeOffset Modified(FileInfo file) => new(file.LastWriteTimeUtc, TimeSpan.Zero);

    private static MessageStoreException NotFound(string name) => new(MessageProblem.NotFound, $"there is no message '{name}'");

    private async Task<MessageAudio> LoadCoreAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var file = new FileInfo(PathOf(name));
            if (file.Exists && _cache.Find(name, file.LastWriteTimeUtc, file.Length) is { } known)
                return known;
            var bytes = await ReadAsync(name, cancellationToken);
            var audio = Decode(name, bytes);
            file.Refresh();
            _cache.Keep(audio, file.LastWriteTimeUtc, bytes.Length);
            return audio;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Refused(failure);
        }
    }

    private async Task<byte[]> ReadAsync(string name, CancellationToken cancellationToken)
    {
        if (_running.TryGetValue(name, out var recording))
            await recording.Whole.WaitAsync(cancellationToken);
        var file = new FileInfo(PathOf(name));
        if (!file.Exists)
            throw NotFound(name);
        if (file.Length > _options.MaxMessageBytes)
            throw new MessageStoreException(
                MessageProblem.TooLarge,
                $"the message '{name}' has {file.Length} bytes; the limit is {_options.MaxMessageBytes} (Voice:MaxMessageBytes)"
            );
        return await File.ReadAllBytesAsync(file.FullName, cancellationToken);
    }

    private async Task<StoredMessage> WriteAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var path = PathOf(name);
        string draft;
        lock (_gate)
        {
            CheckRoom_NeedsLock(content.Length);
            draft = $"{path}.{_ids.Next("")}{WavRecording.Unfinished}";
        }
        try
        {
            await File.WriteAllBytesAsync(draft, content, cancellationToken);
            // Whole or not at all: who plays it meanwhile has the old one.
            File.Move(draft, path, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
        _cache.Forget(name);
        Count();
        return new StoredMessage(name, content.Length, Modified(new FileInfo(path)));
    }

    private static MessageAudio Decode(string name, ReadOnlySpan<byte> file)
    {
        try
        {
            var audio = WavReader.Read(file);
            if (audio.Samples.Length == 0)
                throw new MessageStoreException(MessageProblem.BadContent, $"the message '{name}' has no audio");
            return new MessageAudio(name, Rate.ToBoards(name, audio));
        }
        catch (WavException failure)
        {
            throw new MessageStoreException(
                MessageProblem.BadContent,
                $"the message '{name}' cannot be played: {failure.Message}",
                failure
            );
        }
    }

    private void CheckRoom_NeedsLock(long more)
    {
        if (_count >= _options.MaxMessages)
            throw new MessageStoreException(
                MessageProblem.TooLarge,
                $"there are {_count} messages already; the limit is {_options.MaxMessages} (Voice:MaxMessages)"
            );
        if (_bytes + more > _options.MaxTotalBytes)
            throw new MessageStoreException(
                MessageProblem.TooLarge,
                $"the messages would have {_bytes + more} bytes; the limit is {_options.MaxTotalBytes} (Voice:MaxTotalBytes)"
            );
    }

    private List<StoredMessage> Count()
    {
        var found = new List<StoredMessage>();
        foreach (var file in new DirectoryInfo(_folder).EnumerateFiles("*" + Extension))
        {
            var name = file.Name[..^Extension.Length];
            if (MessageNames.IsName(name))
                found.Add(new StoredMessage(name, file.Length, Modified(file)));
        }
        lock (_gate)
        {
            _count = found.Count + _running.Count;
            _bytes = found.Sum(static one => one.Bytes);
        }
        found.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        return found;
    }

    private void Ended(WavRecording recording, Exception? failure)
    {
        _running.TryRemove(recording.Name, out _);
        if (failure is not null)
            VoiceLog.RecordingNotKept(_logger, failure, recording.Name, failure.Message);
        lock (_gate)
        {
            _bytes += recording.BytesKept;
            if (recording.BytesKept == 0)
                _count--;
        }
    }

    private static MessageStoreException Refused(Exception failure) =>
        new(MessageProblem.Storage, $"the folder of messages refuses: {failure.Message}", failure);

    private static Task<T> Guarded<T>(Func<Task<T>> work, CancellationToken cancellationToken) =>
        Task.Run(
            async () =>
            {
                try
                {
                    return await work();
                }
                catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
                {
                    throw Refused(failure);
                }
            },
            cancellationToken
        );
}
