using CtiMiddleware.Links.Spi;
using CtiMiddleware.Media.Dtmf;
using CtiMiddleware.Model.Commands;

namespace CtiMiddleware.Runtime.Tests.Voice;

/// <summary>Speech and silence: told once, by the board or by our own ear.</summary>
public sealed class SpeechTests
{
    [Fact]
    public void Speech_is_told_where_the_board_does_not_and_silence_also_when_nothing_comes_any_more()
    {
        using var bench = new VoiceBench(VoiceBench.Full);
        var caller = bench.Answered();
        bench.Hear(caller, new short[4000]);
        Assert.Empty(bench.Story);
        bench.Hear(caller, Spoken(1));
        Assert.Equal(["speechDetected"], bench.Story);
        bench.Advance(2);
        Assert.Equal(["speechDetected", "tone silence"], bench.Story);
        bench.Hear(caller, Spoken(1));
        bench.Hear(caller, new short[8000]);
        Assert.Equal(["speechDetected", "tone silence", "speechDetected", "tone silence"], bench.Story);
        bench.Advance(30);
        Assert.Equal(4, bench.Story.Count);
    }

    [Fact]
    public void Speech_in_a_recording_is_told_once()
    {
        using var bench = new VoiceBench(VoiceBench.Full);
        var caller = bench.Answered();
        bench.Execute(new SwitchCommand.RecordMessage(caller, null));
        bench.Hear(caller, Spoken(1));
        Assert.Equal(["record rec-1", "speechDetected"], bench.Story);
    }

    [Fact]
    public void A_key_is_no_speech()
    {
        using var bench = new VoiceBench(VoiceBench.Full);
        var caller = bench.Answered();
        var key = new short[4000];
        new DtmfGenerator("5").Generate(key);
        bench.Hear(caller, key);
        Assert.Equal(["digit 5"], bench.Story);
    }

    [Fact]
    public void What_the_board_tells_of_speech_and_silence_is_told()
    {
        using var bench = new VoiceBench(VoiceBench.Half);
        var caller = bench.Answered();
        bench.Execute(new SwitchCommand.RecordMessage(caller, null));
        bench.Hear(caller, Spoken(1));
        bench.Do(output => output.Media.ToneReceived(caller, LineTone.Speech));
        bench.Do(output => output.Media.ToneReceived(caller, LineTone.Silence));
        Assert.Equal(["record rec-1", "speechDetected", "tone silence"], bench.Story);
    }

    // Loud and less loud by turns, as syllables are.
    private static short[] Spoken(double seconds) =>
        [.. VoiceBench.Tone(seconds).Select(static (sample, i) => (short)(i / 640 % 2 == 0 ? sample : sample / 6))];
}
