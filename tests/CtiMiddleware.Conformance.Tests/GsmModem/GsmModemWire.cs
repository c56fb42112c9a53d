using System.Text;
using CtiMiddleware.Adapters.GsmModem;
using CtiMiddleware.Conformance.Wire;

namespace CtiMiddleware.Conformance.Tests;

/// <summary>How gsm-modem joins the suites.</summary>
public static class GsmModemWire
{
    private static readonly GsmModemOptions s_options = new() { Line = "201", Pin = "1234" };

    public static WireTarget Value { get; } =
        new()
        {
            Adapter = new GsmModemAdapterFactory(),
            Options = s_options,
            WrongOptions = s_options with { Pin = "0000" },
            CreatePeer = static options => new GsmModemPeer(wantsPin: ((GsmModemOptions)options!).Pin == "0000"),
            SilenceLimit = TimeSpan.FromMinutes(3),
            Wire = new WireSamples
            {
                MaxFrameLength = 2048,
                FrameEnd = "\r\n"u8.ToArray(),
                Overlong = static () => Enumerable.Repeat(Encoding.ASCII.GetBytes(new string('X', 1000)), 5),
                Garbage = "\u0001\u0002}}{{\r\n"u8.ToArray(),
                Unknown = "\r\n+WISH: 1\r\n"u8.ToArray(),
                UnknownType = "+WISH",
            },
        };
}
