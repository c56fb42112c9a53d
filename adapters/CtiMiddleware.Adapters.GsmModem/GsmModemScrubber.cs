using System.Buffers;
using CtiMiddleware.Links.Capture;

namespace CtiMiddleware.Adapters.GsmModem;

/// <summary>Takes the PIN out of what is captured: what we sent, and what a modem that echoes sent back.</summary>
internal sealed class GsmModemScrubber : ICaptureScrubber
{
    private bool _inside;

    /// <inheritdoc/>
    public void Scrub(CaptureDirection direction, ReadOnlySpan<byte> chunk, IBufferWriter<byte> scrubbed)
    {
        if (direction == CaptureDirection.Received && !_inside && chunk.IndexOf("+CPIN=\""u8) < 0)
        {
            scrubbed.Write(chunk);
            return;
        }
        // From +CPIN=" on digits are hidden up to the closing quote, also when an echo is cut.
        while (!chunk.IsEmpty)
        {
            if (_inside)
            {
                var end = chunk.IndexOf((byte)'"');
                scrubbed.Write("***"u8);
                if (end < 0)
                    return;
                _inside = false;
                chunk = chunk[end..];
                scrubbed.Write(chunk[..1]);
                chunk = chunk[1..];
                continue;
            }
            var begin = chunk.IndexOf("+CPIN=\""u8);
            if (begin < 0)
            {
                scrubbed.Write(chunk);
                return;
            }
            scrubbed.Write(chunk[..(begin + 7)]);
            _inside = true;
            chunk = chunk[(begin + 7)..];
        }
    }
}
