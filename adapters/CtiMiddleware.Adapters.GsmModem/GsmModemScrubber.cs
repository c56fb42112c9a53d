using System.Buffers;
using CtiMiddleware.Links.Capture;

namespace CtiMiddleware.Adapters.GsmModem;

/// <summary>Takes the PIN out of what is captured: what we sent, and what a modem that echoes sent back, wherever it is cut.</summary>
internal sealed class GsmModemScrubber : ICaptureScrubber
{
    // A plus is nowhere but at its beginning: what does not go on may only begin anew.
    private static ReadOnlySpan<byte> Begin => "+CPIN=\""u8;

    // How much of the beginning was seen last; all of it: inside.
    private int _sent;
    private int _received;

    /// <inheritdoc/>
    public void Scrub(CaptureDirection direction, ReadOnlySpan<byte> chunk, IBufferWriter<byte> scrubbed)
    {
        ref var seen = ref direction == CaptureDirection.Sent ? ref _sent : ref _received;
        var shown = 0;
        for (var i = 0; i < chunk.Length; i++)
        {
            var value = chunk[i];
            if (seen == Begin.Length)
            {
                // Hidden up to the closing quote, or to the end of the line where that got lost.
                shown = i + 1;
                if (value is not ((byte)'"' or (byte)'\r' or (byte)'\n'))
                    continue;
                (seen, shown) = (0, i);
                continue;
            }
            seen =
                value == Begin[seen] ? seen + 1
                : value == Begin[0] ? 1
                : 0;
            if (seen < Begin.Length)
                continue;
            scrubbed.Write(chunk[shown..(i + 1)]);
            scrubbed.Write("***"u8);
            shown = i + 1;
        }
        scrubbed.Write(chunk[shown..]);
    }
}
