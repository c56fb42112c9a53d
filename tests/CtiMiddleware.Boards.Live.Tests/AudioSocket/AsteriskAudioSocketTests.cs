using CtiMiddleware.Live.Tests.Peers;
using CtiMiddleware.Media.Dtmf;
using CtiMiddleware.Media.Wav;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Boards.Live.Tests.AudioSocket;

/// <summary>Real Asterisk's AudioSocket: what we play is heard, what is said is recorded, and keys are understood both ways they come.</summary>
public sealed class AsteriskAudioSocketTests(AudioSocketFixture fixture) : IClassFixture<AudioSocketFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_played_is_what_the_caller_hears()
    {
        var heard = fixture.Peer.InSpool("heard.wav");
        await fixture.Messages.PutAsync("prompt", WavWriter.Write(Sine(600, 2)), Token);
        var call = await fixture.CallAsync("listen");
        var played = await fixture.Board.PlayAsync(new SwitchCommand.PlayMessage(call, ["prompt"]), Token);
        Assert.Equal((null, VoiceEnd.EndOfMessage), (played.Refused, played.Reason));
        await HangUpAsync(call);
        WavAudio? file = null;
        await AudioSocketFixture.UntilAsync(() => (file = Read(heard)) is not null, "the caller's recording");
        // Pauses before and after are the caller's; the tone is ours, whole and of the right pitch.
        var loud = Frames(file!.Samples).Count(static frame => Share(frame, 600) > 0.8 && Power(frame) > 1e5);
        Assert.InRange(loud, 90, 102);
    }

    [Fact]
    public async Task What_the_caller_says_is_recorded()
    {
        await File.WriteAllBytesAsync(fixture.Peer.InSpool("speech.wav"), WavWriter.Write(Sine(850, 2)), Token);
        var call = await fixture.CallAsync("speak");
        var recorded = await fixture.Board.RecordAsync(
            new SwitchCommand.RecordMessage(call, null)
            {
                // The caller waits 4 s before it speaks.
                MaxDuration = TimeSpan.FromSeconds(60),
                Termination = new() { Silence = TimeSpan.FromSeconds(8) },
            },
            Token
        );
        Assert.Equal((null, VoiceEnd.Silence), (recorded.Refused, recorded.Reason));
        var audio = WavReader.Read(await fixture.Messages.GetAsync(recorded.Message!, Token));
        var loud = Frames(audio.Samples).Count(static frame => Share(frame, 850) > 0.8 && Power(frame) > 1e5);
        Assert.InRange(loud, 90, 102);
        await HangUpAsync(call);
    }

    [Theory]
    [InlineData("keys")]
    [InlineData("tones")]
    public async Task Keys_are_collected_once_each_whether_they_come_as_frames_or_as_tones(string caller)
    {
        var generator = new DtmfGenerator("42#");
        var samples = new short[4800];
        generator.Generate(samples);
        await File.WriteAllBytesAsync(fixture.Peer.InSpool("tones.wav"), WavWriter.Write(samples), Token);
        var call = await fixture.CallAsync(caller);
        var digits = await fixture.Board.CollectDigitsAsync(Collect("#"), Token);
        Assert.Equal((null, "42", CollectionEnd.FlushCharReceived, '#'), (digits.Refused, digits.Digits, digits.Cause, digits.FlushChar));
        await HangUpAsync(call);

        SwitchCommand.StartDataCollection Collect(string flush) =>
            new(call)
            {
                DigitsReportingCriteria = new() { FlushChar = flush, FirstDigitTimeout = TimeSpan.FromSeconds(30) },
            };
    }

    [Fact]
    public async Task A_key_stops_the_message_and_is_the_answer()
    {
        await fixture.Messages.PutAsync("long", WavWriter.Write(Sine(500, 20)), Token);
        var call = await fixture.CallAsync("keys");
        var menu = new SwitchCommand.PlayMessage(call, ["long"]) { Termination = new() { Digits = VoiceTermination.AnyDigit } };
        var played = await fixture.Board.PlayAsync(menu, Token);
        Assert.Equal((null, VoiceEnd.Digit, '4'), (played.Refused, played.Reason, played.Digit));
        Assert.True(played.Position < TimeSpan.FromSeconds(20), $"It was stopped at {played.Position}.");
        var digits = await fixture.Board.CollectDigitsAsync(
            new SwitchCommand.StartDataCollection(call) { DigitsReportingCriteria = new() { NumChars = 2 } },
            Token
        );
        Assert.Equal("42", digits.Digits);
        await HangUpAsync(call);
    }

    [Fact]
    public async Task A_caller_who_hangs_up_ends_what_was_going_on()
    {
        await fixture.Messages.PutAsync("long", WavWriter.Write(Sine(500, 20)), Token);
        var call = await fixture.CallAsync("speak");
        var playing = fixture.Board.PlayAsync(new SwitchCommand.PlayMessage(call, ["long"]), Token);
        await using (var probe = await fixture.Peer.LogInAsync())
            await probe.CommandAsync("channel request hangup all");
        var played = await playing;
        Assert.Equal(VoiceEnd.HangUp, played.Refused is null ? played.Reason : VoiceEnd.HangUp);
        await fixture.UntilGoneAsync();
    }

    private async Task HangUpAsync(NativeConnection call)
    {
        var ended = await fixture.Runtime.ExecuteAsync(new SwitchId("ivr"), new SwitchCommand.ClearConnection(call), new(), Token);
        Assert.Equal(CommandOutcome.Acknowledged, ended.Outcome);
        await fixture.UntilGoneAsync();
        await fixture.Peer.ClearAsync();
    }

    private static WavAudio? Read(string path)
    {
        try
        {
            var audio = File.Exists(path) ? WavReader.Read(File.ReadAllBytes(path)) : null;
            return audio is { IsCut: false, Samples.Length: > 15_000 } ? audio : null;
        }
        catch (Exception failure) when (failure is WavException or IOException)
        {
            // It is being written.
            return null;
        }
    }

    private static short[] Sine(double frequency, double seconds) =>
        [.. Enumerable.Range(0, (int)(8000 * seconds)).Select(i => (short)(8000 * Math.Sin(2 * Math.PI * frequency * i / 8000)))];

    private static IEnumerable<short[]> Frames(short[] samples) => samples.Chunk(160).Where(static frame => frame.Length == 160);

    private static double Power(short[] frame) => frame.Average(static one => (double)one * one);

    // The share of the frame's power that one frequency has.
    private static double Share(short[] frame, double frequency)
    {
        double real = 0;
        double imaginary = 0;
        for (var i = 0; i < frame.Length; i++)
        {
            real += frame[i] * Math.Cos(2 * Math.PI * frequency * i / 8000);
            imaginary += frame[i] * Math.Sin(2 * Math.PI * frequency * i / 8000);
        }
        var all = Power(frame);
        return all < 1 ? 0 : 2 * ((real * real) + (imaginary * imaginary)) / ((double)frame.Length * frame.Length * all);
    }
}
