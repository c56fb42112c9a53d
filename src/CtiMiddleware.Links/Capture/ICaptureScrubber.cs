using System.Buffers;

namespace CtiMiddleware.Links.Capture;

/// <summary>Takes secrets out of what a capture writes. One instance serves one capture, called in its order.</summary>
public interface ICaptureScrubber
{
    /// <summary>Writes the chunk without secrets; the length may differ.</summary>
    /// <param name="direction">Who sent it.</param>
    /// <param name="chunk">The bytes as they passed; a chunk sent by us is everything of one turn of the loop, so a request is never cut.</param>
    /// <param name="scrubbed">Where the bytes to keep go.</param>
    void Scrub(CaptureDirection direction, ReadOnlySpan<byte> chunk, IBufferWriter<byte> scrubbed);
}
