using BenchmarkDotNet.Attributes;
using CtiMiddleware.Adapters.AsteriskAmi.Messages;

namespace CtiMiddleware.Benchmarks;

/// <summary>Bytes → frames → headers, over the recordings; one operation is one pass.</summary>
[MemoryDiagnoser]
public class FramingBenchmark
{
    private readonly Corpus _corpus = Corpus.Load();

    /// <summary>Finds the end of every packet.</summary>
    [Benchmark(Baseline = true)]
    public int Frames()
    {
        var reader = new AmiFrameReader(1024 * 1024);
        ReadOnlySpan<byte> rest = _corpus.Bytes;
        var frames = 0;
        while (reader.TryRead(rest, out _, out var consumed))
        {
            rest = rest[consumed..];
            frames++;
        }
        return frames;
    }

    /// <summary>Finds the end of every packet and four headers in it, in wire order.</summary>
    [Benchmark]
    public int FramesAndHeaders()
    {
        var reader = new AmiFrameReader(1024 * 1024);
        ReadOnlySpan<byte> rest = _corpus.Bytes;
        var found = 0;
        while (reader.TryRead(rest, out var length, out var consumed))
        {
            var frame = new AmiFrame(rest[..length]);
            found += frame.Find("Event"u8).Length;
            found += frame.Find("Channel"u8).Length;
            found += frame.Find("ChannelState"u8).Length;
            found += frame.Find("Uniqueid"u8).Length;
            rest = rest[consumed..];
        }
        return found;
    }
}
