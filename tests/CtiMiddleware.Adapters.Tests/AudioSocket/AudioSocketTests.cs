using CtiMiddleware.Adapters.AudioSocket;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Chance;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Snapshots;

namespace CtiMiddleware.Adapters.Tests.AudioSocket;

/// <summary>Connections of Asterisk as calls, their audio and digits, and what breaks the protocol.</summary>
public sealed class AudioSocketTests
{
    [Fact]
    public void A_connection_that_says_its_uuid_is_an_answered_call()
    {
        var rig = new AudioSocketRig();
        rig.Opens(1);
        Assert.Empty(rig.Events);
        var call = rig.Call(2);
        Assert.Equal(["Delivered", "Established"], rig.Events.Select(static one => one.GetType().Name));
        Assert.All(rig.Events, static one => Assert.Equal(AudioSocketRig.Uuid, one.GlobalCallLinkage));
        var delivered = rig.Events.OfType<CallEvent.Delivered>().Single();
        Assert.Equal(("ast", null), (delivered.AlertingDevice.Number, delivered.CallingDevice.Number));
        rig.Closes(2, "the peer closed the connection");
        var cleared = rig.Events.OfType<CallEvent.ConnectionCleared>().Single();
        Assert.Equal((call, "the peer closed the connection"), (cleared.DroppedConnection, cleared.NativeCause));
    }

    [Fact]
    public void A_uuid_that_comes_again_is_another_call_and_may_have_a_device_of_its_own()
    {
        var other = "6ba7b810-9dad-11d1-80b4-00c04fd430c8";
        var rig = new AudioSocketRig(
            new AudioSocketOptions
            {
                Line = "600",
                Devices = new Dictionary<string, string> { [other.ToUpperInvariant()] = "601" },
            }
        );
        Assert.NotEqual(rig.Call(1), rig.Call(2));
        rig.Call(3, other);
        Assert.Equal(["600", "600", "601"], rig.Events.OfType<CallEvent.Delivered>().Select(static one => one.CalledDevice.Number));
    }

    [Fact]
    public void Audio_flows_in_the_directions_that_were_asked_for()
    {
        var rig = new AudioSocketRig();
        var call = rig.Call(1);
        rig.Sends(1, AudioSocketRig.Frame(0x10, [1, 0, 2, 0]));
        Assert.Empty(rig.Output.Audio);
        rig.Board.SetMedia(call, MediaDirections.Duplex, rig.Output);
        Assert.Equal(new ReplayItem.MediaReady(call, MediaDirections.Duplex), rig.Output.Items[^1]);
        // Little-endian, as the protocol's documentation says: 0x0102 and −2.
        rig.Sends(1, AudioSocketRig.Frame(0x10, [0x02, 0x01, 0xfe, 0xff]));
        Assert.Equal([0x0102, -2], rig.Output.Audio[call]);
        rig.Wire();
        rig.Board.Transmit(call, [0x0102, -2], rig.Output);
        Assert.Equal(["Bytes 1 1000040201feff"], rig.Wire());
        rig.Board.SetMedia(call with { CallId = "gone" }, MediaDirections.Receive, rig.Output);
        Assert.IsType<ReplayItem.MediaStopped>(rig.Output.Items[^1]);
    }

    [Fact]
    public void Digits_come_as_frames_of_their_own()
    {
        var rig = new AudioSocketRig();
        var call = rig.Call(1);
        foreach (var digit in "7#d"u8)
            rig.Sends(1, AudioSocketRig.Frame(0x03, [digit]));
        Assert.Equal(['7', '#', 'D'], rig.Said<ReplayItem.DigitReceived>().Select(static one => one.Digit));
        Assert.All(rig.Said<ReplayItem.DigitReceived>(), one => Assert.Equal(call, one.Connection));
        rig.Sends(1, AudioSocketRig.Frame(0x03, "x"u8));
        rig.Sends(1, AudioSocketRig.Frame(0x03, []));
        Assert.Equal(2, rig.Said<ReplayItem.Anomaly>().Count());
        Assert.Empty(rig.Events.OfType<CallEvent.ConnectionCleared>());
    }

    [Fact]
    public void A_frame_in_any_pieces_is_the_same_frame()
    {
        byte[] wire =
        [
            .. AudioSocketRig.Frame(0x01, Guid.Parse(AudioSocketRig.Uuid).ToByteArray(bigEndian: true)),
            .. AudioSocketRig.Frame(0x10, new byte[320]),
            .. AudioSocketRig.Frame(0x03, "5"u8),
            .. AudioSocketRig.Frame(0x10, new byte[640]),
            .. AudioSocketRig.Frame(0x00, []),
        ];
        for (var size = 1; size < wire.Length; size += 7)
        {
            var rig = new AudioSocketRig();
            rig.Opens(1);
            NativeConnection? call = null;
            foreach (var piece in wire.Chunk(size))
            {
                rig.Sends(1, piece);
                if (call is null && rig.Events.OfType<CallEvent.Established>().FirstOrDefault() is { } established)
                {
                    call = established.EstablishedConnection;
                    rig.Board.SetMedia(call.Value, MediaDirections.Receive, rig.Output);
                }
            }
            Assert.Equal('5', rig.Said<ReplayItem.DigitReceived>().Single().Digit);
            Assert.Single(rig.Events.OfType<CallEvent.ConnectionCleared>());
            Assert.Equal(["Closed 1"], rig.Wire());
            Assert.Empty(rig.Said<ReplayItem.Anomaly>());
        }
    }

