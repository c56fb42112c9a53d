using CtiMiddleware.Simulators.Board.Lines;
using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Simulators.Board.Pbx;

/// <summary>
/// The voice paths of a <see cref="PbxEngine"/>, which itself knows calls and no sound: every 20 ms each party says its frame and hears the others of
/// its call, or the tone that the exchange gives it. Runs while anybody is attached; a party that is held or alone hears silence. Kernel only.
/// </summary>
public sealed class PbxAudio
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(20);

    private readonly SimulationKernel _kernel;
    private readonly string _country;
    private readonly List<Party> _parties = [];
    private KernelTimer? _timer;

    /// <summary>Of a PBX.</summary>
    /// <param name="kernel">The PBX's kernel.</param>
    /// <param name="country">Whose tones are heard, as in <see cref="LineExchangeOptions.Country"/>.</param>
    public PbxAudio(SimulationKernel kernel, string country = "us") => (_kernel, _country) = (kernel, country);

    /// <summary>Somebody sits at a station, for all its calls.</summary>
    public void Attach(Station station, IPbxVoice voice) => Add(new Party(voice, station, Leg: null));

    /// <summary>Somebody is at the far end of a trunk, for one call.</summary>
    public void Attach(PbxLeg leg, IPbxVoice voice) => Add(new Party(voice, Station: null, leg));

    /// <summary>A voice leaves; does nothing when it is not there.</summary>
    public void Detach(IPbxVoice voice) => _parties.RemoveAll(party => ReferenceEquals(party.Voice, voice));

    private void Add(Party party)
    {
        _parties.Add(party);
        _timer ??= _kernel.Schedule(Frame, Tick);
    }

    private void Tick()
    {
        _timer = null;
        _parties.RemoveAll(static party => party.Leg is { IsReleased: true });
        if (_parties.Count == 0)
            return;
        _timer = _kernel.Schedule(Frame, Tick);
        var said = new short[_parties.Count][];
        var legs = new PbxLeg?[_parties.Count];
        for (var i = 0; i < said.Length; i++)
        {
            said[i] = new short[TelephoneLine.FrameSamples];
            legs[i] = _parties[i].Talking;
            _parties[i].Voice.NextFrame(said[i]);
        }
        Span<short> heard = stackalloc short[TelephoneLine.FrameSamples];
        var parties = _parties.ToArray();
        for (var i = 0; i < parties.Length; i++)
        {
            heard.Clear();
            if (legs[i] is { } mine)
            {
                for (var other = 0; other < said.Length; other++)
                {
                    if (other != i && ReferenceEquals(legs[other]?.Call, mine.Call))
                        Mix(said[other], heard);
                }
            }
            else
                parties[i].Signal(_country, heard);
            parties[i].Voice.Heard(heard);
        }
    }

    private static void Mix(ReadOnlySpan<short> from, Span<short> to)
    {
        for (var i = 0; i < to.Length; i++)
            to[i] = (short)Math.Clamp(to[i] + from[i], short.MinValue, short.MaxValue);
    }

    private sealed record Party(IPbxVoice Voice, Station? Station, PbxLeg? Leg)
    {
        private LineSignal _signal;
        private ILineSound _sound = LineSounds.Silence;

        /// <summary>The leg over which it speaks now; null for none.</summary>
        public PbxLeg? Talking => Legs.FirstOrDefault(static leg => leg is { State: LegState.Connected, InMix: true, Silent: false });

        private IEnumerable<PbxLeg> Legs => Station?.Legs ?? (Leg is null ? [] : (IEnumerable<PbxLeg>)[Leg]);

        public void Signal(string country, Span<short> samples)
        {
            var signal = Now();
            if (signal != _signal)
                (_signal, _sound) = (signal, LineSounds.Signal(country, signal));
            _sound.Next(samples);
        }

        private LineSignal Now()
        {
            foreach (var leg in Legs)
            {
                if (leg.HasDialTone)
                    return leg.ConsultationOf is null ? LineSignal.Dial : LineSignal.RecallDial;
                if (leg.Call.Legs.Any(other => other.State == LegState.Alerting && ReferenceEquals(other.OfferedBy, leg)))
                    return LineSignal.Ringback;
                if (leg.State == LegState.Failed)
                    return LineSignal.Busy;
            }
            return (Voice as PbxLinePort)?.IsLeftAlone == true ? LineSignal.Busy : LineSignal.Silence;
        }
    }
}
