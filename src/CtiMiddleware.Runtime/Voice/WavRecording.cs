using System.Threading.Channels;
using CtiMiddleware.Media.Wav;

namespace CtiMiddleware.Runtime.Voice;

/// <summary>
/// A recording that a task of its own writes, a second at a time; who records never waits. Under another name until it is whole, so that nobody
/// takes a half for the whole.
/// </summary>
internal sealed class WavRecording(string name, string path, Action<WavRecording, Exception?> ended) : IMessageRecording
{
    /// <summary>The end of the names of files that are not whole.</summary>
    public const string Unfinished = ".part";

    // A disk that stands still for so many seconds is too slow.
    private const int Waiting = 20;
    private const int HeaderBytes = 44;

    private readonly Channel<short[]> _blocks = Channel.CreateBounded<short[]>(
        new BoundedChannelOptions(Waiting) { SingleReader = true, SingleWriter = true }
    );
    private readonly TaskCompletionSource _whole = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private short[] _block = new short[Frames.SamplesPerSecond];
    private int _filled;
    private volatile bool _completed;
    private volatile string? _failure;

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public string? Failure => _failure;

    /// <summary>Completes when the file is whole, or will never be.</summary>
    public Task Whole => _whole.Task;

    /// <summary>It was ended, and is whole as soon as everything is written.</summary>
    public bool IsEnded => _completed || _failure is not null;

    /// <summary>Bytes of the file; zero when nothing was kept.</summary>
    public long BytesKept { get; private set; }

    /// <summary>Begins to write.</summary>
    public void Start() => _ = Task.Run(WriteAsync);

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<short> samples)
    {
        while (!samples.IsEmpty && _failure is null && !_completed)
        {
            var count = Math.Min(samples.Length, _block.Length - _filled);
            samples[..count].CopyTo(_block.AsSpan(_filled));
            samples = samples[count..];
            _filled += count;
            if (_filled == _block.Length)
                Hand();
        }
    }

    /// <inheritdoc/>
    public void Complete()
    {
        if (_completed)
            return;
        _completed = true;
        Hand();
        _blocks.Writer.TryComplete();
    }

    private void Hand()
    {
        if (_filled > 0 && _failure is null && !_blocks.Writer.TryWrite(_block[.._filled]))
            _failure = $"the disk is too slow: {Waiting} s of audio wait to be written";
        _filled = 0;
    }

    private async Task WriteAsync()
    {
        Exception? caught = null;
        try
        {
            await WriteBlocksAsync();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            caught = failure;
            _failure = failure.Message;
        }
        finally
        {
            ended(this, caught);
            _whole.TrySetResult();
        }
    }

    /// <summary>Makes a recording whole that a process which was killed had begun; null when there is nothing in it.</summary>
    /// <param name="draft">The unfinished file.</param>
    /// <param name="path">Its name when it is whole; must not be there.</param>
    /// <returns>Samples in it.</returns>
    public static long? Repair(string draft, string path)
    {
        long samples;
        using (var file = new FileStream(draft, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            samples = Math.Max(0, file.Length - HeaderBytes) / sizeof(short);
            if (samples > 0)
            {
                file.SetLength(HeaderBytes + samples * sizeof(short));
                file.Write(WavWriter.Header(WavFormat.Pcm16, (int)(samples * sizeof(short)), (int)samples));
            }
        }
        if (samples == 0)
            return null;
        File.Move(draft, path, overwrite: false);
        return samples;
    }

    private async Task WriteBlocksAsync()
    {
        var draft = path + Unfinished;
        long samples = 0;
        IOException? refused = null;
        try
        {
            // No buffer: what was written is there, also when the next write is refused.
            await using (var file = new FileStream(draft, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0, useAsync: false))
            {
                file.Write(WavWriter.Header(WavFormat.Pcm16, 0, 0));
                try
                {
                    await foreach (var block in _blocks.Reader.ReadAllAsync())
                    {
                        // A full disk shows here and not when it is too late.
                        file.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes<short>(block));
                        samples += block.Length;
                    }
                }
                catch (IOException failure)
                {
                    // What is there is kept: half a message is worth more than none.
                    refused = failure;
                    _failure = failure.Message;
                    file.SetLength(HeaderBytes + samples * sizeof(short));
                }
                file.Position = 0;
                file.Write(WavWriter.Header(WavFormat.Pcm16, (int)(samples * sizeof(short)), (int)samples));
            }
            if (samples > 0)
            {
                File.Move(draft, path, overwrite: false);
                BytesKept = HeaderBytes + samples * sizeof(short);
            }
        }
        finally
        {
            // What could not be made whole is repaired when the store is opened the next time.
            if (samples == 0)
                File.Delete(draft);
        }
        if (refused is not null)
            throw refused;
    }
}
