using System.Text;
using CtiMiddleware.Adapters.Smdi;
using CtiMiddleware.Conformance.Wire;

namespace CtiMiddleware.Conformance.Tests;

/// <summary>How smdi joins the suites: a switch that tells three calls.</summary>
public static class SmdiWire
{
    public static WireTarget Value { get; } =
        new()
        {
            Adapter = new SmdiAdapterFactory(),
            Options = SmdiVectors.Value.Options(null),
            CreatePeer = static _ => new Peer(),
            Wire = new WireSamples
            {
                MaxFrameLength = 80,
                Overlong = static () => Enumerable.Repeat(Encoding.ASCII.GetBytes("MD" + new string('1', 98)), 100),
                Garbage = "this is no record\r\n"u8.ToArray(),
                Unknown = "\r\nMWI5551001 XYZ\r\n\x19"u8.ToArray(),
                UnknownType = "MWI XYZ",
            },
        };

    private sealed class Peer : WirePeer
    {
        public override int Steps => 2;

        public override void Act(int step) =>
            Send(
                step == 0
                    ? "\r\nMD0010001D5551001 5552222 \r\n\u0019\r\nMD0010002A5551001  \r\n\u0019"
                    : "\r\nMD0010003N5551001 5552222 \r\n\u0019"
            );
    }
}
