using System.Text;
using CtiMiddleware.Adapters.Smdr;
using CtiMiddleware.Conformance.Wire;

namespace CtiMiddleware.Conformance.Tests;

/// <summary>How smdr joins the suites: a switch that sends three records.</summary>
public static class SmdrWire
{
    public static WireTarget Value { get; } =
        new()
        {
            Adapter = new SmdrAdapterFactory(),
            Options = SmdrVectors.Value.Options(null),
            CreatePeer = static _ => new Peer(),
            Wire = new WireSamples
            {
                MaxFrameLength = 512,
                Overlong = static () => Enumerable.Repeat(Encoding.ASCII.GetBytes(new string('1', 100)), 100),
                Garbage = "this is no record\r\n"u8.ToArray(),
                Unknown = "Q 029 00 T010 016 2463 05/09 07:48 00:00:52\r\n"u8.ToArray(),
                UnknownType = "Q",
            },
        };

    private sealed class Peer : WirePeer
    {
        public override int Steps => 2;

        public override void Act(int step) =>
            Send(
                step == 0
                    ? "S 025 00 T010 016 6101 05/09 07:47 00:00:20 5566472\r\nN 027 00 2343 T010 011 05/09 07:46 00:01:12 A 19995567563\r\n"
                    : "E 028 00 T010 016 2463 05/09 07:48 00:00:52 5566472\r\n"
            );
    }
}
