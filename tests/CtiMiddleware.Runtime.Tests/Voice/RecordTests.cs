using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Commands;

namespace CtiMiddleware.Runtime.Tests.Voice;

/// <summary>Recording on boards: what is kept, and everything that ends it.</summary>
public sealed class RecordTests
{
    [Fact]
    public void What_is_heard_is_kept_from_the_beginning_to_the_stop()
    {
        using var bench = new VoiceBench(VoiceBench.Full);
        var caller = bench.Answered();
        bench.Hear(caller, VoiceBench.Tone(0.1));
        var begun = bench.Execute(new SwitchCommand.RecordMessage(caller, null));
        Assert.Equal(CommandOutcome.Acknowledged, begun.Outcome);
        Assert.Contains(begun.Fields, static field => field is { Key: "message", Value: "rec-1" });
        var spoken = VoiceBench.Tone(0.5);
        bench.Hear(caller, spoken);
        bench.Execute(new SwitchCommand.Stop(caller));
        bench.Hear(caller, VoiceBench.Tone(0.1));
        Assert.Equal(
            ["record rec-1", "stop record stopped  at 500"],
            bench.Story.Where(static line => line.Contains("record", StringComparison.Ordinal))
        );
        Assert.Equal(spoken, bench.Store.Recordings[0].Samples);
        Assert.True(bench.Store.Recordings[0].Completed);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_tone_comes_before_and_is_not_in_it(bool full)
    {
        using var bench = new VoiceBench(full ? VoiceBench.Full : VoiceBench.Half);
        var caller = bench.Answered();
        var id = bench.Give(new SwitchCommand.RecordMessage(caller, null) { Beep = true });
        bench.Advance(0.1);
        Assert.Null(bench.Find(id).Outcome);
        bench.Hear(caller, VoiceBench.Tone(0.1));
        bench.Advance(1);
        Assert.Equal(CommandOutcome.Acknowledged, bench.Find(id).Outcome);
        Assert.Equal(15, bench.Board.Frames[caller].Count);
        bench.Hear(caller, VoiceBench.Tone(0.2));
        bench.Execute(new SwitchCommand.Stop(caller));
        Assert.Equal(1600, bench.Store.Recordings[0].Samples.Count);
        if (!full)
            Assert.Equal(["SetMedia c1 Transmit", "SetMedia c1 Receive", "SetMedia c1 None"], bench.Board.Asked);
    }

    [Fact]
    public void Silence_ends_it_and_so_does_a_digit_which_is_not_kept_for_a_collection()
    {
        using var bench = new VoiceBench(VoiceBench.Half);
        var caller = bench.Answered();
        var ends = new VoiceTermination { Digits = "#", Silence = TimeSpan.FromSeconds(1) };
        bench.Execute(new SwitchCommand.RecordMessage(caller, null) { Termination = ends });
        bench.Hear(caller, VoiceBench.Tone(0.5));
        bench.Hear(caller, new short[12000]);
        Assert.Equal(["record rec-1", "silenceTimeoutExpired", "stop record silence  at 1500"], bench.Story);
        bench.Execute(new SwitchCommand.RecordMessage(caller, null) { Termination = ends });
        bench.Hear(caller, VoiceBench.Tone(0.2));
        bench.Digit(caller, '1');
        bench.Digit(caller, '#');
        Assert.Equal("stop record digit # at 200", bench.Story[^1]);
        bench.Execute(new SwitchCommand.StartDataCollection(caller) { DigitsReportingCriteria = new() { NumChars = 2 } });
        bench.Digit(caller, '2');
        Assert.Equal("collected 12 charCountReceived", bench.Story[^1]);
    }

    [Fact]
    public void The_longest_time_ends_it_by_what_was_heard_and_by_the_clock_when_nothing_is()
    {
        using var bench = new VoiceBench(VoiceBench.Half, new() { MaxRecording = TimeSpan.FromSeconds(2) });
        var caller = bench.Answered();
        bench.Execute(new SwitchCommand.RecordMessage(caller, null) { MaxDuration = TimeSpan.FromMilliseconds(500) });
        bench.Hear(caller, VoiceBench.Tone(1));
        Assert.Equal("stop record maxDuration  at 500", bench.Story[^1]);
        Assert.Equal(4000, bench.Store.Recordings[0].Samples.Count);
        bench.Execute(new SwitchCommand.RecordMessage(caller, null) { MaxDuration = TimeSpan.FromHours(5) });
        bench.Advance(3);
        Assert.Equal("stop record maxDuration  at 0", bench.Story[^1]);
    }

    [Fact]
    public void A_board_that_sends_nothing_while_nobody_speaks_is_silent_too()
    {
        using var bench = new VoiceBench(VoiceBench.Full);
        var caller = bench.Answered();
        bench.Execute(new SwitchCommand.RecordMessage(caller, null) { Termination = new() { Silence = TimeSpan.FromSeconds(2) } });
        bench.Hear(caller, VoiceBench.Tone(0.5));
        bench.Advance(1.9);
        Assert.DoesNotContain("silenceTimeoutExpired", bench.Story);
        bench.Advance(0.5);
        Assert.Equal(["silenceTimeoutExpired", "stop record silence  at 500"], bench.Story.TakeLast(2));
    }

    [Fact]
    public void What_is_said_while_it_is_suspended_is_not_kept()
    {
        using var bench = new VoiceBench(VoiceBench.Half);
        var caller = bench.Answered();
        bench.Execute(new SwitchCommand.RecordMessage(caller, null) { MaxDuration = TimeSpan.FromSeconds(1) });
        bench.Hear(caller, VoiceBench.Tone(0.4));
        bench.Execute(new SwitchCommand.Suspend(caller));
        bench.Hear(caller, VoiceBench.Tone(5));
        bench.Execute(new SwitchCommand.Resume(caller));
        bench.Hear(caller, VoiceBench.Tone(1));
        Assert.Equal(["record rec-1", "suspendRecord at 400", "record rec-1 400", "stop record maxDuration  at 1000"], bench.Story);
    }

    [Fact]
    public void A_disk_that_is_full_ends_it_with_the_words()
    {
        using var bench = new VoiceBench(VoiceBench.Full);
        var caller = bench.Answered();
        bench.Execute(new SwitchCommand.RecordMessage(caller, null));
        bench.Hear(caller, VoiceBench.Tone(0.2));
        bench.Store.Recordings[0].Failure = "No space left on device";
        bench.Hear(caller, VoiceBench.Tone(0.02));
        Assert.Equal("stop record failed  at 220: No space left on device", bench.Story[^1]);
    }

    [Fact]
    public void A_board_of_one_way_refuses_to_do_both_and_one_of_both_ways_does()
    {
        using var half = new VoiceBench(VoiceBench.Half);
        var caller = half.Answered();
        half.Execute(new SwitchCommand.RecordMessage(caller, null));
        Assert.Equal(CommandOutcome.Rejected, half.Execute(new SwitchCommand.PlayMessage(caller, ["one"])).Outcome);
        Assert.Equal(CommandOutcome.Rejected, half.Execute(new SwitchCommand.RecordMessage(caller, null)).Outcome);
        half.Execute(new SwitchCommand.Stop(caller));
        half.Execute(new SwitchCommand.PlayMessage(caller, ["one"]));
        Assert.Equal(CommandOutcome.Rejected, half.Execute(new SwitchCommand.RecordMessage(caller, null)).Outcome);

        using var full = new VoiceBench(VoiceBench.Full);
        caller = full.Answered();
        full.Execute(new SwitchCommand.RecordMessage(caller, null));
        Assert.Equal(CommandOutcome.Acknowledged, full.Execute(new SwitchCommand.PlayMessage(caller, ["one"])).Outcome);
        Assert.Equal(CommandOutcome.Rejected, full.Execute(new SwitchCommand.RecordMessage(caller, "mine.wav")).Outcome);
    }
}
