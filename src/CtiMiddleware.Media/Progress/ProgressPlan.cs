using CtiMiddleware.Media.Dtmf;
using CtiMiddleware.Media.Tones;

namespace CtiMiddleware.Media.Progress;

/// <summary>What a detector listens for: the tones of a country and those that are the same everywhere. Immutable.</summary>
internal sealed class ProgressPlan
{
    private readonly List<ToneSignature> _signatures = [];
    private readonly List<TonePattern> _patterns = [];
    private readonly List<(int Signature, int Hops)> _continuous = [];

    public ProgressPlan(CountryTones country, ProgressOptions options)
    {
        // E.180: ± 50 Hz each, which holds the values of North America too.
        FirstStep = Add(ToneSignature.Around(950));
        Add(ToneSignature.Around(1400));
        Add(ToneSignature.Around(1800));
        Answer = Add(ToneSignature.AllOf([2100]));
        BellAnswer = Add(ToneSignature.AllOf([2225]));
        OnAndOff(ProgressSignal.FaxCalling, 1100, 500, 3000, options);
        OnAndOff(ProgressSignal.ModemCalling, 1300, 600, 1750, options);
        foreach (var tone in country.Tones.Where(t => t.Tone != CallTone.SpecialInformation))
            AddTone(tone, options);
        foreach (var tone in country.Tones.Where(t => t.Tone != CallTone.SpecialInformation && IsContinuous(t)))
        {
            int signature = SignatureOf(tone.Segments[^1]);
            int longest = _patterns.Select(p => p.LongestOf(signature)).DefaultIfEmpty(0).Max();
            _continuous.Add((signature, Math.Max(TonePattern.Hops(options.Continuous), longest + 10)));
        }
        var frequencies = new List<double>();
        foreach (var signature in _signatures)
        {
            signature.Place = frequencies.Count;
            frequencies.AddRange(signature.Groups.SelectMany(group => group));
        }
        Keys = frequencies.Count;
        frequencies.AddRange(DtmfDigits.LowGroup);
        frequencies.AddRange(DtmfDigits.HighGroup);
        Frequencies = frequencies;
    }

    public IReadOnlyList<double> Frequencies { get; }

    /// <summary>Where the eight frequencies of push-button digits begin in the bank: digits are neither tones of the network nor speech.</summary>
    public int Keys { get; }

    public IReadOnlyList<ToneSignature> Signatures => _signatures;

    public IReadOnlyList<TonePattern> Patterns => _patterns;

    /// <summary>The first of the three steps of the special information tone; the others follow.</summary>
    public int FirstStep { get; }

    public int Answer { get; }

    public int BellAnswer { get; }

    /// <summary>After how many hops a signature is a continuous dial tone; 0 when it never is.</summary>
    public int DialTonesAfter(int signature)
    {
        foreach (var one in _continuous)
        {
            if (one.Signature == signature)
                return one.Hops;
        }
        return 0;
    }

    private static bool IsContinuous(CountryTone tone) => tone.Segments[^1].Duration == Timeout.InfiniteTimeSpan;

    private static ProgressSignal SignalOf(CallTone tone) =>
        tone switch
        {
            CallTone.Dial => ProgressSignal.DialTone,
            CallTone.Ringback => ProgressSignal.Ringback,
            CallTone.Busy => ProgressSignal.Busy,
            CallTone.Reorder => ProgressSignal.Reorder,
            CallTone.CallWaiting => ProgressSignal.CallWaiting,
            _ => ProgressSignal.SpecialInformation,
        };

    private void AddTone(CountryTone tone, ProgressOptions options)
    {
        if (IsContinuous(tone))
        {
            SignatureOf(tone.Segments[^1]);
            return;
        }
        // Bursts shorter than the window are not heard as tones (Austria's call waiting has 40 ms).
        if (tone.Segments.Any(s => !s.IsSilence && s.Duration < TimeSpan.FromMilliseconds(90)))
            return;
        _patterns.Add(new(SignalOf(tone.Tone), [.. tone.Segments.Select(s => (SignatureOf(s), s.Duration))], options));
    }

    private void OnAndOff(ProgressSignal signal, double frequency, double on, double off, ProgressOptions options)
    {
        int signature = Add(ToneSignature.AllOf([frequency]));
        _patterns.Add(new(signal, [(signature, TimeSpan.FromMilliseconds(on)), (-1, TimeSpan.FromMilliseconds(off))], options));
    }

    private int SignatureOf(ToneSegment segment) =>
        segment.IsSilence ? -1 : Add(ToneSignature.AllOf(segment.Components.Select(c => c.Frequency)));

    private int Add(ToneSignature signature)
    {
        int known = _signatures.FindIndex(s => s.IsSame(signature));
        if (known >= 0)
        {
            if (signature.Groups.Sum(g => g.Length) > _signatures[known].Groups.Sum(g => g.Length))
                _signatures[known] = signature;
            return known;
        }
        _signatures.Add(signature);
        return _signatures.Count - 1;
    }
}
