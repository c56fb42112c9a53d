using CtiMiddleware.Media.Dtmf;
using CtiMiddleware.Simulators.Board.Lines;
using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.BoardSimulator.Tests.Lines;

/// <summary>A telephone with a keypad that notes what it hears.</summary>
internal sealed class TestTelephone : ILineTerminal
{
    private readonly SimulationKernel _kernel;
    private readonly TelephoneLine _line;
    private DtmfGenerator? _keys;

    public TestTelephone(SimulationKernel kernel, TelephoneLine line)
    {
        (_kernel, _line) = (kernel, line);
        line.Terminal = this;
    }

    public List<(TimeSpan At, bool On)> Rings { get; } = [];

    public List<short> Samples { get; } = [];

    public int Reversals { get; private set; }

    public int Interruptions { get; private set; }

    public void Press(string digits)
    {
        _keys = new DtmfGenerator(digits);
        Span<short> frame = stackalloc short[160];
        Key();
        void Key()
        {
            Span<short> samples = stackalloc short[160];
            _keys.Generate(samples);
            _line.FromTerminal(samples);
            if (!_keys.IsFinished)
                _kernel.Schedule(TimeSpan.FromMilliseconds(20), Key);
        }
    }

    public void Ringing(bool on) => Rings.Add((_kernel.Elapsed, on));

    public void Heard(ReadOnlySpan<short> samples) => Samples.AddRange(samples);

    public void PolarityReversed() => Reversals++;

    public void LoopInterrupted() => Interruptions++;
}
