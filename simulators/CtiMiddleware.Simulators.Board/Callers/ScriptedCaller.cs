using CtiMiddleware.Media.Dtmf;
using CtiMiddleware.Media.Progress;
using CtiMiddleware.Media.Tones;
using CtiMiddleware.Simulators.Board.Lines;

namespace CtiMiddleware.Simulators.Board.Callers;

/// <summary>
/// A person at the far end of a call, by script: listens, waits, presses keys, speaks, hangs up. Its clock are the frames it is asked for, so that it
/// runs in virtual and in real time alike; behind a <see cref="LineExchange"/> as <see cref="ILineParty"/>, or anywhere else by <see cref="Start"/>,
/// <see cref="Heard"/> and <see cref="NextFrame"/>. Kernel only.
/// </summary>
public sealed class ScriptedCaller : ILineParty
{
    /// <summary>The time of a frame of 160 samples.</summary>
    public static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(20);

    /// <summary>So many frames without sound from the other side are silence; fewer are jitter.</summary>
    private const int MissingFrames = 5;

    private static readonly short[] Silence = new short[TelephoneLine.FrameSamples];

    private readonly IReadOnlyList<CallerStep> _steps;
    private readonly ScriptedCallerOptions _options;
    private readonly CallerEar _ear;
    private readonly NoiseGenerator? _noise;
    private readonly List<CallerTrace> _trace = [];
    private int _step = -1;
    private TimeSpan _stepBegan;
    private DtmfGenerator? _keys;
    private int _said;
    private int _missing;
    private LineCall? _call;

    /// <summary>A caller who has not called yet.</summary>
    /// <param name="steps">The script; it ends by hanging up whether or not that is its last step.</param>
    /// <param name="options">How it hears and sounds.</param>
    public ScriptedCaller(IReadOnlyList<CallerStep> steps, ScriptedCallerOptions? options = null)
    {
        _steps = steps;
        _options = options ?? new();
        _ear = new(_options.Country, Tell);
        _noise = _options.Noise is { } level ? new NoiseGenerator(level, _options.Seed) : null;
    }

    /// <summary>Where it stands.</summary>
    public CallerState State { get; private set; }

    /// <summary>Why it failed, with the step; null when it has not.</summary>
    public string? Failure { get; private set; }

    /// <summary>The step it is in, or that failed; null before and after.</summary>
    public CallerStep? Step => _step >= 0 && _step < _steps.Count ? _steps[_step] : null;

    /// <summary>Time since it was connected.</summary>
    public TimeSpan Elapsed { get; private set; }

    /// <summary>What it did and heard, in order.</summary>
    public IReadOnlyList<CallerTrace> Trace => _trace;

    /// <summary>Lines of trace that were not kept.</summary>
    public int TraceDropped { get; private set; }

    /// <summary>The call it is in; null without one, or where it is used without an exchange.</summary>
    public LineCall? Call => _call;

    /// <summary>Called when it hangs up, once; where it has a call of an exchange that call is ended too.</summary>
    public Action? HungUp { get; set; }

    /// <summary>The path is through: the script begins.</summary>
    /// <exception cref="InvalidOperationException">It was started before.</exception>
    public void Start()
    {
        if (State != CallerState.Idle)
            throw new InvalidOperationException("A scripted caller calls once.");
        State = CallerState.Running;
        Tell("connected");
        NextStep();
    }

    /// <summary>The other side hung up: the script is done when it awaited this or has no step left, and has failed otherwise.</summary>
    public void End()
    {
        if (State != CallerState.Running)
            return;
        Tell("the other side hung up");
        if (Step is CallerStep.AwaitEnd && _step == _steps.Count - 1)
            State = CallerState.Done;
        else
            Fail("the other side hung up");
    }

    /// <inheritdoc/>
    public void Heard(ReadOnlySpan<short> samples)
    {
        if (State != CallerState.Running)
            return;
        _missing = 0;
        _ear.Hear(samples);
        Judge();
    }

