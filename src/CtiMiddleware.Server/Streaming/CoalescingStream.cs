using System.Buffers;

namespace CtiMiddleware.Server.Streaming;

/// <summary>
/// Between a WebSocket and its connection: while it is held, frames gather in one bounded buffer, so that everything that is ready leaves in
/// one write. When the buffer is full, writing waits for the client. Writers may come from several tasks (keep-alive frames).
/// </summary>
/// <param name="inner">The connection.</param>
internal sealed class CoalescingStream(Stream inner) : Stream
{
    /// <summary>The size of the buffer in bytes.</summary>
    public const int Capacity = 256 * 1024;

    private const int FirstSize = 16 * 1024;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private byte[]? _buffer;
    private int _count;
    private volatile bool _held;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Gather from now on.</summary>
    public void Hold() => _held = true;

    /// <summary>Sends what was gathered and gathers no more.</summary>
    public async ValueTask ReleaseAsync(CancellationToken cancellationToken)
    {
        _held = false;
        await FlushAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            while (buffer.Length > 0)
            {
                if (_count == Capacity)
                    await SendAsync(cancellationToken);
                var part = buffer[..Math.Min(buffer.Length, Capacity - _count)];
                part.Span.CopyTo(Room(part.Length));
                _count += part.Length;
                buffer = buffer[part.Length..];
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (_held)
            return;
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await SendAsync(cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        inner.ReadAsync(buffer, cancellationToken);

    /// <inheritdoc/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override void Flush() => throw new NotSupportedException("The stream is asynchronous.");

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("The stream is asynchronous.");

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("The stream is asynchronous.");

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            _turn.Dispose();
        }
        base.Dispose(disposing);
    }

    private Span<byte> Room(int wanted)
    {
        var needed = _count + wanted;
        if (_buffer is null || _buffer.Length < needed)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Min(Capacity, Math.Max(FirstSize, needed * 2)));
            _buffer.AsSpan(0, _count).CopyTo(larger);
            if (_buffer is not null)
                ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }
        return _buffer.AsSpan(_count, wanted);
    }

    private async ValueTask SendAsync(CancellationToken cancellationToken)
    {
        if (_count == 0)
            return;
        await inner.WriteAsync(_buffer.AsMemory(0, _count), cancellationToken);
        await inner.FlushAsync(cancellationToken);
        _count = 0;
        if (_buffer!.Length <= FirstSize)
            return;
        // An idle connection keeps no large buffer.
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = null;
    }
}
