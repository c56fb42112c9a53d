using CtiMiddleware.BoardSimulator.Tests.Lines;
using CtiMiddleware.Media.Dtmf;
using CtiMiddleware.Simulators.Board.Lines;

namespace CtiMiddleware.Boards.Live.Tests.VoiceModem;

/// <summary>A real vgetty, an answering machine by other hands, on our voice modem and our telephone line.</summary>
public sealed class VgettyTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task Vgetty_finds_a_V253_modem_answers_after_two_rings_greets_beeps_and_records_the_caller()
    {
        await using var bench = await VoiceBench.StartAsync(("rings", "2"), ("voice_log_level", "6"));
        RawModemFile.Write(Path.Combine(bench.Folder, "spool/messages/standard.rmd"), Listening.Tone(1200, TimeSpan.FromSeconds(2)));
        await using var vgetty = bench.Run("/usr/sbin/vgetty", "-x", "6", bench.Device);
        await bench.UntilAsync("vgetty set the modem up", static (_, modem) => modem.Dialogue.Contains("+VDR=1,15"), Patience);
        Assert.Contains("+VSM=?", await bench.CommandsAsync());
        await bench.UntilAsync(
            "vgetty waits for a ring",
            (_, _) => bench.Logs().Contains("waiting...", StringComparison.Ordinal),
            Patience
        );
        var caller = new LinePlayer();
        await bench.On((exchange, _) => exchange.Ring(new LineCaller { Number = "5551234", Name = "DOE JOHN" }, caller));

        await bench.UntilAsync("vgetty answers", (_, _) => caller.Call is not null, Patience);
        await bench.UntilAsync("vgetty records", static (_, modem) => modem.Dialogue.Contains("+VRX"), Patience);
        var heard = await bench.On((_, _) => caller.HeardSamples.ToArray());
        var beep = Array.FindLastIndex(heard, static sample => sample > 1000);
        Assert.True(heard[..(beep - 14_000)].ShareOf(1200) > 0.8, "the greeting is a tone of 1,200 Hz");
        Assert.InRange(heard.Chunk(800).Count(static part => part.Loudness() > 500 && part.ShareOf(933) > 0.8), 12, 16);

        await bench.On((_, _) => Say(caller, [.. Listening.Tone(700, TimeSpan.FromSeconds(2)), .. Keys("5")]));
        await bench.UntilAsync("the caller has spoken", (_, _) => caller.IsSilent, Patience);
        await bench.UntilAsync("vgetty hears the digit", (_, _) => bench.Logs().Contains("<DLE> <5>", StringComparison.Ordinal), Patience);
        await bench.On((_, _) => HangUp(caller));
        await bench.UntilAsync("vgetty hangs up", static (exchange, _) => !exchange.Line.IsOffHook, Patience);

        await bench.UntilAsync(
            "the caller is known",
            (_, _) => bench.Logs().Contains("name='DOE JOHN', caller=5551234", StringComparison.Ordinal),
            Patience
        );
        var file = Assert.Single(Directory.EnumerateFiles(Path.Combine(bench.Folder, "spool/incoming"), "*.rmd"));
        var recorded = RawModemFile.Read(file);
        Assert.True(recorded.ShareOf(700) > 0.8, "the recording is the caller's tone of 700 Hz");
        Assert.InRange(recorded.Chunk(800).Count(static part => part.Loudness() > 500 && part.ShareOf(700) > 0.8), 18, 21);
        Assert.Equal(0, await bench.On(static (_, modem) => modem.AudioBytesLost + modem.BytesLost));
    }

    private static bool Say(LinePlayer caller, short[] samples)
    {
        caller.Say(samples);
        return true;
    }

    private static bool HangUp(LinePlayer caller)
    {
        caller.Call!.HangUp();
        return true;
    }

    private static short[] Keys(string digits)
    {
        var samples = new short[digits.Length * 1600];
        new DtmfGenerator(digits).Generate(samples);
        return samples;
    }
}
