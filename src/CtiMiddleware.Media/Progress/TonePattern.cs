namespace CtiMiddleware.Media.Progress;

/// <summary>A cadence as the detector compares it: signatures and pauses with their lengths in hops of 10 ms. Immutable.</summary>
internal sealed class TonePattern
{
    private readonly int[] _signatures;
    private readonly int[] _lengths;
    private readonly int[] _tolerances;

    public TonePattern(ProgressSignal signal, IReadOnlyList<(int Signature, TimeSpan Length)> steps, ProgressOptions options)
    {
        Signal = signal;
        _signatures = [.. steps.Select(s => s.Signature)];
        _lengths = [.. steps.Select(s => Hops(s.Length))];
        _tolerances = [.. steps.Select(s => Hops((s.Length * options.Tolerance) + options.ToleranceTime))];
    }

    public ProgressSignal Signal { get; }

    /// <summary>The longest time that a signature sounds at a stretch; 0 when it is not in the pattern.</summary>
    public int LongestOf(int signature) =>
        Enumerable
            .Range(0, _lengths.Length)
            .Where(i => _signatures[i] == signature)
            .Select(i => _lengths[i] + _tolerances[i])
            .DefaultIfEmpty(0)
            .Max();

    public static int Hops(TimeSpan time) => (int)Math.Round(time.TotalMilliseconds / 10.0);

    /// <summary>How many of the last bursts fit, the running one not counted; −1 when the running one does not fit either.</summary>
    public int Fit(ReadOnlySpan<ToneBurst> bursts, int running, long elapsed)
    {
        int best = -1;
        for (int place = 0; place < _lengths.Length; place++)
        {
            if (_signatures[place] != running || elapsed > _lengths[place] + _tolerances[place])
                continue;
            best = Math.Max(best, FitBefore(bursts, place));
        }
        return best;
    }

    private int FitBefore(ReadOnlySpan<ToneBurst> bursts, int place)
    {
        int fits = 0;
        for (int back = bursts.Length - 1; back >= 0; back--)
        {
            place = place == 0 ? _lengths.Length - 1 : place - 1;
            ref readonly var burst = ref bursts[back];
            // What began before we listened may have been longer; it proves nothing.
            if (!burst.IsWhole || burst.Signature != _signatures[place] || Math.Abs(burst.Length - _lengths[place]) > _tolerances[place])
                break;
            fits++;
        }
        return fits;
    }
}
