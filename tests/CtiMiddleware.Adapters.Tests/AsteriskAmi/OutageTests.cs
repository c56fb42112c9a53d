using System.Text;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Snapshots;
using CtiMiddleware.Model.States;

namespace CtiMiddleware.Adapters.Tests.AsteriskAmi;

/// <summary>
/// A recording with a part of its events missing: the link was lost there. The list of channels that the recording itself holds is given
/// instead. What an application then sees must be what it would have seen without the outage, and the rest of the recording must follow.
/// </summary>
public sealed class OutageTests
{
    /// <summary>Every list of channels in the recordings: its recording, and the packet with which it ends.</summary>
    public static TheoryData<string, int> Lists =>
        new(Recording.Names.SelectMany(name => Cuts(Packets(name)).Select(list => (name, list.End))));

    // What the list of channels cannot tell to somebody who connects only then.
    private static readonly Dictionary<string, string[]> s_knownDifferences = new(StringComparer.Ordinal)
    {
        // The line of the agent pool and the caller it was given: one channel, one bridge.
        ["agents 168"] = ["1101 Connected, 2001 Connected"],
        // A consultation with one channel for both calls: who is held shows only as somebody in another bridge with the same linkage.
        ["attended-transfer 224"] = ["2001 Connected, 2002 Connected, 2003 Connected", "2001 Connected, 2003 Connected\n2002 Connected"],
    };

    [Theory]
    [MemberData(nameof(Lists))]
    public void Rule_36_after_lost_events_the_list_of_channels_leads_to_the_same_calls(string name, int end)
    {
        var packets = Packets(name);
        var list = Cuts(packets).Single(cut => cut.End == end);
        var expected = Calls(packets, list, lostFrom: list.Start, out _);
        // Connected only now; and lost at eight places before.
        for (var part = 0; part < 9; part++)
        {
            var lostFrom = list.Start * part / 9;
            var seen = Calls(packets, list, lostFrom, out var rig);
            var key = $"{name} {end}";
            Assert.True(
                expected == seen || s_knownDifferences.GetValueOrDefault(key, []).Contains(seen),
                $"{key}, lost from packet {lostFrom} of {list.Start}:\n{seen}\ninstead of\n{expected}"
            );
            var before = rig.Events.Count();
            var open = new SortedDictionary<string, string>(Connections(rig), StringComparer.Ordinal);
            foreach (var packet in packets.Skip(end + 1))
                rig.Bytes(packet);
            rig.Replay.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal(0, rig.Protocol.ChannelCount);
            var left = OpenState
                .Entries(rig.Events.Skip(before), open)
                .Keys.Where(open => !open.StartsWith("agent ", StringComparison.Ordinal));
            Assert.True(!left.Any(), $"{key}, lost from packet {lostFrom}: never ended are {string.Join(", ", left)}");
        }
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public void Without_an_outage_the_list_of_channels_says_what_the_events_said(string name, int end)
    {
        var packets = Packets(name);
        var list = Cuts(packets).Single(cut => cut.End == end);
        Calls(packets, list, lostFrom: list.Start, out var rig);
        var told = OpenState.Entries(rig.Events).Where(pair => !pair.Key.StartsWith("agent ", StringComparison.Ordinal));
        Assert.Equal(told, Connections(rig).OrderBy(pair => pair.Key, StringComparer.Ordinal));
    }

    /// <summary>The connections of the snapshot, with the identifiers of the switch.</summary>
    private static Dictionary<string, string> Connections(LinkRig rig) =>
        rig
            .Output.Items.OfType<ReplayItem.Snapshot>()
            .SelectMany(item => ((SnapshotItem.Call)item.Item).Connections)
            .ToDictionary(c => OpenState.Key(c.Connection), c => c.LocalConnectionState.ToString().ToLowerInvariant());

    /// <summary>The calls as the snapshot tells them: each connection with its device and state.</summary>
    private static string Calls(string[] packets, (int Start, int End) list, int lostFrom, out LinkRig rig)
    {
        rig = LinkRig.LoggedOn(Recording.Options("x"));
        foreach (var packet in packets.Take(lostFrom))
            rig.Bytes(packet);
        if (lostFrom < list.Start)
        {
            rig.Replay.Close();
            rig.Connect();
        }
        rig.Replay.Advance(TimeSpan.FromSeconds(1));
        rig.Wire();
        rig.Execute(new SwitchCommand.RequestSnapshot(SnapshotScope.Calls));
        var id = LinkRig.ActionIds(rig.Wire())[^1];
        for (var i = list.Start; i <= list.End; i++)
            rig.Bytes(Renumbered(packets[i], id));
        return string.Join(
            '\n',
            rig.Output.Items.OfType<ReplayItem.Snapshot>()
                .Select(item => (SnapshotItem.Call)item.Item)
                .Select(call =>
                    string.Join(
                        ", ",
                        call.Connections.Select(c => $"{c.Device.Number} {Listed(c.LocalConnectionState)}").Order(StringComparer.Ordinal)
                    )
                )
                .Order(StringComparer.Ordinal)
        );
    }

    /// <summary>Hold is not in the list: what was held before an outage stays held, what was held during it shows as connected.</summary>
    private static LocalConnectionState Listed(LocalConnectionState state) =>
        state == LocalConnectionState.Hold ? LocalConnectionState.Connected : state;

    private static string Renumbered(string packet, string id) =>
        packet.StartsWith("Response", StringComparison.Ordinal) || packet.StartsWith("Event: CoreShowChannel", StringComparison.Ordinal)
            ? string.Join(
                "\r\n",
                packet.Split("\r\n").Select(line => line.StartsWith("ActionID: ", StringComparison.Ordinal) ? $"ActionID: {id}" : line)
            )
            : packet;

    private static string[] Packets(string name)
    {
        var text = Encoding.Latin1.GetString(Recording.Load(name).AllBytes());
        var afterBanner = text[(text.IndexOf("\r\n", StringComparison.Ordinal) + 2)..];
        return [.. afterBanner.Split("\r\n\r\n", StringSplitOptions.RemoveEmptyEntries).Select(packet => packet + "\r\n\r\n")];
    }

    /// <summary>From the response of each list that names channels to its last event.</summary>
    private static IEnumerable<(int Start, int End)> Cuts(string[] packets)
    {
        var start = -1;
        for (var i = 0; i < packets.Length; i++)
        {
            if (
                packets[i].StartsWith("Response: Success", StringComparison.Ordinal)
                && packets[i].Contains("Message: Channels will follow", StringComparison.Ordinal)
            )
                start = i;
            else if (
                packets[i].StartsWith("Event: CoreShowChannelsComplete", StringComparison.Ordinal)
                && !packets[i].Contains("ListItems: 0", StringComparison.Ordinal)
            )
                yield return (start, i);
        }
    }
}
