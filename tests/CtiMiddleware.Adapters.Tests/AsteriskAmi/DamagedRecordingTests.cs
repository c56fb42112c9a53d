using System.Text;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;

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
        var sound = FinalState(recording.Replay(ReplaySplit.Whole).Output);
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
                said || (FinalState(output) == sound && protocol.ChannelCount == 0),
                $"{name}, seed {seed}: nothing was said and the end differs:\n{FinalState(output)}\ninstead of\n{sound}\nchannels left: {protocol.ChannelCount}"
            );
        }
    }

    /// <summary>
    /// What an application is left with: open connections, and agents with their last state. Devices are left out: DeviceStateChange is a name and
    /// a value, with nothing beside them that would show that two values were swapped.
    /// </summary>
    private static string FinalState(ReplayOutput output)
    {
        var state = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var e in output.Events)
        {
            switch (e)
            {
                case CallEvent.ServiceInitiated x:
                    state[Key(x.InitiatedConnection)] = "initiated";
                    break;
                case CallEvent.Originated x:
                    state[Key(x.OriginatedConnection)] = "connected";
                    break;
                case CallEvent.Delivered x:
                    state[Key(x.Connection)] = "alerting";
                    break;
                case CallEvent.Established x:
                    Move(x.Connections);
                    state[Key(x.EstablishedConnection)] = "connected";
                    break;
                case CallEvent.Queued x:
                    state[Key(x.QueuedConnection)] = "queued";
                    break;
                case CallEvent.Failed x:
                    state[Key(x.FailedConnection)] = "fail";
                    break;
                case CallEvent.Diverted x:
                    state.Remove(Key(x.Connection));
                    break;
                case CallEvent.ConnectionCleared x:
                    state.Remove(Key(x.DroppedConnection));
                    break;
                case CallEvent.Transferred x:
                    Move(x.TransferredConnections);
                    break;
                case CallEvent.Conferenced x:
                    Move(x.ConferenceConnections);
                    break;
                case AgentEvent.AgentLoggedOff x:
                    state.Remove($"agent {x.AgentID} {x.AcdGroup.Number}");
                    break;
                case AgentEvent x:
                    state[$"agent {x.AgentID} {x.AcdGroup.Number}"] = x.GetType().Name;
                    break;
                default:
                    break;
            }
        }
        return string.Join('\n', state.Select(pair => $"{pair.Key} = {pair.Value}"));

        void Move(IReadOnlyList<ConnectionListItem> items)
        {
            foreach (var item in items)
            {
                if (item.OldConnection is { } old && state.Remove(Key(old), out var was) && item.NewConnection is { } now)
                    state[Key(now)] = was;
            }
        }
    }

    private static string Key(NativeConnection connection) => $"{connection.CallId}/{connection.DeviceId}";
}
