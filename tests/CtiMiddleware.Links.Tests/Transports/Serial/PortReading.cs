using System.Diagnostics;
using CtiMiddleware.Links.Transports.Serial;

namespace CtiMiddleware.Links.Tests.Transports.Serial;

/// <summary>Reads exactly so many bytes, with a generous deadline.</summary>
internal static class PortReading
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static byte[] Exactly(ISerialPort port, int count)
    {
        var reading = Task.Run(() =>
        {
            var bytes = new byte[count];
            for (var filled = 0; filled < count; )
                filled += port.Read(bytes, filled, count - filled);
            return bytes;
        });
        Assert.True(reading.Wait(Patience), $"{count} bytes did not come");
        return reading.Result;
    }

    public static byte[] Exactly(PseudoTerminal terminal, int count)
    {
        var bytes = new byte[count];
        var clock = Stopwatch.StartNew();
        for (var filled = 0; filled < count; )
        {
            filled += terminal.Read(bytes.AsSpan(filled), TimeSpan.FromSeconds(1));
            Assert.True(clock.Elapsed < Patience, $"{count} bytes did not come, only {filled}");
        }
        return bytes;
    }
}
