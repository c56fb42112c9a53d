using System.Buffers;

namespace CtiMiddleware.Runtime.Switches;

/// <summary>What a protocol wrote in this turn and was not handed to the transport yet.</summary>
internal sealed class WireBuffer : IBufferWriter<byte>
{
    private readonly ArrayBufferWriter<byte> _bytes = new(1024);

    /// <summary>Bytes handed over on this connection so far, and those that wait here.</summary>
    public long Total { get; private set; }

    /// <summary>Bytes that wait here.</summary>
    public ReadOnlySpan<byte> Waiting => _bytes.WrittenSpan;

    /// <summary>A new connection begins.</summary>
    public void Reset()
    {
        Total = 0;
        Clear();
    }

    /// <summary>What waited was handed over.</summary>
    public void Clear() => _bytes.ResetWrittenCount();

    /// <inheritdoc/>
    public void Advance(int count)
    {
        _bytes.Advance(count);
        Total += count;
    }

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0) => _bytes.GetMemory(sizeHint);

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0) => _bytes.GetSpan(sizeHint);
}
