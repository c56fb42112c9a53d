using System.Text;
using CtiMiddleware.BoardSimulator.Tests.Lines;
using CtiMiddleware.Media.Codecs;
using CtiMiddleware.Media.Dtmf;
using CtiMiddleware.Simulators.Board.Lines;
using CtiMiddleware.Simulators.Board.VoiceModem;

namespace CtiMiddleware.BoardSimulator.Tests.VoiceModem;

public sealed class VoiceModemFaceTests
{
    private const string Ok = "\r\nOK\r\n";

    [Theory]
    [InlineData("AT", Ok)]
    [InlineData("at", Ok)]
    [InlineData("ATQ0V1H0", Ok)]
    [InlineData("AT+FCLASS=2.0", Ok)]
    [InlineData("AT+FAA=1;+FCR=1", Ok)]
    [InlineData("AT+FCLASS?", "\r\n0\r\n\r\nOK\r\n")]
    [InlineData("AT+FCLASS=?", "\r\n0,1,2,2.0,8\r\n\r\nOK\r\n")]
    [InlineData("AT+VRA=70;+VRN=10", Ok)]
    [InlineData("AT+VSD=40,70;+VSD?", "\r\n40,70\r\n\r\nOK\r\n")]
    [InlineData("AT+VGT=256", "\r\nERROR\r\n")]
    [InlineData("ATS0=3S0?", "\r\n003\r\n\r\nOK\r\n")]
    [InlineData("AT+FMI", "\r\nCtiMiddleware\r\n\r\nOK\r\n")]
    [InlineData("AT+VLS=1", "\r\nERROR\r\n")]
    [InlineData("AT+NOSUCH", "\r\nERROR\r\n")]
    [InlineData("AT+FCLASS=9", "\r\nERROR\r\n")]
    [InlineData("ATV0", "0\r")]
    [InlineData("ATQ1", "")]
    public void A_command_line_is_answered(string line, string answer)
    {
        var bench = new ModemBench();
        bench.Ask("ATE0");
        Assert.Equal(answer, bench.Ask(line));
    }

    [Fact]
    public void Characters_are_echoed_until_E0()
    {
        var bench = new ModemBench();
        Assert.Equal("ATE0\r\r\nOK\r\n", bench.Ask("ATE0"));
        Assert.Equal(Ok, bench.Ask("AT"));
    }

    [Fact]
    public void A_slash_repeats_and_garbage_before_AT_is_passed_over()
    {
        var bench = new ModemBench();
        bench.Ask("ATE0");
        Assert.Equal("\r\n0\r\n\r\nOK\r\n", bench.Ask("+++\x10\x03xAAT+FCLASS?"));
        bench.Write("A/");
        Assert.EndsWith("\r\n0\r\n\r\nOK\r\n", bench.Said, StringComparison.Ordinal);
    }

    [Fact]
    public void Ringing_is_told_and_off_hook_answers()
    {
        var bench = new ModemBench();
        bench.Prepare();
        var caller = new LinePlayer();
        bench.Exchange.Ring(new LineCaller { Number = "5551234" }, caller);
        var said = bench.Next(7);
        Assert.Equal(2, said.Split("\r\nRING\r\n").Length - 1);
        Assert.Equal(Ok, bench.Ask("AT+VLS=1"));
        Assert.Equal(LineCallState.Talking, caller.Call!.State);
        Assert.Equal(Ok, bench.Ask("ATH"));
        Assert.True(caller.HasEnded);
    }

