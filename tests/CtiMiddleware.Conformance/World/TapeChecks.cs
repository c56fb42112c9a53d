using CtiMiddleware.Links.Capture;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Simulators.Scenarios.Rig;

namespace CtiMiddleware.Conformance.World;

/// <summary>What the framing suites of all kinds ask of a recorded link. Stateless.</summary>
internal static class TapeChecks
{
    // Every point at which the end of a story can be cut; the frames before it are cut byte by byte and at random.
    private const int CutPoints = 400;

    public static void SaysTheSameHoweverItIsCut(AdapterProbe adapter)
    {
        var whole = Says(adapter, adapter.Tape, ReplaySplit.Whole);
        Assert.NotEmpty(whole);
        Assert.Equal(whole, Says(adapter, adapter.Tape, ReplaySplit.EveryByte));
        for (var seed = 1UL; seed <= 5; seed++)
            Assert.Equal(whole, Says(adapter, adapter.Tape, ReplaySplit.Random(seed, 300)));
    }

    public static void SaysTheSameCutAtAnyPoint(AdapterProbe adapter)
    {
        var whole = Says(adapter, adapter.Tape, ReplaySplit.Whole);
        for (var cut = 1; cut <= Math.Min(CutPoints, adapter.Tape.Bytes.Length - 1); cut++)
            Assert.Equal(whole, Says(adapter, adapter.Tape.CutAt(cut), ReplaySplit.Whole));
    }

    public static void SaysTheSameTogether(AdapterProbe adapter)
    {
        var whole = Says(adapter, adapter.Tape, ReplaySplit.Whole);
        Assert.Equal(whole, Says(adapter, adapter.Tape.Coalesced(), ReplaySplit.Whole));
    }

    public static void SaysNothingOfAPart(AdapterProbe adapter)
    {
        var tape = adapter.Tape;
        var whole = Says(adapter, tape, ReplaySplit.Whole);
        for (var missing = 1; missing <= Math.Min(CutPoints, tape.Bytes.Length - 1); missing++)
        {
            var said = Says(adapter, tape.Without(missing), ReplaySplit.Whole);
            Assert.True(said.Count <= whole.Count, $"Without the last {missing} bytes the adapter says more than with them.");
            Assert.Equal(whole.Take(said.Count), said);
        }
    }

    public static void SaysAgainWhatItSaid(AdapterProbe adapter) =>
        Assert.Equal(adapter.Items.Where(IsTaped).Select(static item => item.ToString()), Says(adapter, adapter.Tape, ReplaySplit.Whole));

    private static List<string> Says(AdapterProbe adapter, LinkTape tape, ReplaySplit split)
    {
        var output = new ReplayOutput(VirtualSwitch.Start);
        try
        {
            tape.Play(adapter.CreateAgain(), output, split);
        }
        catch (LinkProtocolException error)
        {
            Assert.Fail($"Bytes that the adapter took once were refused when they were cut otherwise: {error.Message}");
        }
        return [.. output.Items.Where(IsTaped).Select(static item => item.ToString())];
    }

    // What flows of audio is asked for by the runtime, and the tape has not what it asked.
    private static bool IsTaped(ReplayItem item) =>
        item is not (ReplayItem.MediaReady or ReplayItem.MediaStopped or ReplayItem.AudioReceived);
}
