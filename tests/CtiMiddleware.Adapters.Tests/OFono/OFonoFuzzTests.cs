using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using CtiMiddleware.Adapters.OFono;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Snapshots;

namespace CtiMiddleware.Adapters.Tests.OFono;

/// <summary>What a real ofonod said, cut and damaged.</summary>
public sealed class OFonoFuzzTests
{
    public static TheoryData<string> Recordings => new() { "phonesim.json", "conference.json", "power-lost.json" };

    private static byte[] Load(string file, [CallerFilePath] string caller = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(caller)!, "../../../adapters/CtiMiddleware.Adapters.OFono/vectors", file);
        using var vector = JsonDocument.Parse(File.ReadAllBytes(path));
        var text = new StringBuilder();
        foreach (var step in vector.RootElement.GetProperty("steps").EnumerateArray())
        {
            if (step.TryGetProperty("in", out var lines))
                text.AppendJoin("", lines.EnumerateArray().Select(static line => line.GetString()));
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static OFonoRig Play(byte[] bytes, ReplaySplit split)
    {
        var rig = new OFonoRig(new OFonoOptions { Line = "500" });
        rig.Replay.Open();
        rig.Replay.Receive(bytes, split);
        return rig;
    }

    private static string Story(OFonoRig rig) => string.Join('\n', rig.Output.Items);

    [Theory]
    [MemberData(nameof(Recordings))]
    public void A_recording_says_the_same_byte_by_byte_and_cut_at_random(string file)
    {
        var bytes = Load(file);
        var whole = Story(Play(bytes, ReplaySplit.Whole));

        Assert.Equal(whole, Story(Play(bytes, ReplaySplit.EveryByte)));
        Assert.Equal(whole, Story(Play(bytes, ReplaySplit.Random(3, 700))));
    }

    [Theory]
    [MemberData(nameof(Recordings))]
    public void Mutated_recordings_end_in_a_typed_error_or_go_on(string file)
    {
        var bytes = Load(file);
        for (var seed = 0; seed < 150; seed++)
        {
            var random = new Random(seed);
            var mutated = (byte[])bytes.Clone();
            for (var count = random.Next(1, 200); count > 0; count--)
                mutated[random.Next(mutated.Length)] = (byte)random.Next(256);
            try
            {
                _ = Play(mutated, ReplaySplit.Random((ulong)seed, 5000));
            }
            catch (LinkProtocolException)
            {
                // Typed: the link is dropped with the reason.
            }
        }
    }

    [Fact]
    public void A_lost_line_is_mended_by_the_next_list_of_calls()
    {
        var lines = Encoding.UTF8.GetString(Load("conference.json")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        for (var lost = 0; lost < lines.Length; lost++)
        {
            var rest = string.Concat(lines.Where((_, index) => index != lost).Select(static line => line + "\n"));
            var rig = Play(Encoding.UTF8.GetBytes(rest), ReplaySplit.Whole);
            rig.Replay.Close();
            var before = rig.Output.Items.Count;

            rig.Begin(":1.0");
            rig.Do(new SwitchCommand.RequestSnapshot(SnapshotScope.Calls));
            rig.Return(2, "a(oa{sv})", "[[]]");

            var shown = rig.Output.Items.Skip(before).ToArray();
            Assert.DoesNotContain(shown, static item => item is ReplayItem.Snapshot);
            Assert.True(shown.OfType<ReplayItem.SnapshotEnded>().Single().Complete);
        }
    }
}
