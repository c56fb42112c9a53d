using CtiMiddleware.Media.CallerId;
using CtiMiddleware.Media.Dtmf;
using CtiMiddleware.Media.Tones;

namespace CtiMiddleware.Simulators.Board.Lines;

/// <summary>What an exchange can say.</summary>
internal static class LineSounds
{
    private static readonly TimeSpan Stutter = TimeSpan.FromMilliseconds(100);

    private const int LongestNumber = 20;
    private const int LongestName = 50;

    public static ILineSound Silence { get; } = new Nothing();

    /// <summary>A signal as a country has it; silence where its data has none.</summary>
    /// <exception cref="ArgumentException">The country is not known; those that are are named.</exception>
    public static ILineSound Signal(string country, LineSignal signal)
    {
        var tones = CountryTones.Of(country);
        return signal switch
        {
            LineSignal.Dial => Tone(tones, CallTone.Dial),
            LineSignal.RecallDial => Recall(tones),
            LineSignal.Ringback => Tone(tones, CallTone.Ringback),
            LineSignal.Busy => Tone(tones, CallTone.Busy),
            LineSignal.Reorder => Tone(tones, CallTone.Reorder),
            LineSignal.SpecialInformation => Tone(tones, CallTone.SpecialInformation),
            _ => Silence,
        };
    }

    private static ILineSound Tone(CountryTones tones, CallTone tone) => tones.Find(tone) is { } found ? new Played(found.Play()) : Silence;

    /// <summary>Three short pieces of the dial tone, then the dial tone (the stuttering one that PBXs and exchanges give after a flash).</summary>
    private static ILineSound Recall(CountryTones tones)
    {
        if (tones.Find(CallTone.Dial) is not { Segments: [var dial, ..] } tone)
            return Silence;
        var piece = dial with { Duration = Stutter };
        var gap = ToneSegment.Silence(Stutter);
        return new Played(new ToneGenerator([piece, gap, piece, gap, piece, gap, .. tone.Segments], repeats: false));
    }

    /// <summary>The number between D and C, or one letter for why there is none.</summary>
    public static ILineSound CallerIdByDtmf(LineCaller caller) =>
        new Digits(
            new DtmfGenerator(
                caller.Number is { Length: > 0 } number ? $"D{Dialable(number)}C"
                : caller.Absence == 'P' ? "B10C"
                : "B00C"
            )
        );

    public static ILineSound CallerIdByFsk(LineCaller caller, DateTimeOffset now) =>
        new Modulated(
            new CallerIdModulator(
                new CallerIdMessage
                {
                    Time = CallerIdMessage.TimeOf((caller.At ?? now).DateTime),
                    Number = Sendable(caller.Number, LongestNumber),
                    NumberAbsence = caller.Number is null ? Absence(caller) : CallerIdAbsence.None,
                    Name = Sendable(caller.Name, LongestName),
                }
            )
        );

    /// <summary>What the line can carry: ISO 646, anything else shows as a question mark; cut where a message would be too long.</summary>
    private static string? Sendable(string? text, int longest) =>
        text is null ? null : string.Concat(text.Take(longest).Select(static one => one is < ' ' or > '~' ? '?' : one));

    private static CallerIdAbsence Absence(LineCaller caller) =>
        caller.Absence == 'P' ? CallerIdAbsence.Private : CallerIdAbsence.OutOfArea;

    private static string Dialable(string number) => string.Concat(number.Where(DtmfDigits.IsDigit));

    private sealed class Digits(DtmfGenerator generator) : ILineSound
    {
        public bool Next(Span<short> samples)
        {
            generator.Generate(samples);
            return !generator.IsFinished;
        }
    }

    private sealed class Modulated(CallerIdModulator modulator) : ILineSound
    {
        public bool Next(Span<short> samples)
        {
            modulator.Generate(samples);
            return !modulator.IsFinished;
        }
    }

    private sealed class Nothing : ILineSound
    {
        public bool Next(Span<short> samples) => false;
    }

    private sealed class Played(ToneGenerator generator) : ILineSound
    {
        public bool Next(Span<short> samples)
        {
            generator.Generate(samples);
            return !generator.IsFinished;
        }
    }
}
