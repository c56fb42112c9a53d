using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;

namespace CtiMiddleware.Runtime.Tests.Voice;

/// <summary>Playing on boards that speak and listen at once, and on those that must change over.</summary>
public sealed class PlayTests
{
    [Fact]
    public void A_play_is_acknowledged_when_it_begins_and_its_end_is_an_event()
    {
        using var bench = new VoiceBench(VoiceBench.Full);
        var caller = bench.Answered();
        var begun = bench.Execute(new SwitchCommand.PlayMessage(caller, ["one", "two"]));
        Assert.Equal(CommandOutcome.Acknowledged, begun.Outcome);
        bench.Advance(5);
        Assert.Equal(["play one at 0", "play two at 1000", "stop play endOfMessage  at 3000"], bench.Story);
        Assert.Equal([.. VoiceBench.Ramp(8000, 1), .. VoiceBench.Ramp(16000, 20001)], bench.Heard(caller));
        Assert.Equal(CommandEffect.Observed, bench.Find(begun.Id).Effect);
        Assert.Equal(["SetMedia c1 Receive", "SetMedia c1 Duplex", "SetMedia c1 Receive"], bench.Board.Asked);
    }

    [Fact]
    public void Frames_go_out_every_20_ms_and_nothing_runs_when_nothing_is_said()
    {
        using var bench = new VoiceBench(VoiceBench.Full);
        var caller = bench.Answered();
        bench.Execute(new SwitchCommand.PlayMessage(caller, ["one"]));
        bench.Advance(3);
        var times = bench.Board.Frames[caller].Select(static frame => frame.At).ToList();
        Assert.Equal(50, times.Count);
        Assert.All(times.Skip(1).Select((at, i) => at - times[i]), static gap => Assert.Equal(TimeSpan.FromMilliseconds(20), gap));
        Assert.Equal(0, bench.Audio.FramesLate);
        Assert.True(bench.Runtime.UntilNext is null || bench.Runtime.UntilNext > TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void A_late_turn_is_counted_and_not_made_up_by_a_burst()
    {
        using var bench = new VoiceBench(VoiceBench.Full);
        var caller = bench.Answered();
        bench.Execute(new SwitchCommand.PlayMessage(caller, ["one"]));
        bench.Advance(0.1);
        bench.Time.Advance(TimeSpan.FromMilliseconds(100));
        bench.Advance(2);
        var byTime = bench.Board.Frames[caller].GroupBy(static frame => frame.At);
        Assert.All(byTime, static at => Assert.Single(at));
        Assert.Equal(4, bench.Audio.FramesLate);
        Assert.Equal(VoiceBench.Ramp(8000, 1), bench.Heard(caller));
        Assert.Equal("stop play endOfMessage  at 1000", bench.Story[^1]);
    }

    [Fact]
    public void A_board_with_a_buffer_gets_its_lead_and_no_more()
    {
        using var bench = new VoiceBench(VoiceBench.Half);
        var caller = bench.Answered();
        bench.Execute(new SwitchCommand.PlayMessage(caller, ["one"]));
        bench.Advance(0.5);
        var times = bench.Board.Frames[caller].Select(static frame => frame.At).ToList();
        // 100 ms are five frames ahead, and the one that is due.
        Assert.Equal(6, times.Count(at => at == times[0]));
        bench.Time.Advance(TimeSpan.FromMilliseconds(60));
        bench.Advance(1);
        Assert.Equal(0, bench.Audio.FramesLate);
        Assert.Equal(50, bench.Board.Frames[caller].Count);
    }

    [Fact]
    public void A_digit_stops_the_message_within_a_frame_and_waits_for_the_collection()
    {
        using var bench = new VoiceBench(VoiceBench.Half);
        var caller = bench.Answered();
        bench.Execute(
            new SwitchCommand.PlayMessage(caller, ["two"]) { Termination = new VoiceTermination { Digits = VoiceTermination.AnyDigit } }
        );
        bench.Advance(0.51);
        var before = bench.Board.Frames[caller].Count;
        bench.Digit(caller, '1');
        bench.Advance(1);
        Assert.Equal(before, bench.Board.Frames[caller].Count);
        Assert.Equal(["play two at 0", "digit 1", "stop play digit 1 at 480"], bench.Story);
        Assert.Equal(["SetMedia c1 Transmit", "Discard c1", "SetMedia c1 None"], bench.Board.Asked);
        bench.Execute(new SwitchCommand.StartDataCollection(caller) { DigitsReportingCriteria = new() { NumChars = 1 } });
        Assert.Equal("collected 1 charCountReceived", bench.Story[^1]);
    }

    [Fact]
    public void A_digit_that_is_not_asked_for_does_not_stop_the_message()
    {
        using var bench = new VoiceBench(VoiceBench.Half);
        var caller = bench.Answered();
        bench.Execute(new SwitchCommand.PlayMessage(caller, ["one"]) { Termination = new VoiceTermination { Digits = "#" } });
        bench.Advance(0.5);
        bench.Digit(caller, '1');
        bench.Advance(2);
        Assert.Equal(["play one at 0", "digit 1", "stop play endOfMessage  at 1000"], bench.Story);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_was_suspended_goes_on_where_the_listener_was(bool full)
    {
        using var bench = new VoiceBench(full ? VoiceBench.Full : VoiceBench.Half);
        var caller = bench.Answered();
        bench.Execute(new SwitchCommand.PlayMessage(caller, ["one"]));
        bench.Advance(0.41);
        Assert.Equal(CommandOutcome.Acknowledged, bench.Execute(new SwitchCommand.Suspend(caller)).Outcome);
        bench.Advance(10);
        Assert.Equal(CommandOutcome.Rejected, bench.Execute(new SwitchCommand.Suspend(caller)).Outcome);
        Assert.Equal(CommandOutcome.Acknowledged, bench.Execute(new SwitchCommand.Resume(caller)).Outcome);
        bench.Advance(2);
        var at = bench.Story[1].Split(' ')[^1];
        Assert.Equal(["play one at 0", $"suspendPlay at {at}", $"play one at {at}", "stop play endOfMessage  at 1000"], bench.Story);
        Assert.InRange(int.Parse(at, System.Globalization.CultureInfo.InvariantCulture), 360, 420);
        // What was ahead of the listener was thrown away and said again, so that nothing is missing.
        var resumed = bench.Heard(caller)[^(8000 - int.Parse(at, System.Globalization.CultureInfo.InvariantCulture) * 8)..];
        Assert.Equal(VoiceBench.Ramp(8000, 1)[^resumed.Length..], resumed);
    }

    [Fact]
    public void A_request_stops_it_and_a_longest_time_does()
    {
        using var bench = new VoiceBench(VoiceBench.Full);
        var caller = bench.Answered();
        Assert.Equal(CommandOutcome.Rejected, bench.Execute(new SwitchCommand.Stop(caller)).Outcome);
        bench.Execute(new SwitchCommand.PlayMessage(caller, ["two"]));
        bench.Advance(0.5);
        Assert.Equal(CommandOutcome.Rejected, bench.Execute(new SwitchCommand.PlayMessage(caller, ["one"])).Outcome);
        Assert.Equal(CommandOutcome.Rejected, bench.Execute(new SwitchCommand.Stop(caller) { MessageToBeStopped = "one" }).Outcome);
        Assert.Equal(CommandOutcome.Acknowledged, bench.Execute(new SwitchCommand.Stop(caller) { MessageToBeStopped = "two" }).Outcome);
        Assert.StartsWith("stop play stopped  at 4", bench.Story[^1], StringComparison.Ordinal);
        bench.Execute(new SwitchCommand.PlayMessage(caller, ["two"]) { Duration = TimeSpan.FromMilliseconds(600) });
        bench.Advance(2);
        Assert.Equal("stop play maxDuration  at 600", bench.Story[^1]);
    }

    [Fact]
    public void What_cannot_be_said_is_refused_with_words()
    {
        using var bench = new VoiceBench(VoiceBench.Full);
        bench.Say("EV delivered c1 a line");
        var caller = new CtiMiddleware.Model.Identifiers.NativeConnection("c1", "a");
        var ringing = bench.Execute(new SwitchCommand.PlayMessage(caller, ["one"]));
        Assert.Equal((CommandOutcome.Rejected, Failure.InvalidConnectionState), (ringing.Outcome, ringing.Failure));
        bench.Say("EV established c1 a line");
        var missing = bench.Execute(new SwitchCommand.PlayMessage(caller, ["one", "none"]));
        Assert.Equal((CommandOutcome.Rejected, "there is no message 'none'"), (missing.Outcome, missing.Text));
        Assert.Equal(CommandOutcome.Rejected, bench.Execute(new SwitchCommand.PlayMessage(caller, [])).Outcome);
        Assert.Equal(CommandOutcome.Rejected, bench.Execute(new SwitchCommand.PlayMessage(caller with { CallId = "x" }, ["one"])).Outcome);
        Assert.Equal(CommandOutcome.Acknowledged, bench.Execute(new SwitchCommand.PlayMessage(caller, ["one"])).Outcome);
    }

    [Fact]
    public void A_board_that_refuses_audio_costs_the_command_and_nothing_else()
    {
        using var bench = new VoiceBench(VoiceBench.Half);
        var caller = bench.Answered();
        bench.Board.OnSetMedia = static (connection, _, output) => output.Media.Failed(connection, "the modem said ERROR");
        var refused = bench.Execute(new SwitchCommand.PlayMessage(caller, ["one"]));
        Assert.Equal((CommandOutcome.Rejected, "the modem said ERROR"), (refused.Outcome, refused.Text));
        bench.Board.OnSetMedia = static (connection, directions, output) => output.Media.Ready(connection, directions);
        Assert.Equal(CommandOutcome.Acknowledged, bench.Execute(new SwitchCommand.PlayMessage(caller, ["one"])).Outcome);
        bench.Advance(0.2);
        bench.Do(output => output.Media.Ended(caller, "the modem left voice mode"));
        Assert.EndsWith(": the modem left voice mode", bench.Story[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_board_that_never_answers_does_not_hold_the_connection_for_ever()
    {
        using var bench = new VoiceBench(VoiceBench.Half, new() { MediaTimeout = TimeSpan.FromSeconds(3) });
        var caller = bench.Answered();
        bench.Board.OnSetMedia = null;
        var id = bench.Give(new SwitchCommand.PlayMessage(caller, ["one"]));
        bench.Advance(4);
        Assert.Equal(CommandOutcome.Rejected, bench.Find(id).Outcome);
        bench.Board.OnSetMedia = static (connection, directions, output) => output.Media.Ready(connection, directions);
        Assert.Equal(CommandOutcome.Acknowledged, bench.Execute(new SwitchCommand.PlayMessage(caller, ["one"])).Outcome);
    }

    [Fact]
    public void A_message_that_is_read_too_late_is_not_said_to_anybody()
    {
        using var bench = new VoiceBench(VoiceBench.Full);
        var caller = bench.Answered();
        bench.Store.Slow = new TaskCompletionSource();
        var id = bench.Give(new SwitchCommand.PlayMessage(caller, ["one"]));
        bench.Advance(30);
        Assert.Equal(CommandOutcome.Unknown, bench.Find(id).Outcome);
        bench.Store.Slow.SetResult();
        bench.Advance(1);
        Assert.Empty(bench.Board.Frames);
        bench.Store.Slow = null;
        Assert.Equal(CommandOutcome.Acknowledged, bench.Execute(new SwitchCommand.PlayMessage(caller, ["one"])).Outcome);
    }

    [Fact]
    public void A_hang_up_ends_everything_before_the_connection_ends()
    {
        using var bench = new VoiceBench(VoiceBench.Full);
        var caller = bench.Answered();
        bench.Execute(new SwitchCommand.PlayMessage(caller, ["one"]));
        bench.Execute(new SwitchCommand.RecordMessage(caller, null));
        bench.Execute(new SwitchCommand.StartDataCollection(caller));
        bench.Advance(0.21);
        bench.Say("EV cleared c1 a line");
        Assert.Equal(
            ["play one at 0", "record rec-1", "stop play hangUp  at 180", "stop record hangUp  at 0", "collected  hangUp", "cleared"],
            Ordered(bench.Story)
        );
        Assert.True(bench.Store.Recordings[0].Completed);
        var frames = bench.Board.Frames[caller].Count;
        bench.Advance(1);
        Assert.Equal(frames, bench.Board.Frames[caller].Count);
    }

    [Fact]
    public void A_hang_up_before_the_beginning_refuses_the_command()
    {
        using var bench = new VoiceBench(VoiceBench.Half);
        var caller = bench.Answered();
        bench.Board.OnSetMedia = null;
        var id = bench.Give(new SwitchCommand.PlayMessage(caller, ["one"]));
        bench.Advance(0.1);
        bench.Say("EV cleared c1 a line");
        Assert.Equal((CommandOutcome.Rejected, Failure.InvalidConnection), (bench.Find(id).Outcome, bench.Find(id).Failure));
        Assert.Equal(["cleared"], bench.Story);
    }

    [Fact]
    public void A_lost_link_ends_what_was_going_on_with_the_reason()
    {
        using var bench = new VoiceBench(VoiceBench.Full);
        var caller = bench.Answered();
        bench.Execute(new SwitchCommand.PlayMessage(caller, ["two"]));
        bench.Advance(0.5);
        bench.Switch.Down("the cable is out");
        bench.Runtime.RunUntilIdle();
        Assert.Contains("the cable is out", bench.Story[^1], StringComparison.Ordinal);
        bench.Advance(2);
    }

    [Fact]
    public void Many_channels_speak_and_hear_at_once()
    {
        using var bench = new VoiceBench(VoiceBench.Full);
        var callers = Enumerable.Range(0, 100).Select(i => bench.Answered($"c{i}")).ToList();
        var begun = callers.ConvertAll(caller => bench.Give(new SwitchCommand.PlayMessage(caller, ["one"])));
        bench.Advance(10);
        Assert.All(begun, id => Assert.Equal(CommandOutcome.Acknowledged, bench.Find(id).Outcome));
        foreach (var caller in callers)
            Assert.Equal(VoiceBench.Ramp(8000, 1), bench.Heard(caller));
        Assert.Equal(100, bench.Story.Count(static line => line == "stop play endOfMessage  at 1000"));
    }

    [Fact]
    public void A_link_that_is_lost_tells_no_end_of_what_never_began()
    {
        using var bench = new VoiceBench(VoiceBench.Half);
        var caller = bench.Answered();
        bench.Board.OnSetMedia = null;
        var id = bench.Give(new SwitchCommand.PlayMessage(caller, ["one"]));
        bench.Advance(0.1);
        bench.Switch.Down("the cable is out");
        bench.Runtime.RunUntilIdle();
        Assert.NotNull(bench.Find(id).Outcome);
        Assert.DoesNotContain(bench.Story, static line => line.StartsWith("stop", StringComparison.Ordinal));
    }

    [Fact]
    public void A_message_ends_when_its_time_is_over_and_not_when_its_last_frame_was_handed_over()
    {
        using var bench = new VoiceBench(VoiceBench.Full with { TransmitLead = TimeSpan.FromMilliseconds(200) });
        var caller = bench.Answered();
        bench.Execute(new SwitchCommand.PlayMessage(caller, ["one"]));
        bench.Advance(0.95);
        Assert.Equal(50, bench.Board.Frames[caller].Count);
        Assert.Equal(["play one at 0"], bench.Story);
        bench.Advance(0.1);
        Assert.Equal("stop play endOfMessage  at 1000", bench.Story[^1]);
    }

    [Fact]
    public void Calls_of_one_device_do_not_wait_for_each_other()
    {
        using var bench = new VoiceBench(VoiceBench.Full);
        var callers = Enumerable
            .Range(0, 20)
            .Select(i =>
            {
                bench.Say($"EV delivered c{i} 1001 line");
                bench.Say($"EV established c{i} 1001 line");
                return new CtiMiddleware.Model.Identifiers.NativeConnection($"c{i}", "1001");
            })
            .ToList();
        // The board takes its time; a command ends when the message begins to be said.
        bench.Board.OnSetMedia = null;
        bench.Board.Asked.Clear();
        var begun = callers.ConvertAll(caller => bench.Give(new SwitchCommand.PlayMessage(caller, ["one"])));
        bench.Runtime.RunUntilIdle();
        Assert.All(begun, id => Assert.Null(bench.Find(id).Outcome));
        Assert.Equal(20, bench.Board.Asked.Count(static one => one.EndsWith("Duplex", StringComparison.Ordinal)));
    }

    [Fact]
    public void Audio_that_the_board_lost_is_counted_by_its_words()
    {
        using var bench = new VoiceBench(VoiceBench.Full);
        var caller = bench.Answered();
        bench.Do(output => output.Media.Lost(caller, "receive overrun"));
        bench.Do(output => output.Media.Lost(caller, "receive overrun"));
        bench.Do(static output => output.Media.Received(new("nobody", "x"), new short[160]));
        Assert.Equal(2, bench.Audio.Lost["receive overrun"]);
        Assert.Equal(1, bench.Audio.Lost["audio of a connection that nobody listens to"]);
    }

    // A message begins with its first frame, which may be after a recording began.
    private static string[] Ordered(IReadOnlyList<string> story) =>
        [
            .. story.Where(static line => line.StartsWith("play", StringComparison.Ordinal)),
            .. story.Where(static line => !line.StartsWith("play", StringComparison.Ordinal)),
        ];
}