    public static TheoryData<string, string> Broken =>
        new()
        {
            { "100002aabb", "began with a frame of kind 0x10" },
            { "01000411223344", "UUID has 4 octets" },
            { "010010" + "00000000000000000000000000000001" + "010010" + "00000000000000000000000000000001", "said a UUID twice" },
            { "010010" + "00000000000000000000000000000001" + "100003aabbcc", "no whole samples" },
            { "010010" + "00000000000000000000000000000001" + "120002aabb", "only 8 kHz" },
        };

    [Theory]
    [MemberData(nameof(Broken))]
    public void What_breaks_the_protocol_costs_its_own_connection_only(string hex, string why)
    {
        var rig = new AudioSocketRig();
        var good = rig.Call(1);
        rig.Opens(2);
        rig.Sends(2, Convert.FromHexString(hex));
        Assert.Equal(["Bytes 2 000000", "Closed 2"], rig.Wire());
        Assert.Contains(why, rig.Said<ReplayItem.Anomaly>().Single().Detail, StringComparison.Ordinal);
        // What still comes of it means nothing.
        rig.Sends(2, AudioSocketRig.Frame(0x10, [1, 2]));
        rig.Closes(2);
        Assert.All(rig.Events.OfType<CallEvent.ConnectionCleared>(), one => Assert.NotEqual(good, one.DroppedConnection));
        Assert.Equal(rig.Events.OfType<CallEvent.Established>().Count() - 1, rig.Events.OfType<CallEvent.ConnectionCleared>().Count());
        rig.Board.SetMedia(good, MediaDirections.Duplex, rig.Output);
        Assert.Equal(new ReplayItem.MediaReady(good, MediaDirections.Duplex), rig.Output.Items[^1]);
        Assert.Empty(rig.Said<ReplayItem.Close>());
    }

    [Fact]
    public void A_connection_without_a_uuid_does_not_stay()
    {
        var rig = new AudioSocketRig();
        rig.Opens(1);
        rig.Replay.Advance(TimeSpan.FromSeconds(4));
        rig.Opens(2);
        Assert.Empty(rig.Wire());
        rig.Replay.Advance(TimeSpan.FromSeconds(1.1));
        Assert.Equal(["Bytes 1 000000", "Closed 1"], rig.Wire());
        rig.Sends(2, AudioSocketRig.Frame(0x01, Guid.Parse(AudioSocketRig.Uuid).ToByteArray(bigEndian: true)));
        rig.Replay.Advance(TimeSpan.FromMinutes(1));
        Assert.All(rig.Wire(), static one => Assert.StartsWith("Bytes 2 100140", one, StringComparison.Ordinal));
        rig.Closes(2);
        rig.Replay.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(rig.Output.Timers);
    }

    [Fact]
    public void A_call_without_anything_to_say_is_kept_by_a_little_silence()
    {
        var rig = new AudioSocketRig();
        var call = rig.Call(1);
        rig.Replay.Advance(TimeSpan.FromSeconds(2.1));
        Assert.Equal(4, rig.Wire().Count);
        for (var i = 0; i < 50; i++)
        {
            rig.Board.Transmit(call, new short[160], rig.Output);
            rig.Replay.Advance(TimeSpan.FromMilliseconds(20));
        }
        Assert.Equal(50, rig.Wire().Count);
    }

