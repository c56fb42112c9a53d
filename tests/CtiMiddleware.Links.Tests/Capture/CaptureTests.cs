using System.Buffers;
using System.Text;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Links.Transports;
using CtiMiddleware.Model.Events;

namespace CtiMiddleware.Links.Tests.Capture;

public sealed class CaptureTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void A_capture_holds_both_directions_with_their_times_and_no_secret()
    {
        var stream = new MemoryStream();
        var (inner, peer) = MemoryTransport.CreatePair(_time);
        using (var writer = new CaptureWriter(stream, _time, new HidesSecrets()))
        using (var transport = new CapturingTransport(inner, writer))
        {
            transport.Send("LOGIN secret\n"u8);
            _time.Advance(TimeSpan.FromMilliseconds(5));
            peer.Send("WELCOME\n"u8);
            transport.Receive(new byte[100], out _);
            _time.Advance(TimeSpan.FromMilliseconds(5));
            peer.Close("gone");
            transport.Receive(new byte[100], out _);
        }
        var records = CaptureReader.Read(new MemoryStream(stream.ToArray())).ToList();
        Assert.Equal(
            [
                (CaptureDirection.Opened, 0, "tcp://memory:0"),
                (CaptureDirection.Sent, 0, "LOGIN ***\n"),
                (CaptureDirection.Received, 5, "WELCOME\n"),
                (CaptureDirection.Closed, 10, "gone"),
            ],
            records.Select(static record =>
                (record.Direction, (int)record.Offset.TotalMilliseconds, Encoding.ASCII.GetString(record.Bytes.Span))
            )
        );
    }

    [Fact]
    public void The_bound_of_a_capture_is_kept_and_stated()
    {
        var stream = new MemoryStream();
        using (var writer = new CaptureWriter(stream, _time, scrubber: null, maxBytes: 100))
        {
            for (var i = 0; i < 10; i++)
                writer.Write(CaptureDirection.Received, new byte[20]);
        }
        var records = CaptureReader.Read(new MemoryStream(stream.ToArray())).ToList();
        Assert.Equal(CaptureDirection.Cut, records[^1].Direction);
        Assert.Equal(3, records.Count);
    }

    [Fact]
    public void A_file_that_is_no_capture_or_is_cut_inside_a_record_is_refused()
    {
        Assert.Throws<InvalidDataException>(() => CaptureReader.Read(new MemoryStream("hello"u8.ToArray())).Any());
        var stream = new MemoryStream();
        using (var writer = new CaptureWriter(stream, _time, scrubber: null))
            writer.Write(CaptureDirection.Received, "12345"u8);
        var cut = stream.ToArray()[..^2];
        Assert.Throws<InvalidDataException>(() => CaptureReader.Read(new MemoryStream(cut)).ToList());
    }

    [Fact]
    public void A_capture_replays_under_virtual_time_with_its_timers()
    {
        var stream = new MemoryStream();
        using (var writer = new CaptureWriter(stream, _time, scrubber: null))
        {
            writer.Write(CaptureDirection.Opened, "tcp://x:1");
            writer.Write(CaptureDirection.Received, "one\ntw"u8);
            _time.Advance(TimeSpan.FromSeconds(2.5));
            writer.Write(CaptureDirection.Received, "o\n"u8);
            writer.Write(CaptureDirection.Closed, "gone");
        }
        var output = new ReplayOutput(ManualTime.Start);
        new ProtocolReplay(new EchoProtocol(), output).Replay(CaptureReader.Read(new MemoryStream(stream.ToArray())), ReplaySplit.Whole);
        Assert.Equal(["one", "tick 1 01", "tick 2 02", "two"], output.Events.Cast<PrivateEvent>().Select(static e => e.Name));
        Assert.Empty(output.Timers);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_way_of_cutting_bytes_gives_the_same(int seed)
    {
        var bytes = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 500).Select(static i => $"line {i}\r\n")));
        var whole = Replay(bytes, ReplaySplit.Whole);
        var cut = Replay(bytes, seed == 0 ? ReplaySplit.EveryByte : ReplaySplit.Random((ulong)seed, 30));
        Assert.Equal(500, whole.Count);
        Assert.Equal(whole.Cast<PrivateEvent>().Select(static e => e.Name), cut.Cast<PrivateEvent>().Select(static e => e.Name));
    }

    private static List<SwitchEvent> Replay(byte[] bytes, ReplaySplit split)
    {
        var output = new ReplayOutput(ManualTime.Start);
        var replay = new ProtocolReplay(new EchoProtocol(), output, maxFrames: 7);
        replay.Open();
        replay.Receive(bytes, split);
        Assert.Equal(0, replay.Unconsumed);
        return [.. output.Events];
    }

    private sealed class HidesSecrets : ICaptureScrubber
    {
        public void Scrub(CaptureDirection direction, ReadOnlySpan<byte> chunk, IBufferWriter<byte> scrubbed) =>
            scrubbed.Write(Encoding.ASCII.GetBytes(Encoding.ASCII.GetString(chunk).Replace("secret", "***", StringComparison.Ordinal)));
    }
}
