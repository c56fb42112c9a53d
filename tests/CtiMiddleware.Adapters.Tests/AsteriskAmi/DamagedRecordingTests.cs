using System.Text;
using CtiMiddleware.Links.Capture;

namespace CtiMiddleware.Adapters.Tests.AsteriskAmi;

/// <summary>One line is lost, or two are swapped: the damage shows, or it does not matter. Never a silent third thing.</summary>
public sealed class DamagedRecordingTests
{
    private const int DamagesOfEachKind = 120;

    public static TheoryData<string> Recordings => [.. Recording.Names];

    [Theory]
    [MemberData(nameof(Recordings))]
    public void A_lost_line_shows_as_an_anomaly_or_changes_nothing_in_the_end(string name) =>
        Damage(name, (lines, random) => lines.RemoveAt(random.Next(1, lines.Count)));

    [Theory]
    [MemberData(nameof(Recordings))]
    public void Two_swapped_lines_show_as_an_anomaly_or_change_nothing_in_the_end(string name) =>
        Damage(
            name,
            (lines, random) =>
            {
                var (a, b) = (random.Next(1, lines.Count), random.Next(1, lines.Count));
                (lines[a], lines[b]) = (lines[b], lines[a]);
            }
        );

    private static void Damage(string name, Action<List<string>, Random> damage)
    {
        var recording = Recording.Load(name);
        var sound = OpenState.Of(recording.Replay(ReplaySplit.Whole).Output);
        var text = Encoding.Latin1.GetString(recording.AllBytes());
        for (var seed = 1; seed <= DamagesOfEachKind; seed++)
        {
            var lines = text.Split("\r\n").ToList();
            damage(lines, new Random(seed));
            var bytes = Encoding.Latin1.GetBytes(string.Join("\r\n", lines));
            var (output, protocol) = Recording.Replay([(TimeSpan.Zero, bytes)], Recording.Options(name), ReplaySplit.Whole);
            var said = output.Items.Any(item =>
                item is ReplayItem.Anomaly or ReplayItem.Unknown { Type: not "Response" } or ReplayItem.Close
            );
            Assert.True(
                said || (OpenState.Of(output) == sound && protocol.ChannelCount == 0),
                $"{name}, seed {seed}: nothing was said and the end differs:\n{OpenState.Of(output)}\ninstead of\n{sound}\nchannels left: {protocol.ChannelCount}"
            );
        }
    }
}
