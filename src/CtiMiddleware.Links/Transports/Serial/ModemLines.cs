using CtiMiddleware.Links.Transports.Serial.Native;

namespace CtiMiddleware.Links.Transports.Serial;

/// <summary>Sees what changed on the control lines and in the driver's counters of errors. The reading thread's.</summary>
internal sealed unsafe class ModemLines
{
    // More of one kind between two looks are told as so many: a line that only makes errors must not make millions of notices.
    private const int AtMost = 1000;

    private int _bits;
    private LineCounts _counts;

    private ModemLines(int bits) => _bits = bits;

    /// <summary>Whether the driver counts errors by kind.</summary>
    public bool CountsErrors { get; private set; }

    /// <summary>Makes one; null when the device has no such lines (a pseudo terminal has none).</summary>
    public static ModemLines? TryCreate(int descriptor)
    {
        int bits;
        if (LibC.Control(descriptor, TtyNumbers.ModemGet, &bits) < 0)
            return null;
        var lines = new ModemLines(bits) { CountsErrors = LineCounts.TryGet(descriptor, out var counts) };
        lines._counts = counts;
        return lines;
    }

    /// <summary>Tells the port what changed since the last look.</summary>
    public void Look(int descriptor, TermiosSerialPort port)
    {
        int now;
        if (LibC.Control(descriptor, TtyNumbers.ModemGet, &now) < 0)
            return;
        var bits = now;
        var changed = bits ^ _bits;
        _bits = bits;
        Tell(TtyNumbers.Cts, SerialPinChange.CtsChanged);
        Tell(TtyNumbers.Dsr, SerialPinChange.DsrChanged);
        Tell(TtyNumbers.Carrier, SerialPinChange.CDChanged);
        Tell(TtyNumbers.Ring, SerialPinChange.Ring);
        if (CountsErrors && LineCounts.TryGet(descriptor, out var counts))
            TellCounts(port, counts, rang: (changed & TtyNumbers.Ring) != 0);

        void Tell(int bit, SerialPinChange pin)
        {
            if ((changed & bit) != 0)
                port.Raise(pin, (bits & bit) != 0);
        }
    }

    private void TellCounts(TermiosSerialPort port, in LineCounts counts, bool rang)
    {
        var before = _counts;
        _counts = counts;
        Repeat(counts.Parity - before.Parity, SerialError.RXParity);
        Repeat(counts.Framing - before.Framing, SerialError.Frame);
        Repeat(counts.Overrun - before.Overrun, SerialError.Overrun);
        Repeat(counts.Dropped - before.Dropped, SerialError.RXOver);
        for (var i = Math.Min(AtMost, counts.Breaks - before.Breaks); i > 0; i--)
            port.Raise(SerialPinChange.Break, on: true);
        // A ring shorter than the time between two looks shows only in its counter.
        if (!rang && counts.Rings != before.Rings)
            port.Raise(SerialPinChange.Ring, on: true);

        void Repeat(int times, SerialError error)
        {
            for (var i = Math.Min(AtMost, times); i > 0; i--)
                port.Raise(error);
        }
    }
}
