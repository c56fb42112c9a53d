using CtiMiddleware.BoardSimulator.Tests.Lines;
using CtiMiddleware.Simulators.Board.Lines;
using CtiMiddleware.Simulators.Board.Pbx;
using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.BoardSimulator.Tests.Pbx;

/// <summary>An analogue port of the PBX, with its audio: what a voice modem on it lives with.</summary>
public sealed class PbxLinePortTests
{
    private readonly SimulationKernel _kernel = new(1, new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero));
    private readonly PbxEngine _engine;
    private readonly PbxAudio _audio;
    private readonly TelephoneLine _line = new("vm1");
    private readonly TestTelephone _telephone;
    private readonly Voice _caller = new(700);
    private readonly Voice _agent = new(1300);

    public PbxLinePortTests()
    {
        var profile = new SwitchProfile().AddStation("1001", "Agent").AddAnaloguePort("2101", "VRU 1").AddTrunk("carrier");
        _engine = new PbxEngine(_kernel, profile);
        _audio = new PbxAudio(_kernel);
        _ = new PbxLinePort(_engine, _audio, Station("2101"), _line);
        _telephone = new TestTelephone(_kernel, _line);
        _audio.Attach(Station("1001"), _agent);
    }

    [Fact]
    public void A_call_rings_the_line_in_its_cadence_until_it_is_answered_and_both_hear_each_other()
    {
        var leg = Call();
        Run(7);
        Assert.Equal([true, false, true], _telephone.Rings.Select(static ring => ring.On));
        _line.GoOffHook();
        Assert.Equal(LegState.Connected, leg.State);
        _telephone.Samples.Clear();
        for (var i = 0; i < 50; i++)
        {
            _line.FromTerminal(Listening.Tone(1000, TimeSpan.FromMilliseconds(20)));
            Run(0.02);
        }
        Assert.InRange(_telephone.Samples.ShareOf(700), 0.8, 1.0);
        Assert.InRange(_caller.Ear.TakeLast(4000).ShareOf(1000), 0.8, 1.0);
    }

    [Fact]
    public void A_caller_who_hangs_up_ends_the_ringing_and_an_answered_line_hears_busy()
    {
        var leg = Call();
        Run(1);
        _engine.HangUp(leg);
        Run(10);
        Assert.False(_line.IsRinging);
        Assert.Equal(2, _telephone.Rings.Count);
        leg = Call();
        Run(1);
        _line.GoOffHook();
        Run(1);
        _engine.HangUp(leg);
        _telephone.Samples.Clear();
        Run(2);
        Assert.InRange(_telephone.Samples.ShareOf(480, 620), 0.8, 1.0);
        _line.GoOnHook();
        Assert.Empty(_engine.Calls);
    }

    [Fact]
    public void A_hook_flash_holds_and_digits_call_the_agent_and_on_hook_joins_caller_and_agent()
    {
        var leg = Call();
        Run(1);
        _line.GoOffHook();
        Run(1);
        _line.Flash();
        _telephone.Samples.Clear();
        Run(1);
        Assert.InRange(_telephone.Samples.ShareOf(350, 440), 0.8, 1.0);
        _telephone.Press("1001");
        Run(2);
        Assert.Equal(LegState.Alerting, Assert.Single(Station("1001").Legs).State);
        _telephone.Samples.Clear();
        Run(2);
        Assert.InRange(_telephone.Samples.ShareOf(440, 480), 0.8, 1.0);
        _engine.Answer(Station("1001").Legs[0]);
        _telephone.Samples.Clear();
        Run(1);
        Assert.InRange(_telephone.Samples.ShareOf(1300), 0.8, 1.0);
        _line.GoOnHook();
        _caller.Ear.Clear();
        _agent.Ear.Clear();
        Run(1);
        Assert.Empty(Station("2101").Legs);
        Assert.Same(leg.Call, Assert.Single(Station("1001").Legs).Call);
        Assert.InRange(_caller.Ear.ShareOf(1300), 0.8, 1.0);
        Assert.InRange(_agent.Ear.ShareOf(700), 0.8, 1.0);
    }

    [Fact]
    public void A_line_that_goes_on_hook_while_the_agent_still_rings_lets_the_caller_hear_it_ring()
    {
        Call();
        Run(1);
        _line.GoOffHook();
        Run(1);
        _line.Flash();
        Run(1);
        _telephone.Press("1001");
        Run(2);
        _line.GoOnHook();
        _caller.Ear.Clear();
        Run(3);
        Assert.InRange(_caller.Ear.ShareOf(440, 480), 0.8, 1.0);
        _engine.Answer(Station("1001").Legs[0]);
        _caller.Ear.Clear();
        Run(1);
        Assert.InRange(_caller.Ear.ShareOf(1300), 0.8, 1.0);
    }

    private PbxLeg Call()
    {
        var leg = _engine.Inbound(_engine.FindTrunk("carrier")!, "7035552222", "2101")!;
        _audio.Attach(leg, _caller);
        return leg;
    }

    private Station Station(string number) => _engine.FindStation(number)!;

    private void Run(double seconds) => _kernel.RunFor(TimeSpan.FromSeconds(seconds));

    private sealed class Voice(double frequency) : IPbxVoice
    {
        private long _at;

        public List<short> Ear { get; } = [];

        public void NextFrame(Span<short> samples)
        {
            foreach (ref var sample in samples)
                sample = (short)(8000 * Math.Sin(2 * Math.PI * frequency * _at++ / 8000));
        }

        public void Heard(ReadOnlySpan<short> samples) => Ear.AddRange(samples);
    }
}
