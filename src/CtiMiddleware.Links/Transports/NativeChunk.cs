using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace CtiMiddleware.Links.Transports;

/// <summary>
/// Memory outside the collected heap. A burst puts hundreds of megabytes between socket and loop: collected, they would be copied by the
/// collector while the switch counts the milliseconds, and stay with the process long after they were drained. Freed by
/// <see cref="IDisposable.Dispose"/> when drained, else when nothing refers to it any more.
/// </summary>
[SuppressMessage("Reliability", "CA2015", Justification = "A chunk is referred to by its backlog's queue or by a Memory for as long as a span of it is in use.")]
[SuppressMessage("Design", "MA0055", Justification = "A backlog that is dropped with its link must give its memory back.")]
[SuppressMessage("Usage", "CA1816", Justification = "MemoryManager's Dispose(bool) is where disposing ends.")]
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