    [Theory]
    [InlineData("v253", "5551234", "DOE JOHN", "\r\nDATE = 0301\r\nTIME = 1234\r\nNMBR = 5551234\r\nNAME = DOE JOHN\r\n")]
    [InlineData("is101", "5551234", null, "\r\nDATE=0301\r\nTIME=1234\r\nNMBR=5551234\r\n")]
    [InlineData("v253", null, null, "\r\nDATE = 0301\r\nTIME = 1234\r\nNMBR = P\r\n")]
    public void Caller_id_is_told_between_the_first_and_the_second_ring(string profile, string? number, string? name, string told)
    {
        var bench = new ModemBench(profile);
        bench.Prepare();
        bench.Ask("AT+VCID=1");
        bench.Exchange.Ring(
            new LineCaller
            {
                Number = number,
                Name = name,
                Absence = 'P',
            },
            new LinePlayer()
        );
        Assert.Equal("\r\nRING\r\n" + told, bench.Next(5));
        Assert.Equal("\r\nRING\r\n", bench.Next(3));
    }

    [Fact]
    public void Distinctive_ringing_is_told_in_tenths_of_seconds()
    {
        var bench = new ModemBench();
        bench.Prepare();
        bench.Ask("AT+VDR=1,15");
        bench.Exchange.Ring(new LineCaller { Number = "1" }, new LinePlayer());
        Assert.Equal("\r\nRING\r\n\r\nDRON=20\r\n\r\nDROF=40\r\n\r\nRING\r\n", bench.Next(7));
    }

    [Fact]
    public void What_is_sent_is_spoken_on_the_line_at_its_pace()
    {
        var bench = Answered(out var caller);
        bench.Ask("AT+VSM=5,8000");
        Assert.Equal("\r\nCONNECT\r\n", bench.Ask("AT+VTX"));
        var tone = Listening.Tone(1000, TimeSpan.FromSeconds(1));
        var coded = new byte[tone.Length];
        new SampleEncoder(AudioEncoding.ALaw).Encode(tone, coded);
        var heardBefore = caller.HeardSamples.Count;
        foreach (var part in coded.Chunk(160))
        {
            bench.Modem.Receive(Shield(part));
            bench.Run(0.02);
        }
        bench.Write("\x10\x03");
        Assert.DoesNotContain(Ok, bench.Next(0.01), StringComparison.Ordinal);
        Assert.Equal(Ok, bench.Next(0.2));
        Assert.Equal(ModemMode.Command, bench.Modem.Mode);
        Assert.True(caller.HeardSamples.Skip(heardBefore).ShareOf(1000) > 0.8);
        Assert.Equal(0, bench.Modem.AudioBytesLost);
    }

    [Fact]
    public void A_full_transmit_buffer_stops_the_computer_and_what_comes_nevertheless_is_lost_and_counted()
    {
        var bench = Answered(out _);
        bench.Ask("AT+VTX");
        bench.Modem.Receive(new byte[1800]);
        Assert.False(bench.Modem.IsReady);
        Assert.False(bench.Lines.HasFlag(ModemLines.ClearToSend));
        bench.Modem.Receive(new byte[1000]);
        Assert.Equal(752, bench.Modem.AudioBytesLost);
        bench.Run(0.2);
        Assert.True(bench.Modem.IsReady);
    }

    [Fact]
    public void A_transmission_that_runs_dry_is_told_once()
    {
        var bench = Answered(out _);
        bench.Ask("AT+VTX");
        bench.Modem.Receive(new byte[400]);
        Assert.Equal("\x10u", bench.Next(1));
    }

    [Fact]
    public void Cancel_throws_away_what_was_not_spoken()
    {
        var bench = Answered(out _);
        bench.Ask("AT+VTX");
        bench.Modem.Receive(new byte[1500]);
        bench.Write("\x10\x18\x10\x03");
        Assert.Equal(Ok, bench.Next(0.05));
    }

