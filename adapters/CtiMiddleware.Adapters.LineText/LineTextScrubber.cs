using System.Buffers;
using CtiMiddleware.Links.Capture;

namespace CtiMiddleware.Adapters.LineText;

/// <summary>Takes the secret out of the login that we sent.</summary>
internal sealed class LineTextScrubber : ICaptureScrubber
{
    /// <inheritdoc/>
    public void Scrub(CaptureDirection direction, ReadOnlySpan<byte> chunk, IBufferWriter<byte> scrubbed)
    {
        // A login is written whole, alone in its chunk, with the secret as its last field.
        var secret = direction == CaptureDirection.Sent && chunk.StartsWith("LOGIN "u8) ? chunk.IndexOf(" secret="u8) : -1;
        if (secret < 0)
        {
            scrubbed.Write(chunk);
            return;
        }
        scrubbed.Write(chunk[..secret]);
        scrubbed.Write(" secret=***\r\n"u8);
    }
}
