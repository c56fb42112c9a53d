using CtiMiddleware.Media.Tones;

namespace CtiMiddleware.Media.Speech;

/// <summary>
/// Tells when somebody speaks: energy of frames of 10 ms against a running estimate of the line's noise, with onset and hangover. Sound whose level
/// hardly changes for 200 ms is taken as noise. It hears the beginnings of tones too; <see cref="Progress.CallProgressDetector"/> tells those apart. Allocates nothing while it listens;
/// not thread-safe; one channel.
/// </summary>
public sealed class SpeechDetector
{
    /// <summary>Samples of a frame: 10 ms.</summary>
    internal const int Frame = 80;

    /// <summary>Frames over which sound that hardly changes is noise or a tone, not speech: 200 ms.</summary>
    private const int SteadyFrames = 20;

    private readonly double[] _levels = new double[SteadyFrames];
    private readonly SpeechOptions _options;
    private readonly int _onset;
    private readonly int _hangover;
    private double _sum;
    private int _filled;
    private long _frames;
    private double _noise;
    private int _loud;
    private int _quiet;
    private bool _hasNoise;

    /// <summary>A detector that has heard nothing.</summary>
    /// <param name="options">Its limits; <see cref="SpeechOptions.Usual"/> when null.</param>
    public SpeechDetector(SpeechOptions? options = null)
    {
        _options = options ?? SpeechOptions.Usual;
        _onset = Frames(_options.Onset);
        _hangover = Frames(_options.Hangover);
    }

    /// <summary>Whether somebody speaks, hangover included.</summary>
    public bool IsSpeaking { get; private set; }

    /// <summary>Whether the last frame alone was loud enough.</summary>
    internal bool IsLoud { get; private set; }

    /// <summary>Level of the last frame, dBm0.</summary>
    public double Level { get; private set; } = -120.0;

    /// <summary>The line's noise as estimated, dBm0.</summary>
    public double Noise => _hasNoise ? _noise : -120.0;

    /// <summary>Listens to the next samples.</summary>
    /// <param name="samples">Any number.</param>
    /// <param name="heard">Gets what began and ended, in order.</param>
    public void Listen(ReadOnlySpan<short> samples, ICollection<SpeechEvent> heard)
    {
        ArgumentNullException.ThrowIfNull(heard);
        foreach (short sample in samples)
        {
            _sum += (double)sample * sample;
            if (++_filled < Frame)
                continue;
            Judge(Tones.Level.OfMeanSquare(_sum / Frame), heard);
            _sum = 0;
            _filled = 0;
        }
    }

    /// <summary>Forgets everything heard; time goes on from zero.</summary>
    public void Reset()
    {
        _sum = 0;
        _filled = 0;
        _frames = 0;
        _loud = 0;
        _quiet = 0;
        _hasNoise = false;
        IsSpeaking = false;
        IsLoud = false;
        Level = -120.0;
    }

    private static int Frames(TimeSpan time) => Math.Max(1, (int)Math.Round(time.TotalMilliseconds / 10.0));

    private static TimeSpan At(long frame) => TimeSpan.FromMilliseconds(Math.Max(0, frame) * 10.0);

    private bool IsSteady(out double mean)
    {
        double least = double.MaxValue;
        double most = double.MinValue;
        mean = 0;
        foreach (double level in _levels)
        {
            least = Math.Min(least, level);
            most = Math.Max(most, level);
            mean += level / SteadyFrames;
        }
        return most - least < _options.SteadyRange;
    }

    private void Judge(double level, ICollection<SpeechEvent> heard)
    {
        _frames++;
        Level = level;
        // Somebody may already speak when listening begins: the first estimate is never above what is quiet for certain.
        double quiet = _options.QuietestSpeech - _options.AboveNoise;
        _noise = _hasNoise ? Math.Min(level, _noise + (_options.NoiseRise / 100.0)) : Math.Min(level, quiet);
        _hasNoise = true;
        _levels[_frames % SteadyFrames] = level;
        if (_frames >= SteadyFrames && IsSteady(out double mean))
            _noise = Math.Max(_noise, mean);
        IsLoud = level > Math.Max(_options.QuietestSpeech, _noise + _options.AboveNoise);
        _loud = IsLoud ? Math.Min(_loud + 1, _onset) : Math.Max(_loud - 1, 0);
        _quiet = IsLoud ? 0 : _quiet + 1;
        if (!IsSpeaking && _loud >= _onset)
        {
            IsSpeaking = true;
            heard.Add(new(false, At(_frames - _onset)));
        }
        else if (IsSpeaking && _quiet >= _hangover)
        {
            IsSpeaking = false;
            _loud = 0;
            heard.Add(new(true, At(_frames - _hangover)));
        }
    }
}
