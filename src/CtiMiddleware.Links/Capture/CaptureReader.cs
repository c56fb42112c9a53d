using System.Buffers.Binary;
using System.Text;

namespace CtiMiddleware.Links.Capture;

/// <summary>Reads what <see cref="CaptureWriter"/> wrote.</summary>
public static class CaptureReader
{
    /// <summary>The records in their order.</summary>
    /// <param name="stream">A stream at its beginning.</param>
    /// <exception cref="InvalidDataException">It is no capture, or it ends inside a record.</exception>
    public static IEnumerable<CaptureRecord> Read(Stream stream)
    {
        var first = new byte[CaptureWriter.Header.Length];
        if (
            stream.ReadAtLeast(first, first.Length, throwOnEndOfStream: false) < first.Length
            || Encoding.ASCII.GetString(first) != CaptureWriter.Header
        )
            throw new InvalidDataException("This is no capture of version 1.");
        var header = new byte[CaptureWriter.RecordHeader];
        while (true)
        {
            var count = stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
            if (count == 0)
                yield break;
            var length = BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(9));
            if (count < header.Length || length > int.MaxValue / 2)
                throw new InvalidDataException("The capture ends inside a record.");
            var bytes = new byte[length];
            if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
                throw new InvalidDataException("The capture ends inside a record.");
            var microseconds = BinaryPrimitives.ReadUInt64BigEndian(header.AsSpan(1));
            yield return new CaptureRecord((CaptureDirection)header[0], TimeSpan.FromMicroseconds(microseconds), bytes);
        }
    }
}
