using System.Text;
using CtiMiddleware.Simulators.Board.Pbx;
using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Server.NineSteps;

/// <summary>The agent's mouth and ear: says hello again and again while a call is answered, and notes what the caller says. Kernel only.</summary>
/// <param name="station">Where the agent sits.</param>
internal sealed class AgentVoice(Station station) : IPbxVoice
{
    /// <summary>Hello, in notes.</summary>
    public const string Hello = "FCF";

    private readonly Melody _ear = new();
    private readonly StringBuilder _heard = new();
    private readonly short[] _hello = [.. Melody.Samples(Hello), .. new short[8000]];
    private int _at;

    /// <summary>Every note heard, in order.</summary>
    public string Heard => _heard.ToString();

    /// <inheritdoc/>
    public void NextFrame(Span<short> samples)
    {
        if (!station.Legs.Any(static leg => leg.State == LegState.Connected))
        {
            _at = 0;
            return;
        }
        for (var i = 0; i < samples.Length; i++)
            samples[i] = _hello[_at++ % _hello.Length];
    }

    /// <inheritdoc/>
    void IPbxVoice.Heard(ReadOnlySpan<short> samples)
    {
        if (_ear.Hear(samples) is { } note)
            _heard.Append(note);
    }
}
