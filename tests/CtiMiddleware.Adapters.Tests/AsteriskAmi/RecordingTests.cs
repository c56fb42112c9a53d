using CtiMiddleware.Links.Capture;

namespace CtiMiddleware.Adapters.Tests.AsteriskAmi;

public sealed class RecordingTests
{
    public static TheoryData<string> Recordings => [.. Recording.Names];

    [Theory]
    [MemberData(nameof(Recordings))]
    public void Every_recording_tells_its_story(string name)
    {
        var (output, _) = Recording.Load(name).Replay(ReplaySplit.Whole);
        Approved.Equal(Path.Combine("Stories", $"{name}.story.txt"), Story.Of(output));
    }

    [Theory]
    [MemberData(nameof(Recordings))]
    public void No_recording_holds_an_anomaly_and_none_leaves_a_channel(string name)
    {
        var (output, protocol) = Recording.Load(name).Replay(ReplaySplit.Whole);
        Assert.Empty(output.Items.OfType<ReplayItem.Anomaly>().Select(a => $"{a.Kind}: {a.Detail}"));
        Assert.Equal(0, protocol.ChannelCount);
    }

    [Theory]
    [MemberData(nameof(Recordings))]
    public void A_recording_says_the_same_byte_by_byte_and_cut_at_random(string name)
    {
        var recording = Recording.Load(name);
        var whole = recording.Replay(ReplaySplit.Whole).Output.Items.Select(i => i.ToString());
        Assert.Equal(whole, recording.Replay(ReplaySplit.EveryByte).Output.Items.Select(i => i.ToString()));
        for (var seed = 1UL; seed <= 3; seed++)
            Assert.Equal(whole, recording.Replay(ReplaySplit.Random(seed, 700)).Output.Items.Select(i => i.ToString()));
    }
}
