using CtiMiddleware.Media.CallerId;
using CtiMiddleware.Media.Dtmf;

namespace CtiMiddleware.Simulators.Board.Lines;

/// <summary>What an exchange can say.</summary>
internal static class LineSounds
{
    private const double Level = 4000;

    public static ILineSound Silence { get; } = new Nothing();

    public static ILineSound Signal(string country, LineSignal signal) =>
        signal switch
        {
            LineSignal.Dial => new Tone([350, 440], []),
            LineSignal.RecallDial => new Tone([350, 440], [100, 100, 100, 100, 100, 100]) { ThenSteady = true },
            LineSignal.Ringback => new Tone([440, 480], [2000, 4000]),
            LineSignal.Busy => new Tone([480, 620], [500, 500]),
            LineSignal.Reorder => new Tone([480, 620], [250, 250]),
            LineSignal.SpecialInformation => new Tone([950], [330, 1000]),
            _ => Silence,
        };

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
                    Number = caller.Number,
                    NumberAbsence = caller.Number is null ? Absence(caller) : CallerIdAbsence.None,
                    Name = caller.Name,
                }
            )
        );

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

    private sealed class Tone(double[] frequencies, int[] cadence) : ILineSound
    {
        private long _at;

        public bool ThenSteady { get; init; }

        public bool Next(Span<short> samples)
        {
            var cycle = cadence.Sum() * 8L;
            foreach (ref var sample in samples)
            {
                var at = _at++;
                if (cycle > 0 && !(ThenSteady && at >= cycle))
                {
                    var left = at % cycle;
                    var on = true;
                    foreach (var part in cadence)
                    {
                        if (left < part * 8L)
                            break;
                        left -= part * 8L;
                        on = !on;
                    }
                    if (!on)
                        continue;
                }
                var sum = 0.0;
                foreach (var frequency in frequencies)
                    sum += Math.Sin(2 * Math.PI * frequency * at / 8000);
                sample = (short)(sum * Level);
            }
            return true;
        }
    }
}
