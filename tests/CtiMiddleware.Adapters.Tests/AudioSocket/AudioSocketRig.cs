using System.Buffers;
using System.Text;
using CtiMiddleware.Adapters.AudioSocket;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Links.Framing;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using Microsoft.Extensions.Logging.Abstractions;

namespace CtiMiddleware.Adapters.Tests.AudioSocket;

/// <summary>The adapter behind blocks, with connections by number.</summary>
internal sealed class AudioSocketRig
{
    /// <summary>The example of the protocol's own documentation.</summary>
    public const string Uuid = "40325ec2-5efd-4bd3-805f-53576e581d13";

    private readonly AudioSocketProtocol _protocol;

    public AudioSocketRig(AudioSocketOptions? options = null)
    {
        var context = new LinkContext(new SwitchId("ast"), new LinkId("ast-1"), options, NullLogger.Instance, 1);
        _protocol = (AudioSocketProtocol)new AudioSocketAdapterFactory().Create(context);
        Output = new ReplayOutput(new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero));
        Replay = new ProtocolReplay(_protocol, Output);
        Replay.Open();
    }

    public ReplayOutput Output { get; }

    public ProtocolReplay Replay { get; }

    public IBoardProtocol Board => _protocol;

    public IEnumerable<CallEvent> Events => Output.Events.OfType<CallEvent>();

    public IEnumerable<T> Said<T>() => Output.Items.OfType<T>();

    /// <summary>A connection that said its UUID; its connection in the model.</summary>
    public NativeConnection Call(uint number, string uuid = Uuid)
    {
        Opens(number);
        Sends(number, Frame(0x01, Guid.Parse(uuid).ToByteArray(bigEndian: true)));
        return Events.OfType<CallEvent.Established>().Last().EstablishedConnection;
    }

    public void Opens(uint number) => Block(ConnectionBlockKind.Opened, number, "127.0.0.1:1"u8);

    public void Closes(uint number, string reason = "closed") => Block(ConnectionBlockKind.Closed, number, Encoding.UTF8.GetBytes(reason));

    public void Sends(uint number, ReadOnlySpan<byte> bytes) => Block(ConnectionBlockKind.Bytes, number, bytes);

    public static byte[] Frame(byte kind, ReadOnlySpan<byte> payload) =>
        [kind, (byte)(payload.Length >> 8), (byte)payload.Length, .. payload];

    /// <summary>What was written since the last time: kind of block, connection and content in hexadecimal.</summary>
    public IReadOnlyList<string> Wire()
    {
        var bytes = Encoding.Latin1.GetBytes(Output.TakeWire());
        var blocks = new List<string>();
        ReadOnlySpan<byte> rest = bytes;
        while (ConnectionBlock.TryRead(rest, out var block, out var content) is var used and > 0)
        {
            blocks.Add($"{block.Kind} {block.Connection} {Convert.ToHexStringLower(content)}".TrimEnd());
            rest = rest[used..];
        }
        Assert.True(rest.IsEmpty);
        return blocks;
    }

    private void Block(ConnectionBlockKind kind, uint number, ReadOnlySpan<byte> content)
    {
        var buffer = new ArrayBufferWriter<byte>();
        new ConnectionBlock(kind, number).Write(buffer, content);
        Replay.Receive(buffer.WrittenSpan, ReplaySplit.Whole);
    }
}
