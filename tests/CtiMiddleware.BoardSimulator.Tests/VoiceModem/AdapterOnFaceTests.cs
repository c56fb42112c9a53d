using CtiMiddleware.Adapters.VoiceModem;
using CtiMiddleware.BoardSimulator.Tests.Lines;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Media.Dtmf;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Simulators.Board.Lines;
using CtiMiddleware.Simulators.Board.VoiceModem;

namespace CtiMiddleware.BoardSimulator.Tests.VoiceModem;

public sealed class AdapterOnFaceTests
{
    [Theory]
    [InlineData("v253", "profile v253, MuLaw")]
    [InlineData("is101", "profile is101, MuLaw")]
    public void A_modem_is_found_and_set_up_by_what_it_says_of_itself(string modem, string version)
    {
        var bench = new AdapterBench(modem).Open();
        Assert.Contains(version, bench.Version, StringComparison.Ordinal);
        Assert.Equal("8", bench.Modem.ServiceClass);
        Assert.Equal(ModemMode.Command, bench.Modem.Mode);
    }

    [Fact]
    public void A_modem_left_in_the_middle_of_a_message_is_woken_up_and_hangs_up()
    {
        var bench = new AdapterBench();
        var caller = new LinePlayer();
        bench.Exchange.Ring(new LineCaller(), caller);
        bench.Run(1);
        bench.Modem.Receive("ATE0\rAT+FCLASS=8\rAT+VLS=1\rAT+VTX\r"u8);
        bench.Modem.Receive(new byte[1500]);
        bench.Run(0.02);
        Assert.Equal(ModemMode.Transmit, bench.Modem.Mode);
        bench.Open();
        Assert.True(caller.HasEnded);
    }

    [Fact]
    public void A_call_is_told_answered_and_cleared()
    {
        var bench = new AdapterBench().Open();
        var (caller, mine) = bench.Answered(new LineCaller { Number = "5551234", Name = "DOE JOHN" });
        var told = bench.Last<CallEvent.CallInformation>();
        Assert.Equal(("5551234", "DOE JOHN"), (told.CallingDevice.Number, told.CallingDevice.Name));
        var established = bench.Last<CallEvent.Established>();
        Assert.Equal((mine, "5551234"), (established.EstablishedConnection, established.CallingDevice.Number));
        Assert.False(established.Inferred);
        var cleared = bench.Execute(new SwitchCommand.ClearConnection(mine));
        bench.Run(1);
        Assert.Equal(CommandOutcome.Acknowledged, bench.AnswerTo(cleared).Outcome);
        Assert.True(caller.HasEnded);
        Assert.Equal(
            ["Delivered", "CallInformation", "CallInformation", "Established", "ConnectionCleared", "CallCleared"],
            bench.Events.Select(static one => one.GetType().Name)
        );
    }

    [Theory]
    [InlineData('P', PartyStatus.Restricted)]
    [InlineData('O', PartyStatus.NotKnown)]
    public void Rule_24_a_withheld_or_unknown_number_is_a_value_and_never_shown_as_a_number(char absence, PartyStatus status)
    {
        var bench = new AdapterBench().Open();
        bench.Answered(new LineCaller { Absence = absence });
        var calling = bench.Last<CallEvent.Established>().CallingDevice;
        Assert.Equal((status, null), (calling.Status, calling.Number));
    }

    [Fact]
    public void Ringing_that_stops_ends_the_call_as_inferred()
    {
        var bench = new AdapterBench().Open();
        var call = bench.Exchange.Ring(new LineCaller { Number = "1" }, new LinePlayer());
        bench.Run(7);
        call.HangUp();
        bench.Run(10);
        var cleared = bench.Last<CallEvent.ConnectionCleared>();
        Assert.Equal((EventCause.CallCancelled, true), (cleared.Cause, cleared.Inferred));
        Assert.IsType<CallEvent.CallCleared>(bench.Events[^1]);
        Assert.Single(bench.Events.OfType<CallEvent.Delivered>());
    }

