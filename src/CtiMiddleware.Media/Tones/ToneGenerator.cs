namespace CtiMiddleware.Media.Tones;

/// <summary>
/// Plays segments of sines and silence, once or over and over, in blocks of any size; the phase of a sine that goes on is not broken between
/// blocks. Sums of sines are saturated at full scale. Allocates nothing while it plays; not thread-safe.
/// </summary>
public sealed class ToneGenerator
{
    private readonly Segment[] _segments;
    private readonly bool _repeats;
    private int _segment;
    private long _position;

    /// <summary>Prepares segments.</summary>
    /// <param name="segments">In order; at least one. One of infinite duration ends the list.</param>
    /// <param name="repeats">True to begin again after the last.</param>
    /// <exception cref="ArgumentException">No segment, a frequency outside 0 to 4,000 Hz, or a negative duration.</exception>
    public ToneGenerator(IReadOnlyList<ToneSegment> segments, bool repeats = false)
    {
        ArgumentNullException.ThrowIfNull(segments);
        if (segments.Count == 0)
            throw new ArgumentException("A tone needs at least one segment.", nameof(segments));
        _segments = [.. segments.Select(Segment.Of)];
        _repeats = repeats && _segments.Sum(s => s.Length) > 0;
    }

    /// <summary>A tone of one stretch.</summary>
    /// <param name="components">Its sines.</param>
    /// <param name="duration">How long; <see cref="Timeout.InfiniteTimeSpan"/> for ever.</param>
    public ToneGenerator(IReadOnlyList<ToneComponent> components, TimeSpan duration)
        : this([new ToneSegment(components, duration)]) { }

    /// <summary>True when all was played.</summary>
    public bool IsFinished => _segment >= _segments.Length;

    /// <summary>Samples that a time has, rounded to the nearest.</summary>
    public static int SamplesOf(TimeSpan time) => (int)Math.Round(time.TotalSeconds * Codecs.AudioEncodings.SampleRate);

    /// <summary>Back to the beginning.</summary>
    public void Restart()
    {
        _segment = 0;
        _position = 0;
    }

    /// <summary>Writes the next samples; after the end, silence.</summary>
    /// <param name="samples">Filled wholly.</param>
    /// <returns>How many samples belong to the tone.</returns>
    public int Generate(Span<short> samples)
    {
        int written = 0;
        while (written < samples.Length && !IsFinished)
        {
            var segment = _segments[_segment];
            int count = (int)Math.Min(samples.Length - written, segment.Length - _position);
            segment.Write(samples.Slice(written, count), _position);
            written += count;
            _position += count;
            if (_position >= segment.Length)
                Next();
        }
        samples[written..].Clear();
        return written;
    }

    private void Next()
    {
        _position = 0;
        _segment++;
        if (_repeats && IsFinished)
            _segment = 0;
    }

    private sealed class Segment(ToneComponent[] components, long length)
    {
        private const double PerHertz = 2.0 * Math.PI / Codecs.AudioEncodings.SampleRate;

        public long Length { get; } = length;

        public static Segment Of(ToneSegment segment)
        {
            foreach (var component in segment.Components)
            {
                if (component.Frequency is not (> 0 and < 4000))
                    throw new ArgumentException($"A tone of {component.Frequency} Hz cannot be made at 8 kHz.", nameof(segment));
            }
            if (segment.Duration == Timeout.InfiniteTimeSpan)
                return new([.. segment.Components], long.MaxValue);
            if (segment.Duration < TimeSpan.Zero)
                throw new ArgumentException($"A tone cannot last {segment.Duration}.", nameof(segment));
            return new([.. segment.Components], SamplesOf(segment.Duration));
        }

        public void Write(Span<short> samples, long from)
        {
            for (int i = 0; i < samples.Length; i++)
            {
                double sum = 0;
                foreach (var component in components)
                    sum += Value(component, from + i);
                samples[i] = (short)Math.Clamp(Math.Round(sum), short.MinValue, short.MaxValue);
            }
        }

        private static double Value(ToneComponent component, long at)
        {
            double value = Level.Amplitude(component.Level) * Math.Sin(PerHertz * component.Frequency * at);
            return component.Modulation > 0 ? value * 0.5 * (1.0 - Math.Cos(PerHertz * component.Modulation * at)) : value;
        }
    }
}
