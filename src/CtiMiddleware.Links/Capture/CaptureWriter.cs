using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace CtiMiddleware.Links.Capture;

/// <summary>
/// Writes both directions of a link to a stream. The format: the line <c>cti-capture 1</c> with LF; then records of one byte direction
/// (<see cref="CaptureDirection"/>), eight bytes offset in microseconds, four bytes length, both big-endian and unsigned, and the bytes. Not thread-safe.
/// </summary>
public sealed class CaptureWriter : IDisposable
{
    /// <summary>The first line of a capture.</summary>
    public const string Header = "cti-capture 1\n";

    internal const int RecordHeader = 13;

    private readonly Stream _stream;
    private readonly TimeProvider _time;
    private readonly ICaptureScrubber? _scrubber;
    private readonly long _maxBytes;
    private readonly long _start;
    private readonly ArrayBufferWriter<byte> _scrubbed = new();
    private long _written;
    private bool _cut;

    /// <summary>Begins a capture.</summary>
    /// <param name="stream">Where to; disposed with the writer.</param>
    /// <param name="time">The clock.</param>
    /// <param name="scrubber">What takes secrets out; null when there are none.</param>
    /// <param name="maxBytes">Bound of the file; a last record states the cut.</param>
    public CaptureWriter(Stream stream, TimeProvider time, ICaptureScrubber? scrubber, long maxBytes = 1L << 30)
    {
        _stream = stream;
        _time = time;
        _scrubber = scrubber;
        _maxBytes = maxBytes;
        _start = time.GetTimestamp();
        stream.Write(Encoding.ASCII.GetBytes(Header));
        _written = Header.Length;
    }

    /// <summary>Whether the bound was reached: nothing more is written.</summary>
    public bool IsCut => _cut;

    /// <summary>Bytes of the file so far.</summary>
    public long Length => _written;

    /// <summary>Writes a record; nothing after the bound was reached.</summary>
    public void Write(CaptureDirection direction, ReadOnlySpan<byte> bytes)
    {
        if (_cut)
            return;
        if (_scrubber is not null && direction is CaptureDirection.Received or CaptureDirection.Sent)
        {
            _scrubbed.ResetWrittenCount();
            _scrubber.Scrub(direction, bytes, _scrubbed);
            bytes = _scrubbed.WrittenSpan;
        }
        if (_written + RecordHeader + bytes.Length > _maxBytes)
        {
            _cut = true;
            Append(CaptureDirection.Cut, Encoding.UTF8.GetBytes($"the capture's bound of {_maxBytes} bytes is reached"));
            return;
        }
        Append(direction, bytes);
    }

    /// <summary>Writes a record with text.</summary>
    public void Write(CaptureDirection direction, string text) => Write(direction, Encoding.UTF8.GetBytes(text));

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    private void Append(CaptureDirection direction, ReadOnlySpan<byte> bytes)
    {
        Span<byte> header = stackalloc byte[RecordHeader];
        header[0] = (byte)direction;
        BinaryPrimitives.WriteUInt64BigEndian(header[1..], (ulong)(_time.GetElapsedTime(_start).Ticks / TimeSpan.TicksPerMicrosecond));
        BinaryPrimitives.WriteUInt32BigEndian(header[9..], (uint)bytes.Length);
        _stream.Write(header);
        _stream.Write(bytes);
        _written += RecordHeader + bytes.Length;
    }
}
