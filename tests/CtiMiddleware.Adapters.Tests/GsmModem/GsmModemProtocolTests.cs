using System.Buffers;
using System.Text;
using CtiMiddleware.Adapters.GsmModem;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using Microsoft.Extensions.Logging.Abstractions;

namespace CtiMiddleware.Adapters.Tests.GsmModem;

/// <summary>What the vectors do not show: silence, refusals, hostile values, secrets, numbers used again.</summary>
public sealed class GsmModemProtocolTests
{
    private const string Ok = ModemLink.Ok;

    [Fact]
    public void Options_out_of_bounds_are_refused_and_every_error_is_named()
    {
        var wrong = new GsmModemOptions
        {
            Pin = "12",
            Line = "a b",
            CallPoll = TimeSpan.FromHours(1),
        };
        var context = new LinkContext(new SwitchId("gsm"), new LinkId("gsm-1"), wrong, NullLogger.Instance, Seed: 1);
        var error = Assert.Throws<ArgumentException>(() => new GsmModemAdapterFactory().Create(context));
        foreach (var name in new[] { nameof(wrong.Pin), nameof(wrong.Line), nameof(wrong.CallPoll) })
            Assert.Contains(name, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_command_that_the_modem_never_answers_ends_and_the_modem_is_woken()
    {
        var link = ModemLink.InService();
        link.Execute(new SwitchCommand.MakeCall("201", "100"));
        Assert.Equal("ATD100;\r", link.Output.TakeWire());
        link.Advance(20);
        Assert.Equal((CommandOutcome.Rejected, Failure.ResourceOutOfService), (link.Answers[^1].Outcome, link.Answers[^1].Failure));
        Assert.Equal("\x1B\rATE0\r", link.Output.TakeWire());
        // A late answer of what was given up, then that of the call to wake: both are taken, and then the calls are listed.
        link.Give(Ok + Ok);
        link.Advance(1);
        Assert.Equal("AT+CLCC\r", link.Output.TakeWire());
        link.Give($"\r\n+CLCC: 1,0,3,0,0,\"100\",129\r\n{Ok}");
        Assert.Contains(nameof(CallEvent.Delivered), link.Events);
        Assert.Null(link.End);
    }

    [Fact]
    public void A_modem_that_does_not_wake_is_given_up_with_the_last_dialogue()
    {
        var link = ModemLink.InService();
        link.Advance(31);
        Assert.StartsWith("AT+CREG?\r", link.Output.TakeWire(), StringComparison.Ordinal);
        link.Advance(20);
        Assert.Equal(CloseNext.Retry, link.End?.Next);
        Assert.Contains("> AT+CREG? | > ESC ATE0", link.End!.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("+CME ERROR: 3", "invalidConnectionState", CommandOutcome.Rejected)]
    [InlineData("+CME ERROR: 4", "invalidFeature", CommandOutcome.NotSupported)]
    [InlineData("+CME ERROR: 10", "resourceOutOfService", CommandOutcome.Rejected)]
    [InlineData("+CME ERROR: 30", "resourceOutOfService", CommandOutcome.Rejected)]
    [InlineData("+CME ERROR: 50", "invalidParameterValue", CommandOutcome.Rejected)]
    [InlineData("+CME ERROR: 999", "generic", CommandOutcome.Rejected)]
    [InlineData("ERROR", "generic", CommandOutcome.Rejected)]
    [InlineData("NO DIALTONE", "generic", CommandOutcome.Rejected)]
    public void The_number_of_an_error_decides_the_failure_and_its_words_are_kept(string words, string failure, CommandOutcome outcome)
    {
        var link = ModemLink.InService();
        link.Execute(new SwitchCommand.MakeCall("201", "100"));
        link.Give($"\r\n{words}\r\n");
        Assert.Equal((outcome, failure, words), (link.Answers[^1].Outcome, link.Answers[^1].Failure?.Value, link.Answers[^1].Text));
    }

    [Theory]
    [InlineData("100;+CFUN=0")]
    [InlineData("100\r\nAT+CFUN=0")]
    [InlineData("")]
    [InlineData("1+2")]
    [InlineData("12345678901234567890123456789012345678901")]
    public void No_number_and_no_text_becomes_another_command(string hostile)
    {
        var link = ModemLink.InService();
        link.Execute(new SwitchCommand.MakeCall("201", hostile));
        link.Execute(new SwitchCommand.Escape([new("command", "sms"), new("to", hostile), new("text", "x")]));
        link.Execute(new SwitchCommand.Escape([new("command", "ussd"), new("text", hostile + "\"")]));
        link.Execute(new SwitchCommand.Escape([new("command", hostile)]));
        Assert.Equal("", link.Output.TakeWire());
        Assert.All(link.Answers.Skip(2), static one => Assert.Equal(CommandOutcome.Rejected, one.Outcome));
        Assert.Equal(6, link.Answers.Count);
        // Of a text nothing reaches the line but its digits.
        link.Execute(new SwitchCommand.Escape([new("command", "sms"), new("to", "1"), new("text", "\x1A\x1B\r\nAT+CFUN=0")]));
        link.Output.TakeWire();
        link.Give("\r\n> ");
        Assert.Matches("^[0-9A-F]+\x1A$", link.Output.TakeWire());
    }

    [Fact]
    public void The_PIN_is_in_no_capture_no_text_and_no_reason()
    {
        var options = new GsmModemOptions { Line = "201", Pin = "4711" };
        Assert.DoesNotContain("4711", options.ToString(), StringComparison.Ordinal);
        var link = new ModemLink(options);
        link.Give(Ok);
        // An echo that is on still, and then nothing.
        link.Give($"\r\n+CPIN: SIM PIN\r\n{Ok}AT+CPIN=\"4711\"\r");
        link.Advance(60);
        Assert.NotNull(link.End);
        Assert.DoesNotContain("4711", string.Join('\n', link.Output.Items), StringComparison.Ordinal);
        Assert.Contains("AT+CPIN=***", link.End.Reason, StringComparison.Ordinal);

        var scrubber = new GsmModemAdapterFactory().CreateScrubber();
        var kept = new ArrayBufferWriter<byte>();
        scrubber.Scrub(CaptureDirection.Sent, "AT+CPIN=\"4711\"\r"u8, kept);
        scrubber.Scrub(CaptureDirection.Received, "\r\nRING\r\nAT+CPIN=\"47"u8, kept);
        scrubber.Scrub(CaptureDirection.Received, "11\"\r\r\nOK\r\n"u8, kept);
        Assert.Equal("AT+CPIN=\"***\"\r\r\nRING\r\nAT+CPIN=\"***\"\r\r\nOK\r\n", Encoding.Latin1.GetString(kept.WrittenSpan));
    }

    [Fact]
    public void An_echoed_PIN_is_in_no_capture_wherever_the_echo_is_cut()
    {
        var sent = "AT+CPIN?\rAT+CPIN=\"4711\"\r"u8.ToArray();
        var echo = "++CPIN=AT+CPIN=\"4711\"\r\r\nOK\r\n"u8.ToArray();
        for (var first = 0; first <= echo.Length; first++)
        {
            for (var second = first; second <= echo.Length; second++)
            {
                var scrubber = new GsmModemAdapterFactory().CreateScrubber();
                var (received, ours) = (new ArrayBufferWriter<byte>(), new ArrayBufferWriter<byte>());
                // What is sent meanwhile is no part of what comes.
                scrubber.Scrub(CaptureDirection.Received, echo.AsSpan(0, first), received);
                scrubber.Scrub(CaptureDirection.Sent, sent.AsSpan(0, Math.Min(first, sent.Length)), ours);
                scrubber.Scrub(CaptureDirection.Received, echo.AsSpan(first, second - first), received);
                scrubber.Scrub(CaptureDirection.Sent, sent.AsSpan(Math.Min(first, sent.Length)), ours);
                scrubber.Scrub(CaptureDirection.Received, echo.AsSpan(second), received);
                Assert.Equal("++CPIN=AT+CPIN=\"***\"\r\r\nOK\r\n", Encoding.Latin1.GetString(received.WrittenSpan));
                Assert.Equal("AT+CPIN?\rAT+CPIN=\"***\"\r", Encoding.Latin1.GetString(ours.WrittenSpan));
            }
        }
    }

    [Fact]
    public void A_PIN_whose_answer_was_lost_is_not_given_again()
    {
        var link = new ModemLink(new GsmModemOptions { Line = "201", Pin = "4711" });
        link.Give(Ok);
        link.Give($"\r\n+CPIN: SIM PIN\r\n{Ok}");
        Assert.EndsWith("AT+CPIN=\"4711\"\r", link.Output.TakeWire(), StringComparison.Ordinal);
        link.Advance(60);
        Assert.Equal(CloseNext.Retry, link.End?.Next);
        link.Reopen();
        link.Give(Ok);
        link.Give($"\r\n+CPIN: SIM PIN\r\n{Ok}");
        Assert.Equal(CloseNext.Blocked, link.End?.Next);
        Assert.DoesNotContain("4711", link.Output.TakeWire(), StringComparison.Ordinal);
        // Somebody opened the SIM: a modem that begins anew later may have it again.
        link.Reopen();
        link.Give(Ok);
        link.Give($"\r\n+CPIN: READY\r\n{Ok}");
        link.Reopen();
        link.Give(Ok);
        link.Output.TakeWire();
        link.Give($"\r\n+CPIN: SIM PIN\r\n{Ok}");
        Assert.Equal("AT+CPIN=\"4711\"\r", link.Output.TakeWire());
    }

    [Fact]
    public void A_SIM_that_asks_on_though_its_PIN_was_taken_is_asked_three_times()
    {
        var link = new ModemLink(new GsmModemOptions { Line = "201", Pin = "4711" });
        link.Give(Ok);
        link.Give($"\r\n+CPIN: SIM PIN\r\n{Ok}");
        link.Output.TakeWire();
        link.Give(Ok);
        for (var times = 0; times < 3; times++)
        {
            Assert.Null(link.End);
            Assert.Equal("AT+CPIN?\r", link.Output.TakeWire());
            link.Give($"\r\n+CPIN: SIM PIN\r\n{Ok}");
            Assert.Equal("", link.Output.TakeWire());
            link.Advance(3);
        }
        Assert.Equal(CloseNext.Blocked, link.End?.Next);
    }

    [Fact]
    public void No_reason_has_a_message_or_what_the_network_was_asked()
    {
        var link = ModemLink.InService();
        link.Execute(new SwitchCommand.Escape([new("command", "sms"), new("to", "12345"), new("text", "hellohello")]));
        link.Output.TakeWire();
        link.Give("\r\n> ");
        Assert.Contains("E8329BFD4697D9EC37", link.Output.TakeWire(), StringComparison.Ordinal);
        link.Give(Ok);
        link.Execute(new SwitchCommand.Escape([new("command", "ussd"), new("text", "*104*987654#")]));
        link.Give($"{Ok}\r\n+CUSD: 0,\"balance 17\",15\r\n");
        link.Give("\r\n+CMT: ,24\r\n07917283010010F5040BC87238880900F10000993092516195800AE8329BFD4697D9EC37\r\n");
        Assert.Contains(nameof(PrivateEvent), link.Events);
        link.Advance(60);
        foreach (var secret in new[] { "E8329BFD4697D9EC37", "987654", "balance" })
            Assert.DoesNotContain(secret, link.End!.Reason, StringComparison.Ordinal);
        Assert.Contains("< +CUSD | < +CMT: ,24 | < (72 digits)", link.End!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_of_a_message_stay_in_the_store_until_it_is_told()
    {
        var link = ModemLink.InService(new GsmModemOptions { Line = "201" });
        // Header 05 00 03, reference 7, of two: "a" and "b" in UCS2.
        string Part(int number) => $"0044058121436500086211220100000008050003070{"2"}0{number}006{number}";
        link.Give("\r\n+CMTI: \"SM\",3\r\n");
        link.Give($"\r\n+CMGR: 0,,28\r\n{Part(1)}\r\n{Ok}");
        Assert.DoesNotContain("AT+CMGD", link.Output.TakeWire(), StringComparison.Ordinal);
        link.Give("\r\n+CMTI: \"SM\",4\r\n");
        link.Give($"\r\n+CMGR: 0,,28\r\n{Part(2)}\r\n{Ok}");
        link.Give(Ok);
        Assert.EndsWith("AT+CMGD=3\rAT+CMGD=4\r", link.Output.TakeWire(), StringComparison.Ordinal);
        link.Give(Ok);
        Assert.Equal("ab", Text(Assert.Single(Messages())));

        // A part alone is told after an hour, by nothing but the time.
        link.Give("\r\n+CMTI: \"SM\",5\r\n");
        link.Give($"\r\n+CMGR: 0,,28\r\n{Part(2)}\r\n{Ok}");
        var deleted = false;
        for (var times = 0; times < 400 && !deleted; times++)
        {
            link.Advance(10);
            for (var sent = link.Output.TakeWire(); sent.Length > 0; sent = link.Output.TakeWire())
            {
                deleted |= sent.Contains("AT+CMGD=5", StringComparison.Ordinal);
                link.Give(Ok);
            }
        }
        Assert.True(deleted);
        Assert.Equal("b", Text(Messages()[^1]));

        List<PrivateEvent> Messages() => [.. link.Output.Events.OfType<PrivateEvent>().Where(static one => one.Name == "sms")];
        static string Text(PrivateEvent one) => one.Fields.Single(static field => field.Key == "text").Value;
    }

    [Fact]
    public void A_number_of_the_list_that_is_used_again_is_another_call()
    {
        var link = ModemLink.InService();
        link.Give("\r\nRING\r\n");
        link.Advance(0.2);
        link.Give($"\r\n+CLCC: 1,1,4,0,0,\"5551\",129\r\n{Ok}");
        link.Advance(0.5);
        link.Give($"\r\n+CLCC: 1,1,4,0,0,\"5552\",129\r\n{Ok}");
        Assert.Equal(["Originated", "Delivered", "ConnectionCleared", "CallCleared", "Originated", "Delivered"], CallEvents(link));
        var calls = link.Output.Events.OfType<CallEvent.Delivered>().Select(static one => one.Connection.CallId).ToList();
        Assert.Equal(2, calls.Distinct(StringComparer.Ordinal).Count());
        // Answered, and back at its beginning: another one again, though the number is the same.
        link.Advance(0.5);
        link.Give($"\r\n+CLCC: 1,1,0,0,0,\"5552\",129\r\n{Ok}");
        link.Advance(5);
        link.Give($"\r\n+CLCC: 1,1,4,0,0,\"5552\",129\r\n{Ok}");
        Assert.Equal(3, link.Output.Events.OfType<CallEvent.Delivered>().Count());
        Assert.Equal(2, link.Output.Events.OfType<CallEvent.CallCleared>().Count());
    }

    [Fact]
    public void A_call_that_is_missing_once_without_a_word_is_asked_for_again_before_it_is_over()
    {
        var link = ModemLink.InService();
        link.Give("\r\nRING\r\n");
        link.Advance(0.2);
        link.Give($"\r\n+CLCC: 1,1,4,0,0,\"5551\",129\r\n{Ok}");
        link.Advance(0.5);
        link.Give(Ok);
        link.Advance(0.5);
        link.Give($"\r\n+CLCC: 1,1,4,0,0,\"5551\",129\r\n{Ok}");
        Assert.Equal(["Originated", "Delivered"], CallEvents(link));
        foreach (var _ in new[] { 1, 2 })
        {
            link.Advance(0.5);
            link.Give(Ok);
        }
        Assert.Equal(["Originated", "Delivered", "ConnectionCleared", "CallCleared"], CallEvents(link));
    }

    [Fact]
    public void Nothing_is_concluded_from_a_list_with_a_line_that_cannot_be_right()
    {
        var link = ModemLink.InService();
        link.Give("\r\nRING\r\n");
        link.Advance(0.2);
        link.Give($"\r\n+CLCC: 1,1,4,0,0,\"5551\",129\r\n{Ok}");
        foreach (
            var broken in new[] { "+CLCC: 0,1,4,0,0,\"5551\",129", "+CLCC: 1,1,9,0,0,\"5551\",129", "+CLCC: 1,1,4,0,0,\"55\u00E151\",129" }
        )
        {
            link.Advance(0.5);
            link.Give($"\r\n{broken}\r\n{Ok}");
        }
        Assert.Equal(["Originated", "Delivered"], CallEvents(link));
        Assert.Equal(3, link.Output.Items.OfType<ReplayItem.Anomaly>().Count());
    }

    [Fact]
    public void A_party_that_is_taken_out_of_a_conference_has_a_call_of_its_own()
    {
        var link = ModemLink.InService();
        link.Give("\r\n^CONN:1,0\r\n");
        link.Advance(0.2);
        link.Give($"\r\n+CLCC: 1,0,0,0,1,\"100\",129\r\n\r\n+CLCC: 2,0,0,0,1,\"102\",129\r\n{Ok}");
        Assert.Single(link.Output.Events.OfType<CallEvent.Conferenced>());
        link.Advance(5);
        link.Give($"\r\n+CLCC: 1,0,1,0,0,\"100\",129\r\n\r\n+CLCC: 2,0,0,0,0,\"102\",129\r\n{Ok}");
        Assert.Equal("ConnectionCleared Originated Established Held", string.Join(' ', CallEvents(link).TakeLast(4)));
        Assert.All(link.Output.Events.OfType<CallEvent.ConnectionCleared>(), static one => Assert.True(one.Inferred));
    }

    [Theory]
    [InlineData("*31#5551", "\"5551\",129")]
    [InlineData("0305551", "\"49305551\",145")]
    public void A_call_that_is_listed_otherwise_than_it_was_dialled_is_the_same_call(string dialled, string listed)
    {
        var link = ModemLink.InService();
        link.Execute(new SwitchCommand.MakeCall("201", dialled));
        link.Give(Ok);
        link.Give($"\r\n+CLCC: 1,0,2,0,0,{listed}\r\n{Ok}");
        foreach (var state in new[] { 3, 3, 0 })
        {
            link.Advance(0.5);
            link.Give($"\r\n+CLCC: 1,0,{state},0,0,{listed}\r\n{Ok}");
        }
        Assert.Equal(["Originated", "Delivered", "Established"], CallEvents(link));
        Assert.Equal(dialled, link.Output.Events.OfType<CallEvent.Established>().Single().AnsweringDevice.Number);
        // Its number of the list is used again for another one.
        link.Advance(5);
        link.Give($"\r\n+CLCC: 1,0,0,0,0,\"777\",129\r\n{Ok}");
        Assert.Contains(nameof(CallEvent.CallCleared), CallEvents(link));
    }

    [Fact]
    public void A_word_that_ended_a_call_says_nothing_of_a_later_one()
    {
        var link = ModemLink.InService();
        link.Give("\r\nBUSY\r\n");
        link.Give(Ok);
        link.Execute(new SwitchCommand.MakeCall("201", "100"));
        link.Give(Ok);
        link.Give($"\r\n+CLCC: 1,0,3,0,0,\"100\",129\r\n{Ok}");
        link.Advance(0.5);
        link.Give(Ok);
        Assert.Equal(["Originated", "Delivered"], CallEvents(link));
        link.Advance(0.5);
        link.Give(Ok);
        Assert.Equal(["Originated", "Delivered", "ConnectionCleared", "CallCleared"], CallEvents(link));
        Assert.Null(link.Output.Events.OfType<CallEvent.CallCleared>().Single().NativeCause);
    }

    [Fact]
    public void A_word_that_comes_while_a_list_is_on_its_way_is_kept_for_the_next()
    {
        var link = ModemLink.InService();
        link.Execute(new SwitchCommand.MakeCall("201", "100"));
        link.Give(Ok);
        link.Give($"\r\n+CLCC: 1,0,3,0,0,\"100\",129\r\n{Ok}");
        link.Advance(0.5);
        link.Give($"\r\nNO ANSWER\r\n\r\n+CLCC: 1,0,3,0,0,\"100\",129\r\n{Ok}");
        link.Give(Ok);
        Assert.Equal(["Originated", "Delivered", "Failed", "CallCleared"], CallEvents(link));
        Assert.Equal(EventCause.CallNotAnswered, link.Output.Events.OfType<CallEvent.Failed>().Single().Cause);
    }

    [Fact]
    public void A_caller_whose_number_comes_after_the_list_is_told()
    {
        var link = ModemLink.InService();
        link.Give("\r\nRING\r\n");
        link.Advance(0.2);
        link.Give($"\r\n+CLCC: 1,1,4,0,0,\"\",128\r\n{Ok}");
        for (var rings = 0; rings < 2; rings++)
            link.Give("\r\n+CLIP: \"5551\",129,,,,0\r\n");
        Assert.Equal(["Originated", "Delivered", "CallInformation"], CallEvents(link));
        Assert.Equal("5551", link.Output.Events.OfType<CallEvent.CallInformation>().Single().Device.Number);
        // The list goes on without it: the call and its number stay.
        link.Advance(1);
        link.Give($"\r\n+CLCC: 1,1,4,0,0,\"\",128\r\n{Ok}");
        Assert.Equal(3, CallEvents(link).Count());
    }

    [Theory]
    [InlineData("\r\nRING\r\n\r\n+CLIP: \"\",128,,,,1\r\n", PartyStatus.Restricted)]
    [InlineData("\r\nRING\r\n\r\n+CLIP: \"\",128,,,,2\r\n", PartyStatus.NotKnown)]
    [InlineData("\r\n+CCWA: \"\",128,1,,1\r\n", PartyStatus.Restricted)]
    [InlineData("\r\n+CCWA: \"\",128,1,,2\r\n", PartyStatus.NotKnown)]
    public void A_caller_without_a_number_has_not_that_of_the_one_before(string said, PartyStatus status)
    {
        var link = ModemLink.InService();
        // One who hung up before the calls were listed.
        link.Give("\r\nRING\r\n\r\n+CLIP: \"5551\",129,,,,0\r\n");
        link.Give(said);
        link.Advance(0.2);
        link.Give($"\r\n+CLCC: 1,1,4,0,0,\"\",128\r\n{Ok}");
        var far = link.Output.Events.OfType<CallEvent.Delivered>().Single().CallingDevice;
        Assert.Equal((status, null), (far.Status, far.Number));
    }

    [Fact]
    public void A_call_without_a_number_is_not_the_one_before_that_had_one_or_was_gone()
    {
        var link = ModemLink.InService();
        link.Give("\r\nRING\r\n");
        link.Advance(0.2);
        link.Give($"\r\n+CLCC: 1,1,4,0,0,\"5551\",129\r\n{Ok}");
        link.Advance(0.5);
        link.Give($"\r\n+CLCC: 1,1,4,0,0,\"\",128\r\n{Ok}");
        Assert.Equal(2, link.Output.Events.OfType<CallEvent.Delivered>().Count());
        link.Advance(0.5);
        link.Give(Ok);
        link.Advance(0.5);
        link.Give($"\r\n+CLCC: 1,1,4,0,0,\"\",128\r\n{Ok}");
        Assert.Equal(3, link.Output.Events.OfType<CallEvent.Delivered>().Count());
        // A list that does not tell numbers says nothing of them.
        link.Advance(0.5);
        link.Give($"\r\n+CLCC: 1,1,4,0,0\r\n{Ok}");
        Assert.Equal(3, link.Output.Events.OfType<CallEvent.Delivered>().Count());
    }

    [Fact]
    public void More_commands_than_can_wait_are_refused()
    {
        var link = ModemLink.InService();
        for (var times = 0; times < 100; times++)
            link.Execute(new SwitchCommand.Escape([new("command", "signal")]));
        Assert.Equal(35, link.Answers.Skip(2).Count(static one => one.Outcome == CommandOutcome.Rejected));
    }

    private static IEnumerable<string> CallEvents(ModemLink link) =>
        link.Output.Events.OfType<CallEvent>().Select(static one => one.GetType().Name);
}
