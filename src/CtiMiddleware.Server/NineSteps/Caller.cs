using System.Text;
using CtiMiddleware.Media.Dtmf;
using CtiMiddleware.Simulators.Board.Pbx;
using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Server.NineSteps;

/// <summary>
/// Somebody at the far end of a trunk who follows a script: hears a melody, thinks, presses a key or speaks, and waits for the next one. Kernel only.
/// </summary>
/// <param name="kernel">Time.</param>
/// <param name="script">What is awaited and what is done then, in order.</param>
internal sealed class Caller(SimulationKernel kernel, IReadOnlyList<CallerStep> script) : IPbxVoice
{
    private static readonly TimeSpan Thinking = TimeSpan.FromMilliseconds(600);

    private readonly Melody _ear = new();
    private readonly StringBuilder _heard = new();
    private readonly Queue<short> _saying = new();
    private int _from;
    private int _next;

    /// <summary>Every note heard, in order.</summary>
    public string Heard => _heard.ToString();

    /// <summary>What was heard up to the end of each step that is done.</summary>
    public List<string> Done { get; } = [];

    /// <inheritdoc/>
    void IPbxVoice.Heard(ReadOnlySpan<short> samples)
    {
        if (_ear.Hear(samples) is not { } note)
            return;
        _heard.Append(note);
        if (_next >= script.Count)
            return;
        var since = _heard.ToString(_from, _heard.Length - _from);
        if (!since.EndsWith(script[_next].Hears, StringComparison.Ordinal))
            return;
        var step = script[_next++];
        _from = _heard.Length;
        Done.Add(since);
        kernel.Schedule(Thinking, () => Act(step));
    }

    /// <inheritdoc/>
    public void NextFrame(Span<short> samples)
    {
        for (var i = 0; i < samples.Length && _saying.TryDequeue(out var sample); i++)
            samples[i] = sample;
    }

    private void Act(CallerStep step)
    {
        if (step.Says.Length > 0)
            Say(Melody.Samples(step.Says));
        if (step.Presses.Length > 0)
        {
            var keys = new DtmfGenerator(step.Presses);
            var samples = new short[160];
            while (!keys.IsFinished)
            {
                keys.Generate(samples);
                Say(samples);
            }
        }
        step.Then?.Invoke();
    }

    private void Say(ReadOnlySpan<short> samples)
    {
        foreach (var sample in samples)
            _saying.Enqueue(sample);
    }
}
