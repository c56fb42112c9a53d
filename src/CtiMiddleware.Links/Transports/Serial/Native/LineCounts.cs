using System.Runtime.InteropServices;

namespace CtiMiddleware.Links.Transports.Serial.Native;

/// <summary>The driver's counters (<c>struct serial_icounter_struct</c>), where it has them.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LineCounts(int Rings, int Framing, int Overrun, int Parity, int Breaks, int Dropped)
{
    /// <summary>Asks the driver.</summary>
    /// <returns>False when it counts nothing.</returns>
    public static unsafe bool TryGet(int descriptor, out LineCounts counts)
    {
        // cts dsr rng dcd rx tx frame overrun parity brk buf_overrun, nine reserved
        var numbers = stackalloc int[20];
        counts = default;
        if (LibC.Control(descriptor, TtyNumbers.GetCounts, numbers) < 0)
            return false;
        counts = new LineCounts(numbers[2], numbers[6], numbers[7], numbers[8], numbers[9], numbers[10]);
        return true;
    }
}