    [Fact]
    public void Audio_that_runs_ahead_of_time_ends_its_call_and_audio_in_time_never_does()
    {
        var rig = new AudioSocketRig();
        rig.Call(1);
        var fast = rig.Call(2);
        var second = AudioSocketRig.Frame(0x10, new byte[16_000]);
        for (var i = 0; i < 60; i++)
        {
            rig.Sends(1, second);
            if (i < 2)
                rig.Sends(2, second);
            rig.Replay.Advance(TimeSpan.FromSeconds(1));
        }
        Assert.Empty(rig.Events.OfType<CallEvent.ConnectionCleared>());
        for (var i = 0; i < 6; i++)
            rig.Sends(2, second);
        Assert.Equal(fast, rig.Events.OfType<CallEvent.ConnectionCleared>().Single().DroppedConnection);
        Assert.Contains("ahead of time", rig.Said<ReplayItem.Anomaly>().Single().Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void More_calls_than_allowed_are_refused()
    {
        var rig = new AudioSocketRig(new AudioSocketOptions { MaxCalls = 2 });
        rig.Call(1);
        rig.Call(2);
        rig.Opens(3);
        Assert.Equal(["Bytes 3 000000", "Closed 3"], rig.Wire());
        rig.Closes(1);
        rig.Call(4);
        Assert.Equal(3, rig.Events.OfType<CallEvent.Established>().Count());
    }

    [Fact]
    public void What_is_unknown_or_an_error_of_the_far_end_is_told_and_survived()
    {
        var rig = new AudioSocketRig();
        rig.Call(1);
        rig.Sends(1, AudioSocketRig.Frame(0x42, [9]));
        Assert.Equal("0x42", rig.Said<ReplayItem.Unknown>().Single().Type);
        rig.Sends(1, AudioSocketRig.Frame(0xff, [0x02]));
        Assert.Contains("could not be forwarded", rig.Said<ReplayItem.Anomaly>().Single().Detail, StringComparison.Ordinal);
        Assert.Empty(rig.Events.OfType<CallEvent.ConnectionCleared>());
    }

    [Fact]
    public void A_call_is_ended_by_request_and_everything_else_is_refused_with_words()
    {
        var rig = new AudioSocketRig();
        var call = rig.Call(1);
        Assert.Equal(CommandOutcome.NotSupported, Answer(rig, new SwitchCommand.HoldCall(call)).Outcome);
        Assert.Equal(
            CommandOutcome.Acknowledged,
            Answer(rig, new SwitchCommand.AssociateData(call, new Dictionary<string, string?> { ["ani"] = "5551234" })).Outcome
        );
        Assert.Equal("5551234", rig.Events.OfType<CallEvent.CallInformation>().Single().AttachedData["ani"]);
        rig.Wire();
        Assert.Equal(CommandOutcome.Acknowledged, Answer(rig, new SwitchCommand.ClearConnection(call)).Outcome);
        Assert.Equal(["Bytes 1 000000", "Closed 1"], rig.Wire());
        rig.Closes(1);
        Assert.Single(rig.Events.OfType<CallEvent.ConnectionCleared>());
        Assert.Equal(CommandOutcome.Rejected, Answer(rig, new SwitchCommand.ClearCall(call)).Outcome);
    }

    [Fact]
    public void A_snapshot_shows_devices_and_calls()
    {
        var rig = new AudioSocketRig(new AudioSocketOptions { Line = "600" });
        var call = rig.Call(1);
        foreach (var scope in new[] { SnapshotScope.Devices, SnapshotScope.Groups, SnapshotScope.Agents, SnapshotScope.Calls })
            Assert.Equal(CommandOutcome.Acknowledged, Answer(rig, new SwitchCommand.RequestSnapshot(scope)).Outcome);
        var items = rig.Said<ReplayItem.Snapshot>().Select(static one => one.Item).ToList();
        Assert.Equal("600", ((SnapshotItem.Device)items[0]).Number);
        Assert.Equal(call.CallId, ((SnapshotItem.Call)items[1]).CallId);
        Assert.Equal(4, rig.Said<ReplayItem.SnapshotEnded>().Count(static one => one.Complete));
    }

    [Fact]
    public void Rejects_options_out_of_bounds_and_names_every_error()
    {
        var result = new AudioSocketOptionsValidator().Validate(
            null,
            new AudioSocketOptions
            {
                Line = "a b",
                MaxCalls = 0,
                IdentifyTimeout = TimeSpan.Zero,
                Devices = new Dictionary<string, string> { ["nonsense"] = "600", [AudioSocketRig.Uuid] = "" },
            }
        );
        Assert.Equal(5, result.Failures!.Count());
    }

    [Fact]
    public void Random_octets_end_in_an_ended_connection_or_go_on()
    {
        var state = 7ul;
        for (var run = 0; run < 2000; run++)
        {
            var rig = new AudioSocketRig();
            rig.Call(1);
            rig.Opens(2);
            for (var piece = 0; piece < 5; piece++)
            {
                var bytes = new byte[SplitMix.Next(ref state) % 60];
                for (var i = 0; i < bytes.Length; i++)
                    bytes[i] = SplitMix.Next(ref state) % 3 == 0 ? (byte)SplitMix.Next(ref state) : (byte)(SplitMix.Next(ref state) % 4);
                rig.Sends(1, bytes);
                rig.Sends(2, bytes);
            }
            rig.Closes(1);
            rig.Closes(2);
            Assert.Equal(rig.Events.OfType<CallEvent.Established>().Count(), rig.Events.OfType<CallEvent.ConnectionCleared>().Count());
        }
    }

    private static CommandAnswer Answer(AudioSocketRig rig, SwitchCommand command)
    {
        var ticket = rig.Replay.Execute(command);
        return rig.Said<ReplayItem.Completed>().Single(one => one.Ticket == ticket).Answer;
    }
}