    [Fact]
    public void What_is_heard_comes_shielded_with_digits_as_codes()
    {
        var bench = Answered(out var caller);
        bench.Ask("AT+VSM=1,8000");
        Assert.StartsWith("\r\nCONNECT\r\n", bench.Ask("AT+VRX", 0), StringComparison.Ordinal);
        var from = bench.SaidBytes.Length;
        var keys = new short[4000];
        new DtmfGenerator("5#").Generate(keys);
        caller.Say(keys);
        bench.Run(1);
        bench.Write("\x10!");
        var (audio, codes) = Unshield(bench.SaidBytes.AsSpan(from));
        Assert.Equal("5#\x03", codes);
        Assert.InRange(audio.Length, 7900, 8300);
        Assert.EndsWith("\x10\x03\r\nOK\r\n", bench.Said, StringComparison.Ordinal);
        var samples = new short[audio.Length];
        new SampleDecoder(AudioEncoding.Linear8Unsigned).Decode(audio, samples);
        var heard = new List<DtmfEvent>();
        new DtmfDetector().Listen(samples, heard);
        Assert.Equal("5#", string.Concat(heard.Where(static one => !one.IsEnd).Select(static one => one.Digit)));
    }

    [Fact]
    public void Quiet_after_speech_is_told_by_its_code()
    {
        var bench = Answered(out var caller);
        bench.Ask("AT+VSM=1,8000;+VSD=128,20");
        bench.Ask("AT+VRX", 0);
        caller.Say(Listening.Tone(1000, TimeSpan.FromSeconds(1)));
        Assert.DoesNotContain("\x10q", bench.Next(2.5), StringComparison.Ordinal);
        Assert.Contains("\x10q", bench.Next(1), StringComparison.Ordinal);
    }

