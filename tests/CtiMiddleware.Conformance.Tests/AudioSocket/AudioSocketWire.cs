using System.Buffers;
using System.Text;
using CtiMiddleware.Adapters.AudioSocket;
using CtiMiddleware.Conformance.Wire;
using CtiMiddleware.Links.Framing;

namespace CtiMiddleware.Conformance.Tests;

/// <summary>How audio-socket joins the suites: connections of an Asterisk, as the listening transport tells them.</summary>
public static class AudioSocketWire
{
    public static WireTarget Value { get; } =
        new()
        {
            Adapter = new AudioSocketAdapterFactory(),
            Options = new AudioSocketOptions { Line = "600" },
            CreatePeer = static _ => new Peer(),
            Wire = new WireSamples
            {
                MaxFrameLength = 1 << 20,
                Overlong = static () =>
                    [
                        [0x02, 0, 0, 0, 1, 0x7f, 0xff, 0xff, 0xff],
                        .. Enumerable.Repeat(new byte[100_000], 12),
                    ],
                Garbage = "this is no block of a transport"u8.ToArray(),
                Unknown = Block(ConnectionBlockKind.Bytes, 4242, [0x10, 0, 2, 1, 0]),
                UnknownType = "bytes of a connection that is not open",
            },
        };

    public static byte[] Block(ConnectionBlockKind kind, uint number, ReadOnlySpan<byte> content)
    {
        var buffer = new ArrayBufferWriter<byte>();
        new ConnectionBlock(kind, number).Write(buffer, content);
        return buffer.WrittenSpan.ToArray();
    }

    private sealed class Peer : WirePeer
    {
        private static readonly byte[] s_uuid = Convert.FromHexString("01001040325ec25efd4bd3805f53576e581d13");

        public override int Steps => 2;

        public override void Act(int step)
        {
            var number = (uint)step + 1;
            Send(Block(ConnectionBlockKind.Opened, number, "127.0.0.1:5000"u8));
            Send(Block(ConnectionBlockKind.Bytes, number, s_uuid));
            Send(Block(ConnectionBlockKind.Bytes, number, [0x10, 0, 4, 1, 0, 2, 0]));
            if (step == 1)
                Send(Block(ConnectionBlockKind.Closed, 1, Encoding.UTF8.GetBytes("the peer closed the connection")));
        }
    }
}
