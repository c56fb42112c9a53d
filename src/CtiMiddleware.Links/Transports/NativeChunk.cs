using System.Buffers;
using System.Runtime.InteropServices;

namespace CtiMiddleware.Links.Transports;

/// <summary>
/// Memory outside the collected heap. A burst puts hundreds of megabytes between socket and loop: collected, they would be copied by the
/// collector while the switch counts the milliseconds, and stay with the process long after they were drained. Freed by
/// <see cref="IDisposable.Dispose"/> when drained, else when nothing refers to it any more.
/// </summary>
internal sealed unsafe class NativeChunk(int size) : MemoryManager<byte>
{
    private byte* _bytes = (byte*)NativeMemory.Alloc((nuint)size);

    ~NativeChunk() => Dispose(disposing: false);

    /// <inheritdoc/>
    public override Span<byte> GetSpan() => new(_bytes, size);

    /// <inheritdoc/>
    public override MemoryHandle Pin(int elementIndex = 0) => new(_bytes + elementIndex, pinnable: this);

    /// <inheritdoc/>
    public override void Unpin() { }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        NativeMemory.Free(_bytes);
        _bytes = null;
        if (disposing)
            GC.SuppressFinalize(this);
    }
}