    [Fact]
    public void A_hang_up_of_the_far_end_is_told_by_busy_and_by_what_the_line_shows()
    {
        var options = new LineExchangeOptions { HangUpSignals = HangUpSignals.LoopInterruption | HangUpSignals.PolarityReversal };
        var bench = Answered(out var caller, options);
        caller.Call!.HangUp();
        bench.Run(4);
        var said = bench.Said;
        Assert.Contains("\x10l", said, StringComparison.Ordinal);
        Assert.Contains("\x10L", said, StringComparison.Ordinal);
        Assert.Contains("\x10" + "b", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("5551234", "\r\nRINGING\r\n", "\r\nOK\r\n")]
    [InlineData("77", "", "\r\nBUSY\r\n")]
    [InlineData("78", "", "\r\nBUSY\r\n")]
    public void Dialling_tells_what_is_heard(string number, string progress, string result)
    {
        var bench = new ModemBench();
        bench.Prepare();
        bench.Ask("AT+VRA=70;+VRN=10");
        var party = new LinePlayer();
        bench.Exchange.Route = (digits, _) =>
            digits switch
            {
                "5551234" => new LineRoute.ToParty(party, TimeSpan.FromSeconds(9)),
                "77" => new LineRoute.ToSignal(LineSignal.Busy),
                "78" => new LineRoute.ToSignal(LineSignal.Reorder),
                _ => new LineRoute.MoreDigits(),
            };
        var said = bench.Ask("ATD" + number, 30);
        Assert.Equal(progress + result, said);
        Assert.Equal(number == "5551234", bench.Line.IsOffHook);
    }

    [Fact]
    public void No_dial_tone_is_told()
    {
        var bench = new ModemBench(options: new LineExchangeOptions { DialTone = false });
        bench.Prepare();
        Assert.Equal("\r\nNO DIALTONE\r\n", bench.Ask("ATD123", 10));
        Assert.False(bench.Line.IsOffHook);
    }

    [Fact]
    public void A_character_ends_dialling()
    {
        var bench = new ModemBench();
        bench.Prepare();
        bench.Write("ATD123\r\n");
        bench.Run(1);
        Assert.Equal("\r\nNO CARRIER\r\n", bench.Ask("", 0.1));
        Assert.False(bench.Line.IsOffHook);
    }

    [Fact]
    public void Tones_digits_and_the_flash_go_to_the_line_before_OK()
    {
        var bench = Answered(out var caller);
        Assert.Equal("", bench.Ask("AT+VTS=[933,,150]", 1.4));
        Assert.Equal(Ok, bench.Next(0.2));
        Assert.True(caller.HeardSamples.TakeLast(8000).ShareOf(933) > 0.8);
        Assert.Equal(Ok, bench.Ask("AT+VTS={5,20},#", 1));
        bench.Exchange.Route = static (digits, _) => digits == "22" ? new LineRoute.ToSignal(LineSignal.Busy) : new LineRoute.MoreDigits();
        Assert.Contains(Ok, bench.Ask("AT+VTS=!,2,2", 2), StringComparison.Ordinal);
        Assert.Contains(new LineEvent.Held(caller.Call!), bench.Told);
        Assert.Contains(new LineEvent.Failed("22", LineSignal.Busy), bench.Told);
    }

    [Fact]
    public void An_answer_by_itself_after_S0_rings()
    {
        var bench = new ModemBench("is101");
        bench.Prepare();
        bench.Ask("ATS0=2");
        var caller = new LinePlayer();
        bench.Exchange.Ring(new LineCaller(), caller);
        Assert.EndsWith("\r\nVCON\r\n", bench.Next(7), StringComparison.Ordinal);
        Assert.NotNull(caller.Call);
    }

    [Fact]
    public void DTR_dropped_hangs_up()
    {
        var bench = Answered(out var caller);
        bench.Ask("AT+VTX");
        bench.Modem.SetDataTerminalReady(on: false);
        Assert.True(caller.HasEnded);
        Assert.Equal("\r\n0\r\n\r\nOK\r\n", bench.Ask("AT+FCLASS?"));
    }

    [Fact]
    public void A_dead_modem_says_nothing_and_a_deaf_one_still_tells_of_rings()
    {
        var bench = new ModemBench();
        bench.Prepare();
        bench.Modem.Faults.AnswersNothing = true;
        Assert.Equal("", bench.Ask("AT"));
        bench.Exchange.Ring(new LineCaller(), new LinePlayer());
        Assert.Contains("RING", bench.Next(1), StringComparison.Ordinal);
        bench.Modem.Faults.IsDead = true;
        Assert.Equal("", bench.Next(10));
    }

    [Fact]
    public void Any_bytes_leave_it_able_to_answer()
    {
        var bench = new ModemBench();
        var random = new Random(5);
        var bytes = new byte[64];
        for (var i = 0; i < 2000; i++)
        {
            random.NextBytes(bytes);
            bench.Modem.Receive(bytes);
            bench.Run(0.01);
        }
        bench.Modem.PowerCycle();
        Assert.EndsWith(Ok, bench.Ask("\rAT"), StringComparison.Ordinal);
    }

    private static ModemBench Answered(out LinePlayer caller, LineExchangeOptions? options = null)
    {
        var bench = new ModemBench(options: options);
        bench.Prepare();
        caller = new LinePlayer();
        bench.Exchange.Ring(new LineCaller { Number = "5551234" }, caller);
        bench.Run(1);
        bench.Ask("AT+VLS=1");
        Assert.NotNull(caller.Call);
        return bench;
    }

    internal static byte[] Shield(ReadOnlySpan<byte> bytes)
    {
        var shielded = new List<byte>();
        foreach (var value in bytes)
        {
            shielded.Add(value);
            if (value == 0x10)
                shielded.Add(0x10);
        }
        return [.. shielded];
    }

    internal static (byte[] Audio, string Codes) Unshield(ReadOnlySpan<byte> bytes)
    {
        var audio = new List<byte>();
        var codes = new StringBuilder();
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] != 0x10)
                audio.Add(bytes[i]);
            else if (bytes[++i] == 0x10)
                audio.Add(0x10);
            else
            {
                codes.Append((char)bytes[i]);
                if (bytes[i] == 3)
                    break;
            }
        }
        return ([.. audio], codes.ToString());
    }
}
