using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Runtime.Tests.Voice;

/// <summary>The same program on a board of both ways and on one of one way.</summary>
public sealed class VoiceBoardTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_menu_is_played_answered_and_a_message_recorded_on_any_board(bool full)
    {
        using var bench = new VoiceBench(full ? VoiceBench.Full : VoiceBench.Half);
        var caller = bench.Answered();
        var board = bench.Runtime.VoiceBoard(new SwitchId("vm"))!;
        var menu = board.PlayAsync(
            new SwitchCommand.PlayMessage(caller, ["two"]) { Termination = new VoiceTermination { Digits = "12" } },
            CancellationToken.None
        );
        bench.Advance(0.5);
        Assert.False(menu.IsCompleted);
        bench.Digit(caller, '2');
        var said = Result(menu);
        Assert.Equal((null, VoiceEnd.Digit, '2'), (said.Refused, said.Reason, said.Digit));
        var choice = board.CollectDigitsAsync(
            new SwitchCommand.StartDataCollection(caller) { DigitsReportingCriteria = new() { NumChars = 1 } },
            CancellationToken.None
        );
        bench.Advance(0.1);
        Assert.Equal("2", Result(choice).Digits);
        var recording = board.RecordAsync(
            new SwitchCommand.RecordMessage(caller, null) { MaxDuration = TimeSpan.FromSeconds(1), Beep = true },
            CancellationToken.None
        );
        bench.Advance(1);
        bench.Hear(caller, VoiceBench.Tone(1));
        bench.Advance(1);
        Assert.Equal((VoiceEnd.MaxDuration, "rec-1"), (Result(recording).Reason, Result(recording).Message));
        var refused = board.PlayAsync(new SwitchCommand.PlayMessage(caller, ["none"]), CancellationToken.None);
        bench.Advance(0.1);
        Assert.Equal("there is no message 'none'", Result(refused).Refused);
        var stop = board.StopAsync(caller, CancellationToken.None);
        bench.Advance(0.1);
        Assert.NotNull(Result(stop));
    }

    [Fact]
    public void The_end_of_an_earlier_message_is_not_that_of_the_next()
    {
        using var bench = new VoiceBench(VoiceBench.Full);
        var caller = bench.Answered();
        var board = bench.Runtime.VoiceBoard(new SwitchId("vm"))!;
        bench.Execute(new SwitchCommand.PlayMessage(caller, ["two"]));
        bench.Advance(0.5);
        // Both wait for the loop: the earlier message is stopped while the next is being asked for.
        bench.Give(new SwitchCommand.Stop(caller));
        var next = board.PlayAsync(new SwitchCommand.PlayMessage(caller, ["one"]), CancellationToken.None);
        bench.Advance(2);
        var said = Result(next);
        Assert.Equal((null, VoiceEnd.EndOfMessage, "one"), (said.Refused, said.Reason, said.Message));
    }

    private static T Result<T>(Task<T> task)
    {
        Assert.True(SpinWait.SpinUntil(() => task.IsCompleted, TimeSpan.FromMinutes(1)));
#pragma warning disable VSTHRD002 // It is completed.
        return task.Result;
#pragma warning restore VSTHRD002
    }
}
