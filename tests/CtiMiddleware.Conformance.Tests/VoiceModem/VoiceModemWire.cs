using System.Text;
using CtiMiddleware.Adapters.VoiceModem;
using CtiMiddleware.Conformance.Wire;

namespace CtiMiddleware.Conformance.Tests;

/// <summary>How voice-modem joins the suites.</summary>
public static class VoiceModemWire
{
    public static WireTarget Value { get; } =
        new()
        {
            Adapter = new VoiceModemAdapterFactory(),
            Options = new VoiceModemOptions { Line = "201" },
            CreatePeer = static _ => new VoiceModemPeer(),
            SilenceLimit = TimeSpan.FromMinutes(3),
            Wire = new WireSamples
            {
                MaxFrameLength = VoiceModemMessageReader.MaxLine,
                Overlong = static () => Enumerable.Repeat(Encoding.ASCII.GetBytes(new string('X', 1000)), 5),
                Garbage = "\u0001\u0002}}{{\r\n"u8.ToArray(),
                Unknown = "\r\n+WISH: 1\r\n"u8.ToArray(),
                UnknownType = "+WISH",
            },
        };
}
