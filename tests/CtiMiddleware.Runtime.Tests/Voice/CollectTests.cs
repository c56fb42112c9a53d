using CtiMiddleware.Links.Spi;
using CtiMiddleware.Media.Dtmf;
using CtiMiddleware.Media.Tones;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Runtime.Tests.Voice;

/// <summary>Collecting digits: counts, flush characters, times, type-ahead, and digits that are told twice.</summary>
public sealed class CollectTests
{
    [Fact]
    public void Digits_are_collected_to_their_count_or_to_the_flush_character()
    {
        using var bench = new VoiceBench(VoiceBench.Half);
        var caller = bench.Answered();
        Assert.Equal(CommandOutcome.Acknowledged, Collect(bench, caller, new() { NumChars = 3, FlushChar = "#" }).Outcome);
        foreach (var digit in "123")
            bench.Digit(caller, digit);
        Assert.Equal("collected 123 charCountReceived", bench.Story[^1]);
        Collect(bench, caller, new() { NumChars = 3, FlushChar = "#" });
        bench.Digit(caller, '4');
        bench.Digit(caller, '#');
        Assert.Equal("collected 4 flushCharReceived #", bench.Story[^1]);
        Assert.Empty(bench.Board.Asked);
    }

    [Fact]
    public void The_first_digit_and_the_next_ones_have_their_times()
    {
        using var bench = new VoiceBench(VoiceBench.Half);
        var caller = bench.Answered();
        var criteria = new DigitsReportingCriteria
        {
            NumChars = 4,
            FirstDigitTimeout = TimeSpan.FromSeconds(5),
            Timeout = TimeSpan.FromSeconds(2),
        };
        Collect(bench, caller, criteria);
        bench.Advance(4.9);
        Assert.DoesNotContain("collected", string.Join('|', bench.Story), StringComparison.Ordinal);
        bench.Advance(0.2);
        Assert.Equal("collected  timeout", bench.Story[^1]);
        Collect(bench, caller, criteria);
        bench.Advance(4);
        bench.Digit(caller, '7');
        bench.Advance(1.9);
        bench.Digit(caller, '8');
        bench.Advance(2.1);
        Assert.Equal("collected 78 timeout", bench.Story[^1]);
    }

    [Fact]
    public void Who_is_spoken_to_is_given_the_time_after_the_message()
    {
        using var bench = new VoiceBench(VoiceBench.Half);
        var caller = bench.Answered();
        bench.Execute(new SwitchCommand.PlayMessage(caller, ["two"]));
        Collect(bench, caller, new() { NumChars = 1, FirstDigitTimeout = TimeSpan.FromSeconds(1) });
        bench.Advance(2.5);
        Assert.Equal("stop play endOfMessage  at 2000", bench.Story[^1]);
        bench.Advance(1);
        Assert.Equal("collected  timeout", bench.Story[^1]);
    }

    [Fact]
    public void The_time_of_the_first_digit_does_not_run_while_a_later_message_plays()
    {
        using var bench = new VoiceBench(VoiceBench.Half);
        var caller = bench.Answered();
        Collect(bench, caller, new() { NumChars = 1, FirstDigitTimeout = TimeSpan.FromSeconds(1) });
        bench.Advance(0.5);
        bench.Execute(new SwitchCommand.PlayMessage(caller, ["two"]));
        bench.Advance(2.9);
        Assert.Equal("stop play endOfMessage  at 2000", bench.Story[^1]);
        bench.Advance(0.5);
        Assert.Equal("collected  timeout", bench.Story[^1]);
    }

    [Fact]
    public void A_digit_of_a_collection_ends_the_message_unless_it_shall_not()
    {
        using var bench = new VoiceBench(VoiceBench.Half);
        var caller = bench.Answered();
        foreach (var interrupts in new[] { true, false })
        {
            bench.Execute(new SwitchCommand.PlayMessage(caller, ["two"]));
            Collect(bench, caller, new() { NumChars = 1, InterruptsPlay = interrupts });
            bench.Advance(0.5);
            bench.Digit(caller, '5');
            Assert.Contains("collected 5 charCountReceived", bench.Story);
            bench.Advance(3);
            Assert.Equal(
                interrupts,
                bench
                    .Story.Last(static line => line.StartsWith("stop", StringComparison.Ordinal))
                    .Contains("digit 5", StringComparison.Ordinal)
            );
        }
    }

