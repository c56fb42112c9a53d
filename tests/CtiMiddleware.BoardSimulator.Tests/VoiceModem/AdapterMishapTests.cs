using CtiMiddleware.Adapters.VoiceModem;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Simulators.Board.Lines;

namespace CtiMiddleware.BoardSimulator.Tests.VoiceModem;

/// <summary>What happens at the wrong moment: a reset, a close, a caller who gives up.</summary>
public sealed class AdapterMishapTests
{
    [Fact]
    public void A_consultation_that_a_reset_cuts_is_refused_and_the_line_dials_again()
    {
        var bench = new AdapterBench().Open();
        var (_, mine) = bench.Answered();
        bench.Modem.Faults.AnswersNothing = true;
        var consult = bench.Execute(new SwitchCommand.ConsultationCall(mine, "1002"));
        bench.Run(8);
        Assert.Equal(Failure.ResourceOutOfService, bench.AnswerTo(consult).Failure);
        bench.Modem.Faults.AnswersNothing = false;
        bench.Run(60);
        Assert.True(bench.IsNormal);
        var call = bench.Execute(new SwitchCommand.MakeCall("2001", "77"));
        bench.Run(1);
        Assert.Equal(CommandOutcome.Acknowledged, bench.AnswerTo(call).Outcome);
    }

    [Fact]
    public void A_reset_between_the_flash_and_the_digits_refuses_the_consultation_too()
    {
        var bench = new AdapterBench().Open();
        var (_, mine) = bench.Answered();
        var consult = bench.Execute(new SwitchCommand.ConsultationCall(mine, "1002"));
        bench.Run(0.8);
        Assert.Single(bench.Events.OfType<CallEvent.Held>());
        Assert.DoesNotContain(bench.Answers, one => one.Ticket == consult);
        bench.Modem.Faults.AnswersNothing = true;
        bench.Execute(new SwitchCommand.RetrieveCall(mine));
        bench.Run(8);
        Assert.Equal(Failure.ResourceOutOfService, bench.AnswerTo(consult).Failure);
        Assert.Empty(bench.Events.OfType<CallEvent.Originated>());
        Assert.Single(bench.Events.OfType<CallEvent.CallCleared>());
    }

    [Theory]
    [InlineData(MediaDirections.None)]
    [InlineData(MediaDirections.Transmit)]
    [InlineData(MediaDirections.Receive)]
    [InlineData(MediaDirections.Duplex)]
    public void A_link_that_is_closed_leaves_the_line_on_hook(MediaDirections media)
    {
        var bench = new AdapterBench(options: new VoiceModemOptions { Line = "2001", Duplex = true }).Open();
        var (caller, mine) = bench.Answered();
        bench.SetMedia(mine, media);
        bench.Run(0.5);
        Assert.Equal(media, bench.Ready1);
        bench.Act(() => bench.Protocol.Closing(bench));
        bench.Run(1);
        Assert.False(bench.Line.IsOffHook);
        Assert.True(caller.HasEnded);
    }

    [Fact]
    public void A_caller_who_gives_up_while_the_line_is_being_taken_leaves_it_not_off_hook_for_nobody()
    {
        var bench = new AdapterBench().Open();
        var call = bench.Exchange.Ring(new LineCaller { Number = "5551234" }, new LinePlayer());
        while (!bench.Events.OfType<CallEvent.Delivered>().Any())
            bench.Run(0.02);
        call.HangUp();
        bench.Run(6.9);
        // The class is answered before the time of a further ring is over, the relay after it.
        bench.Delay = TimeSpan.FromSeconds(1);
        var ticket = bench.Execute(new SwitchCommand.AnswerCall(bench.Last<CallEvent.Delivered>().Connection));
        bench.Run(3);
        Assert.Equal(CommandOutcome.Acknowledged, bench.AnswerTo(ticket).Outcome);
        Assert.Single(bench.Events.OfType<CallEvent.Established>());
        bench.Delay = TimeSpan.Zero;
        // The adapter hears of the exchange's dial tone as soon as it listens.
        bench.Run(10);
        Assert.Single(bench.Events.OfType<CallEvent.CallCleared>());
        Assert.False(bench.Line.IsOffHook);
    }

    [Fact]
    public void A_name_that_the_line_cannot_carry_arrives_with_question_marks_and_cut()
    {
        var bench = new AdapterBench().Open();
        bench.Answered(new LineCaller { Number = "5551234", Name = "JÖRG " + new string('X', 300) });
        Assert.Equal("J?RG " + new string('X', 45), bench.Last<CallEvent.Established>().CallingDevice.Name);
    }
}
