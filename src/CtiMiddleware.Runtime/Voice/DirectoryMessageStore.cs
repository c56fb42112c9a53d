using System.Collections.Concurrent;
using CtiMiddleware.Media.Wav;
using CtiMiddleware.Model.Identifiers;
using Microsoft.Extensions.Logging;

namespace CtiMiddleware.Runtime.Voice;

/// <summary>
/// Messages and recordings as WAV files of one folder, <c>name.wav</c>; files that somebody else puts there are found. Everything is read and
/// written on other threads than the callers'. Thread-safe.
/// </summary>
public sealed partial class DirectoryMessageStore : IMessageStore, IAsyncDisposable
{
    private const string Extension = ".wav";

    private readonly string _folder;
    private readonly MessageStoreOptions _options;
    private readonly IIdSource _ids;
    private readonly ILogger _logger;
    private readonly Lock _gate = new();
    private readonly MessageCache _cache;
    private readonly ConcurrentDictionary<string, WavRecording> _running = new(StringComparer.Ordinal);
    private readonly Lock _counting = new();
    private readonly SemaphoreSlim _putting = new(1, 1);
    private long _bytes;
    private int _count;
    private long _reservedBytes;
    private int _reservedCount;

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
            Repair();
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
        WavRecording recording;
        lock (_gate)
        {
            CheckRoom_NeedsLock(1, 0);
            var name = _ids.Next("rec_");
            recording = new WavRecording(name, PathOf(name), Ended);
            _running[name] = recording;
            _count++;
        }
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
        return Guarded(
            () =>
            {
                Decode(name, file.Span);
                return WriteAsync(name, file, cancellationToken);
            },
            cancellationToken
        );
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
            await WholeAsync(name, cancellationToken);
            var file = new FileInfo(PathOf(name));
            if (file.Exists && _cache.Find(name, file.LastWriteTimeUtc, file.Length) is { } known)
                return known;
            var (before, length) = (file.LastWriteTimeUtc, file.Exists ? file.Length : 0);
            var bytes = await ReadAsync(name, cancellationToken);
            var audio = Decode(name, bytes);
            file.Refresh();
            // Another one may have taken its place meanwhile: then these bytes are nobody's.
            if (file.Exists && file.LastWriteTimeUtc == before && file.Length == length && bytes.Length == length)
                _cache.Keep(audio, before, length);
            return audio;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Refused(failure);
        }
    }

    private async Task<byte[]> ReadAsync(string name, CancellationToken cancellationToken)
    {
        await WholeAsync(name, cancellationToken);
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

    // One after the other: what a file replaces is known when its room is looked for.
    private async Task<StoredMessage> WriteAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        await _putting.WaitAsync(cancellationToken);
        try
        {
            return await WriteAloneAsync(name, content, cancellationToken);
        }
        finally
        {
            _putting.Release();
        }
    }

    private async Task<StoredMessage> WriteAloneAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var path = PathOf(name);
        var old = new FileInfo(path);
        var (more, bytes) = old.Exists ? (0, content.Length - old.Length) : (1, content.Length);
        string draft;
        lock (_gate)
        {
            CheckRoom_NeedsLock(more, bytes);
            (_reservedCount, _reservedBytes) = (more, bytes);
            _count += more;
            _bytes += bytes;
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
            lock (_gate)
            {
                _count -= _reservedCount;
                _bytes -= _reservedBytes;
                (_reservedCount, _reservedBytes) = (0, 0);
            }
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
