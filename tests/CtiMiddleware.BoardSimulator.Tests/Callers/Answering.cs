using CtiMiddleware.Media.Dtmf;
using CtiMiddleware.Media.Tones;
using CtiMiddleware.Simulators.Board.Lines;
using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.BoardSimulator.Tests.Callers;

/// <summary>A terminal that answers, plays what it is given and notes the digits that it hears.</summary>
internal sealed class Answering : ILineTerminal
{
    private readonly TelephoneLine _line;
    private readonly DtmfDetector _detector = new();
    private readonly List<DtmfEvent> _events = [];
    private readonly Queue<ToneGenerator> _prompts = new();

    public Answering(SimulationKernel kernel, TelephoneLine line)
    {
        _line = line;
        line.Terminal = this;
        void Tick()
        {
            Frame();
            kernel.Schedule(TimeSpan.FromMilliseconds(20), Tick);
        }
        Tick();
    }

    /// <summary>What was heard.</summary>
    public string Digits { get; private set; } = "";

    /// <summary>Called for each digit.</summary>
    public Action<char>? OnDigit { get; set; }

    public void Play(params ToneSegment[] segments) => _prompts.Enqueue(new ToneGenerator(segments));

    public void Discard() => _prompts.Clear();

    public void Ringing(bool on)
    {
        if (on)
            _line.GoOffHook();
    }

    public void Heard(ReadOnlySpan<short> samples)
    {
        _detector.Listen(samples, _events);
        foreach (var one in _events.Where(e => !e.IsEnd).ToArray())
        {
            Digits += one.Digit;
            OnDigit?.Invoke(one.Digit);
        }
        _events.Clear();
    }

    public void PolarityReversed() { }

    public void LoopInterrupted() { }

    private void Frame()
    {
        var samples = new short[160];
        if (_prompts.TryPeek(out var prompt))
        {
            prompt.Generate(samples);
            if (prompt.IsFinished)
                _prompts.Dequeue();
        }
        _line.FromTerminal(samples);
    }
}
