using System.Buffers;
using CtiMiddleware.Links.Capture;

namespace CtiMiddleware.Adapters.AsteriskAmi;

/// <summary>Takes the secret and the login key out of what we sent.</summary>
internal sealed class AmiScrubber : ICaptureScrubber
{
    /// <inheritdoc/>
    public void Scrub(CaptureDirection direction, ReadOnlySpan<byte> chunk, IBufferWriter<byte> scrubbed)
    {
        while (!chunk.IsEmpty)
        {
            var end = chunk.IndexOf((byte)'\n');
            var line = end < 0 ? chunk : chunk[..(end + 1)];
            chunk = chunk[line.Length..];
            if (direction == CaptureDirection.Sent && line.StartsWith("Secret: "u8))
                scrubbed.Write("Secret: ***\r\n"u8);
            else if (direction == CaptureDirection.Sent && line.StartsWith("Key: "u8))
                scrubbed.Write("Key: ***\r\n"u8);
            else
                scrubbed.Write(line);
        }
    }
}