    /// <inheritdoc/>
    public void NextFrame(Span<short> samples)
    {
        if (State != CallerState.Running)
        {
            samples.Clear();
            return;
        }
        if (++_missing > MissingFrames)
            _ear.Hear(Silence);
        Speak(samples);
        _noise?.AddTo(samples);
        Elapsed += Frame;
        Judge();
    }

    /// <summary>The trace as text, a line each.</summary>
    public override string ToString() => string.Join('\n', _trace);

    void ILineParty.Connected(LineCall call)
    {
        _call = call;
        Start();
    }

    void ILineParty.Ended(LineCall call) => End();

    private void NextStep()
    {
        do
        {
            _step++;
            _stepBegan = Elapsed;
            if (_step >= _steps.Count)
            {
                State = CallerState.Done;
                Leave();
                return;
            }
            Tell($"step {_step + 1}: {_steps[_step]}");
            Begin(_steps[_step]);
        } while (State == CallerState.Running && IsDone(_steps[_step]));
    }

    private void Begin(CallerStep step)
    {
        _ear.Await((step as CallerStep.HearTone)?.Frequencies);
        _said = 0;
        _keys = step is CallerStep.Press press ? new DtmfGenerator(press.Digits, press.Signal ?? _options.Keys) : null;
    }

    private void Judge()
    {
        if (State != CallerState.Running || Step is not { } step)
            return;
        if (IsDone(step))
            NextStep();
        else if (Deadline(step) is { } within && Elapsed - _stepBegan >= within)
            Fail($"not within {within.TotalMilliseconds:F0} ms");
    }

    private bool IsDone(CallerStep step) =>
        step switch
        {
            CallerStep.HearTone tone => _ear.ToneFor >= tone.AtLeast,
            CallerStep.HearSignal signal => _ear.Has(signal.Signal),
            CallerStep.HearSpeech => _ear.Has(ProgressSignal.Speech),
            CallerStep.HearSilence silence => _ear.QuietFor >= silence.For,
            CallerStep.HearDigits digits => Contains(_ear.Digits, digits.Digits),
            CallerStep.Press => _keys!.IsFinished,
            CallerStep.Say say => _said >= say.Samples.Length,
            CallerStep.Wait wait => Elapsed - _stepBegan >= wait.For,
            CallerStep.HangUp => true,
            _ => false,
        };

    private static TimeSpan? Deadline(CallerStep step) =>
        step switch
        {
            CallerStep.HearTone tone => tone.Within,
            CallerStep.HearSignal signal => signal.Within,
            CallerStep.HearSpeech speech => speech.Within,
            CallerStep.HearSilence silence => silence.Within,
            CallerStep.HearDigits digits => digits.Within,
            CallerStep.AwaitEnd end => end.Within,
            _ => null,
        };

    private static bool Contains(string heard, string wanted)
    {
        int place = 0;
        foreach (char digit in heard)
        {
            if (place < wanted.Length && digit == wanted[place])
                place++;
        }
        return place == wanted.Length;
    }

    private void Speak(Span<short> samples)
    {
        samples.Clear();
        if (_keys is { IsFinished: false })
        {
            _keys.Generate(samples);
        }
        else if (Step is CallerStep.Say say)
        {
            var left = say.Samples.Span[_said..];
            int count = Math.Min(left.Length, samples.Length);
            left[..count].CopyTo(samples);
            _said += count;
        }
    }

    private void Fail(string why)
    {
        State = CallerState.Failed;
        Failure = $"step {_step + 1}, {Step}: {why}";
        Tell($"failed: {why}");
        Leave();
    }

    private void Leave()
    {
        Tell("hangs up");
        var call = _call;
        HungUp?.Invoke();
        call?.HangUp();
    }

    private void Tell(string what)
    {
        if (_trace.Count < _options.TraceLimit)
            _trace.Add(new(Elapsed, what));
        else
            TraceDropped++;
    }
}
