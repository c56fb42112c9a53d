using CtiMiddleware.BoardSimulator.Tests.Lines;
using CtiMiddleware.Live.Tests.Peers;
using CtiMiddleware.Simulators.Board.Lines;

namespace CtiMiddleware.Boards.Live.Tests.VoiceModem;

/// <summary>A real vm, the command line of the same makers, on our voice modem and our telephone line.</summary>
public sealed class VmTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task Vm_plays_a_file_to_a_caller()
    {
        await using var bench = await VoiceBench.StartAsync(("voice_log_level", "6"));
        var caller = await HotLineAsync(bench);
        RawModemFile.Write(Path.Combine(bench.Folder, "tmp/tone.rmd"), Listening.Tone(1200, TimeSpan.FromSeconds(2)));
        await using var vm = bench.Run("/usr/bin/vm", "play", "-l", bench.Device, "-t", "/tmp/tone.rmd");
        await EndsWellAsync(vm, bench);
        var heard = await bench.On((_, _) => caller.HeardSamples.ToArray());
        Assert.True(heard.ShareOf(1200) > 0.8);
        // Two seconds are 100 frames. A gap on a busy machine splits one into two quieter ones; played twice they would be 200.
        Assert.InRange(heard.Chunk(160).Count(static frame => frame.Loudness() > 500), 80, 150);
        Assert.True(await bench.On((_, _) => caller.HasEnded));
    }

    [Fact]
    public async Task Vm_beeps()
    {
        await using var bench = await VoiceBench.StartAsync(("voice_log_level", "6"));
        var caller = await HotLineAsync(bench);
        await using var vm = bench.Run("/usr/bin/vm", "beep", "-l", bench.Device, "-t", "800", "500");
        await EndsWellAsync(vm, bench);
        var heard = await bench.On((_, _) => caller.HeardSamples.ToArray());
        Assert.True(heard.ShareOf(800) > 0.8);
        Assert.InRange(heard.Chunk(160).Count(static part => part.Loudness() > 500), 24, 27);
    }

    [Fact]
    public async Task Vm_records_a_caller()
    {
        await using var bench = await VoiceBench.StartAsync(("voice_log_level", "6"));
        var caller = await HotLineAsync(bench);
        await bench.On(
            (_, _) =>
            {
                caller.Say(Listening.Tone(700, TimeSpan.FromSeconds(60)));
                return true;
            }
        );
        await using var vm = bench.Run("/usr/bin/vm", "record", "-l", bench.Device, "-t", "-L", "3", "/tmp/caller.rmd");
        await EndsWellAsync(vm, bench);
        var recorded = RawModemFile.Read(Path.Combine(bench.Folder, "tmp/caller.rmd"));
        Assert.True(recorded.ShareOf(700) > 0.8);
        Assert.True(recorded.Length > 2 * 8000, $"{recorded.Length} samples");
    }

    [Fact]
    public async Task Vm_dials_a_number_that_answers()
    {
        await using var bench = await VoiceBench.StartAsync(("voice_log_level", "6"));
        var party = new LinePlayer();
        await bench.On(
            (exchange, _) =>
                exchange.Route = (digits, _) =>
                    digits == "5551234" ? new LineRoute.ToParty(party, TimeSpan.FromSeconds(4)) : new LineRoute.MoreDigits()
        );
        await using var vm = bench.Run("/usr/bin/vm", "dial", "-l", bench.Device, "5551234");
        await bench.UntilAsync("the number answers", (_, _) => party.Call is not null, Patience);
        await EndsWellAsync(vm, bench);
        Assert.True(await bench.On((_, _) => party.HasEnded));
    }

    /// <summary>Off hook leads straight to somebody: vm does not expect a ring in the middle of its set-up.</summary>
    private static async Task<LinePlayer> HotLineAsync(VoiceBench bench)
    {
        var other = new LinePlayer();
        await bench.On((exchange, _) => exchange.HotLine = () => new LineRoute.ToParty(other, TimeSpan.Zero));
        return other;
    }

    private static async Task EndsWellAsync(ChildProcess vm, VoiceBench bench)
    {
        var code = await vm.WaitForExitAsync(Patience);
        if (code != 0)
            Assert.Fail($"vm ended with {code}.\n{vm.LastOutput()}\n{bench.Logs()}\n{string.Join(" · ", await bench.CommandsAsync())}");
    }
}