    [Fact]
    public void Digits_dialled_ahead_are_kept_up_to_a_bound_and_can_be_forgotten()
    {
        using var bench = new VoiceBench(VoiceBench.Half, new() { TypeAhead = 3 });
        var caller = bench.Answered();
        foreach (var digit in "12345")
            bench.Digit(caller, digit);
        Assert.Equal(2, bench.Audio.Lost["no room for a digit dialled ahead"]);
        Collect(bench, caller, new() { NumChars = 2 });
        Assert.Equal("collected 12 charCountReceived", bench.Story[^1]);
        Collect(bench, caller, new() { NumChars = 1, DiscardEarlier = true });
        bench.Digit(caller, '9');
        Assert.Equal("collected 9 charCountReceived", bench.Story[^1]);
    }

    [Fact]
    public void One_collection_at_a_time_and_a_request_ends_it_with_what_there_is()
    {
        using var bench = new VoiceBench(VoiceBench.Half);
        var caller = bench.Answered();
        Assert.Equal(CommandOutcome.Rejected, bench.Execute(new SwitchCommand.StopDataCollection(caller)).Outcome);
        Collect(bench, caller, new() { NumChars = 4 });
        Assert.Equal(CommandOutcome.Rejected, Collect(bench, caller, new() { NumChars = 4 }).Outcome);
        bench.Digit(caller, '6');
        Assert.Equal(CommandOutcome.Acknowledged, bench.Execute(new SwitchCommand.StopDataCollection(caller)).Outcome);
        Assert.Equal("collected 6 sfTerminated", bench.Story[^1]);
    }

    [Fact]
    public void Digits_are_heard_in_the_audio_where_the_board_does_not_tell_them()
    {
        using var bench = new VoiceBench(VoiceBench.Full);
        var caller = bench.Answered();
        bench.Execute(new SwitchCommand.PlayMessage(caller, ["two"]));
        Collect(bench, caller, new() { NumChars = 2 });
        bench.Hear(caller, new short[1600]);
        bench.Hear(caller, Dial("42"));
        Assert.Contains("collected 42 charCountReceived", bench.Story);
        Assert.Contains(bench.Story, static line => line.StartsWith("stop play digit 4", StringComparison.Ordinal));
    }

    [Fact]
    public void A_key_that_the_board_tells_and_lets_through_is_one_digit()
    {
        using var bench = new VoiceBench(VoiceBench.Full);
        var caller = bench.Answered();
        Collect(bench, caller, new() { NumChars = 4 });
        bench.Hear(caller, Dial("1"));
        bench.Digit(caller, '1');
        bench.Digit(caller, '2');
        bench.Hear(caller, Dial("2"));
        // Told twice in the same way they are two keys.
        bench.Digit(caller, '3');
        bench.Digit(caller, '3');
        Assert.Equal("collected 1233 charCountReceived", bench.Story[^1]);
        Assert.Equal(2, bench.Audio.Lost["digit told twice"]);
    }

    [Fact]
    public void A_key_that_is_held_long_and_told_by_the_board_when_it_is_let_go_is_one_digit()
    {
        using var bench = new VoiceBench(VoiceBench.Full);
        var caller = bench.Answered();
        var held = new short[20_000];
        new ToneGenerator([new(770, -12), new(1336, -12)], Timeout.InfiniteTimeSpan).Generate(held);
        bench.Hear(caller, held);
        bench.Hear(caller, new short[800]);
        bench.Digit(caller, '5');
        Assert.Equal(["digit 5"], bench.Story);
        Assert.Equal(1, bench.Audio.Lost["digit told twice"]);
    }

    [Fact]
    public void The_tones_of_an_exchange_say_that_the_far_end_is_gone()
    {
        using var bench = new VoiceBench(VoiceBench.Half);
        var caller = bench.Answered();
        bench.Execute(new SwitchCommand.RecordMessage(caller, null));
        bench.Do(output => output.Media.ToneReceived(caller, LineTone.Ringback));
        bench.Do(output => output.Media.ToneReceived(caller, LineTone.Speech));
        bench.Do(output => output.Media.ToneReceived(caller, LineTone.Busy));
        Assert.Equal(["record rec-1", "tone ringback", "speechDetected", "tone busy", "stop record hangUp  at 0"], bench.Story);
    }

    private static CtiMiddleware.Runtime.Commands.Operation Collect(
        VoiceBench bench,
        NativeConnection caller,
        DigitsReportingCriteria criteria
    ) => bench.Execute(new SwitchCommand.StartDataCollection(caller) { DigitsReportingCriteria = criteria });

    private static short[] Dial(string digits)
    {
        var generator = new DtmfGenerator(digits);
        var samples = new short[1600 * digits.Length];
        generator.Generate(samples);
        return samples;
    }
}