    [Fact]
    public void What_we_say_is_heard_by_the_caller_and_what_he_says_by_us()
    {
        var bench = new AdapterBench().Open();
        var (caller, mine) = bench.Answered();
        bench.SetMedia(mine, MediaDirections.Transmit);
        bench.Run(0.2);
        Assert.Equal(MediaDirections.Transmit, bench.Ready1);
        bench.Say(mine, Listening.Tone(1000, TimeSpan.FromSeconds(2)));
        bench.SetMedia(mine, MediaDirections.Receive);
        Assert.Null(bench.Ready1);
        bench.Run(0.5);
        Assert.Equal(MediaDirections.Receive, bench.Ready1);
        Assert.True(caller.HeardSamples.ShareOf(1000) > 0.9);
        Assert.InRange(caller.HeardSamples.Chunk(160).Count(static frame => frame.Loudness() > 1000), 98, 102);
        caller.Say(Listening.Tone(700, TimeSpan.FromSeconds(2)));
        bench.Run(2);
        Assert.True(bench.Heard.ShareOf(700) > 0.9);
        Assert.InRange(bench.Heard.Count, 15_000, 21_000);
        Assert.DoesNotContain(bench.Notes, static note => note.StartsWith("lost", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("v253")]
    [InlineData("is101")]
    public void Digits_are_told_once_while_we_speak_and_what_was_not_spoken_is_discarded(string modem)
    {
        var bench = new AdapterBench(modem).Open();
        var (caller, mine) = bench.Answered();
        bench.SetMedia(mine, MediaDirections.Transmit);
        bench.Run(0.2);
        var keys = new short[8000];
        new DtmfGenerator("42#").Generate(keys);
        caller.Say(keys);
        bench.Say(mine, Listening.Tone(1000, TimeSpan.FromSeconds(2)));
        Assert.Equal("42#", bench.Digits.ToString());
        bench.Act(() => bench.Protocol.Discard(mine, bench));
        bench.SetMedia(mine, MediaDirections.None);
        bench.Run(0.1);
        Assert.Equal(MediaDirections.None, bench.Ready1);
    }

    [Theory]
    [InlineData(HangUpSignals.None, "DLE b")]
    [InlineData(HangUpSignals.LoopInterruption, "DLE l")]
    public void The_caller_hanging_up_is_concluded_from_what_the_line_shows(HangUpSignals signals, string evidence)
    {
        var bench = new AdapterBench(exchange: new LineExchangeOptions { HangUpSignals = signals }).Open();
        var (caller, mine) = bench.Answered();
        bench.SetMedia(mine, MediaDirections.Receive);
        bench.Run(1);
        caller.Call!.HangUp();
        bench.Run(5);
        var cleared = bench.Last<CallEvent.ConnectionCleared>();
        Assert.Equal((EventCause.NormalClearing, evidence, true), (cleared.Cause, cleared.NativeCause, cleared.Inferred));
        Assert.Contains("media ended: the call is over", bench.Notes);
        Assert.False(bench.Line.IsOffHook);
        bench.Answered();
    }

    [Fact]
    public void A_number_is_dialled_rings_and_answers()
    {
        var bench = new AdapterBench().Open();
        var party = new LinePlayer();
        bench.Exchange.Route = (digits, _) =>
            digits == "5551234" ? new LineRoute.ToParty(party, TimeSpan.FromSeconds(9)) : new LineRoute.MoreDigits();
        var ticket = bench.Execute(new SwitchCommand.MakeCall("2001", "555-1234"));
        bench.Run(30);
        Assert.Equal(CommandOutcome.Acknowledged, bench.AnswerTo(ticket).Outcome);
        Assert.Equal(["Originated", "Delivered", "Established"], bench.Events.Select(static one => one.GetType().Name));
        Assert.True(bench.Last<CallEvent.Established>().Inferred);
        Assert.Equal("5551234", bench.Last<CallEvent.Established>().AnsweringDevice.Number);
        Assert.Equal(LineCallState.Talking, party.Call!.State);
    }

    [Theory]
    [InlineData(LineSignal.Busy, true, "busy")]
    [InlineData(LineSignal.Dial, false, "resourcesNotAvailable")]
    public void A_call_that_fails_says_why(LineSignal signal, bool dialTone, string cause)
    {
        var bench = new AdapterBench(exchange: new LineExchangeOptions { DialTone = dialTone }).Open();
        bench.Exchange.Route = (digits, _) => digits == "77" ? new LineRoute.ToSignal(signal) : new LineRoute.MoreDigits();
        bench.Execute(new SwitchCommand.MakeCall("2001", "77"));
        bench.Run(20);
        Assert.Equal(cause, bench.Last<CallEvent.Failed>().Cause.ToString(), ignoreCase: true);
        Assert.IsType<CallEvent.CallCleared>(bench.Events[^1]);
        Assert.False(bench.Line.IsOffHook);
    }

    [Fact]
    public void A_call_that_is_being_dialled_can_be_cleared()
    {
        var bench = new AdapterBench().Open();
        bench.Exchange.Route = static (digits, _) =>
            digits == "77" ? new LineRoute.ToParty(new LinePlayer(), null) : new LineRoute.MoreDigits();
        bench.Execute(new SwitchCommand.MakeCall("2001", "77"));
        bench.Run(4);
        var ticket = bench.Execute(new SwitchCommand.ClearConnection(bench.Last<CallEvent.Originated>().OriginatedConnection));
        bench.Run(2);
        Assert.Equal(CommandOutcome.Acknowledged, bench.AnswerTo(ticket).Outcome);
        Assert.False(bench.Line.IsOffHook);
        Assert.IsType<CallEvent.CallCleared>(bench.Events[^1]);
    }

    [Fact]
    public void A_flash_consults_and_on_hook_transfers()
    {
        var bench = new AdapterBench().Open();
        var (caller, mine) = bench.Answered();
        var agent = new LinePlayer();
        bench.Exchange.Route = (digits, _) =>
            digits == "1002" ? new LineRoute.ToParty(agent, TimeSpan.FromSeconds(3)) : new LineRoute.MoreDigits();
        bench.SetMedia(mine, MediaDirections.Transmit);
        bench.Run(0.1);
        var consult = bench.Execute(new SwitchCommand.ConsultationCall(mine, "1002"));
        bench.Run(4);
        Assert.Equal(CommandOutcome.Acknowledged, bench.AnswerTo(consult).Outcome);
        Assert.Equal(mine, bench.Last<CallEvent.Held>().HeldConnection);
        var second = bench.Last<CallEvent.Originated>();
        Assert.Equal(mine.CallId, second.ParentCall);
        Assert.Equal(LineCallState.Held, caller.Call!.State);
        bench.Run(3);
        var transfer = bench.Execute(new SwitchCommand.TransferCall(mine, second.OriginatedConnection));
        bench.Run(1);
        Assert.Equal(CommandOutcome.Acknowledged, bench.AnswerTo(transfer).Outcome);
        var transferred = bench.Last<CallEvent.Transferred>();
        Assert.True(transferred.Inferred);
        Assert.Equal("1002", transferred.TransferredToDevice.Number);
        Assert.All(transferred.TransferredConnections, static one => Assert.Null(one.NewConnection));
        caller.Say(Listening.Tone(1000, TimeSpan.FromSeconds(1)));
        bench.Run(2);
        Assert.True(agent.HeardSamples.ShareOf(1000) > 0.9);
        Assert.DoesNotContain(bench.Notes, static note => note.StartsWith("impaired", StringComparison.Ordinal));
    }

    [Fact]
    public void A_flash_back_gives_the_first_call_back()
    {
        var bench = new AdapterBench().Open();
        var (caller, mine) = bench.Answered();
        bench.Exchange.Route = static (digits, _) =>
            digits == "1002" ? new LineRoute.ToSignal(LineSignal.Busy) : new LineRoute.MoreDigits();
        bench.Execute(new SwitchCommand.ConsultationCall(mine, "1002"));
        bench.Run(8);
        Assert.Equal(EventCause.Busy, bench.Last<CallEvent.Failed>().Cause);
        var ticket = bench.Execute(new SwitchCommand.RetrieveCall(mine));
        bench.Run(2);
        Assert.Equal(CommandOutcome.Acknowledged, bench.AnswerTo(ticket).Outcome);
        Assert.Equal(mine, bench.Last<CallEvent.Retrieved>().RetrievedConnection);
        Assert.Equal(LineCallState.Talking, caller.Call!.State);
        bench.SetMedia(mine, MediaDirections.Receive);
        bench.Run(0.3);
        Assert.Equal(MediaDirections.Receive, bench.Ready1);
    }

    [Fact]
    public void Digits_interrupt_a_message_and_it_goes_on()
    {
        var bench = new AdapterBench().Open();
        var (caller, mine) = bench.Answered();
        bench.SetMedia(mine, MediaDirections.Transmit);
        bench.Run(0.2);
        bench.Say(mine, Listening.Tone(1000, TimeSpan.FromSeconds(0.5)));
        var ticket = bench.Execute(new SwitchCommand.GenerateDigits(mine, "12"));
        bench.Run(1.5);
        Assert.Equal(CommandOutcome.Acknowledged, bench.AnswerTo(ticket).Outcome);
        Assert.Equal("12", bench.Last<CallEvent.DigitsGenerated>().DigitGeneratedList);
        var heard = new List<DtmfEvent>();
        new DtmfDetector().Listen([.. caller.HeardSamples], heard);
        Assert.Equal("12", string.Concat(heard.Where(static one => !one.IsEnd).Select(static one => one.Digit)));
        var before = caller.HeardSamples.Count;
        bench.Say(mine, Listening.Tone(700, TimeSpan.FromSeconds(1)));
        Assert.True(caller.HeardSamples.Skip(before).ShareOf(700) > 0.9);
    }

    [Fact]
    public void A_modem_that_stops_answering_is_reset_and_its_call_ends()
    {
        var bench = new AdapterBench().Open();
        bench.Answered();
        bench.Modem.Faults.AnswersNothing = true;
        bench.Run(40);
        Assert.Contains(bench.Notes, static note => note.StartsWith("impaired no answer to AT", StringComparison.Ordinal));
        Assert.IsType<CallEvent.CallCleared>(bench.Events[^1]);
        bench.Modem.Faults.AnswersNothing = false;
        bench.Run(40);
        Assert.True(bench.IsNormal);
        Assert.False(bench.Line.IsOffHook);
        bench.Answered();
    }

    [Fact]
    public void A_modem_that_is_dead_closes_the_link_with_the_last_dialogue()
    {
        var bench = new AdapterBench().Open();
        bench.Modem.Faults.IsDead = true;
        bench.Run(120);
        Assert.NotNull(bench.CloseReason);
        Assert.Contains("does not answer", bench.CloseReason, StringComparison.Ordinal);
        Assert.Contains(">+++", bench.CloseReason, StringComparison.Ordinal);
        Assert.Contains("control DtrOff", bench.Notes);
        Assert.True(bench.CloseReason.Length < 4000);
    }

    [Fact]
    public void An_echo_that_does_not_stop_is_told_and_does_no_harm()
    {
        var bench = new AdapterBench();
        bench.Modem.Faults.KeepsEchoing = true;
        bench.Open();
        Assert.Contains("does not stop echoing", bench.Version, StringComparison.Ordinal);
        bench.Answered();
        Assert.Single(bench.Notes, static note => note.Contains("still echoes", StringComparison.Ordinal));
    }

    [Fact]
    public void A_profile_added_as_data_decides_what_codes_mean()
    {
        var options = new VoiceModemOptions
        {
            Line = "2001",
            ProfileFile = """
                { "name": "mine", "source": "a test", "matches": ["simulated voice"], "formats": ["aLaw"], "codes": { "l": "" } }
                """,
        };
        var bench = new AdapterBench(
            options: options,
            exchange: new LineExchangeOptions { HangUpSignals = HangUpSignals.LoopInterruption, HangUpSignal = LineSignal.Silence }
        ).Open();
        Assert.Contains("profile mine, ALaw", bench.Version, StringComparison.Ordinal);
        var (caller, _) = bench.Answered();
        caller.Call!.HangUp();
        bench.Run(2);
        Assert.IsType<CallEvent.Established>(bench.Events[^1]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Noise_of_one_bit_in_a_thousand_never_wedges_the_link(ulong seed)
    {
        var bench = new AdapterBench(seed: seed).Open();
        bench.Modem.Faults.BitErrors = 0.001;
        for (var round = 0; round < 10; round++)
        {
            bench.Exchange.Route = static (_, _) => new LineRoute.ToSignal(LineSignal.Busy);
            var caller = new LinePlayer(Listening.Tone(700, TimeSpan.FromSeconds(20)));
            if (bench.Exchange.IsIdle)
            {
                var call = bench.Exchange.Ring(new LineCaller { Number = "5551234" }, caller);
                bench.Run(7);
                if (bench.Events.OfType<CallEvent.Delivered>().LastOrDefault() is { } delivered)
                {
                    bench.Execute(new SwitchCommand.AnswerCall(delivered.Connection));
                    bench.Run(1);
                    bench.SetMedia(delivered.Connection, round % 2 == 0 ? MediaDirections.Receive : MediaDirections.Transmit);
                    bench.Run(10);
                }
                call.HangUp();
            }
            bench.Run(30);
            if (bench.CloseReason is not null)
                break;
        }
        // Whatever happened: on a clean line the modem is found again, in a new connection if the link was given up.
        bench.Modem.Faults.BitErrors = 0;
        if (bench.CloseReason is not null)
            bench.Reopen();
        bench.Run(180);
        Assert.True(bench.IsNormal, string.Join('\n', bench.Notes.TakeLast(20)));
        bench.Events.Clear();
        Assert.True(bench.Exchange.IsIdle, string.Join(" | ", bench.Modem.Dialogue.TakeLast(30)));
        bench.Answered();
    }
}
