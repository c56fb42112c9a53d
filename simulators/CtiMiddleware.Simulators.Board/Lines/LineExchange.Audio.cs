using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Simulators.Board.Lines;

/// <summary>The frames: 160 samples every 20 ms while anything is to be heard.</summary>
public sealed partial class LineExchange
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(20);

    private readonly List<LineJoint> _joints = [];
    private readonly SplitMix64 _noise;
    private KernelTimer? _tick;
    private LineEar _ear;
    private ILineSound _dialTone;
    private ILineSound _sound = LineSounds.Silence;
    private ILineSound? _callerId;
    private ILineSound? _waiting;
    private LineCaller? _caller;
    private long _ringFrames;

    internal ILineSound Sound(LineSignal signal) => LineSounds.Signal(_options.Country, signal);

    internal void Forget(LineJoint joint) => _joints.Remove(joint);

    private void BeginRinging(LineCall call, LineCaller caller)
    {
        _active = call;
        _caller = caller;
        _callerId = null;
        _waiting = Sound(LineSignal.Ringback);
        _phase = Phase.Ringing;
        _ringFrames = 0;
        if (_options.CallerId == CallerIdSignalling.DtmfBeforeFirstRing)
        {
            _line.ReversePolarity();
            _callerId = LineSounds.CallerIdByDtmf(caller);
        }
        KeepTicking();
    }

    private void KeepTicking()
    {
        if (_tick is not { IsPending: true } && !_ticking)
            _tick = _kernel.Schedule(Frame, Tick);
    }

    private bool _ticking;

    private void Tick()
    {
        _ticking = true;
        Span<short> frame = stackalloc short[TelephoneLine.FrameSamples];
        frame.Clear();
        switch (_phase)
        {
            case Phase.Ringing:
                RingFrame(frame);
                break;
            case Phase.Dialling when _digits.Length == 0:
                _dialTone.Next(frame);
                break;
            case Phase.Call when _active is { State: LineCallState.Talking } talking:
                talking.Party.NextFrame(frame);
                break;
            case Phase.Call or Phase.Signal:
                _sound.Next(frame);
                break;
        }
        if (_phase != Phase.Idle)
        {
            AddNoise(frame);
            _line.FromExchange(frame);
        }
        if (_held is { } held)
            Idle(held.Party);
        foreach (var joint in _joints.ToArray())
            joint.Tick();
        _ticking = false;
        if (_phase != Phase.Idle || _joints.Count > 0)
            KeepTicking();
    }

    /// <summary>A party that nobody listens to: its clock goes on, what it says is lost.</summary>
    private static void Idle(ILineParty party)
    {
        Span<short> nothing = stackalloc short[TelephoneLine.FrameSamples];
        nothing.Clear();
        party.Heard(nothing);
        party.NextFrame(nothing);
    }

    private void RingFrame(Span<short> frame)
    {
        if (_options.CallerId == CallerIdSignalling.DtmfBeforeFirstRing && _callerId is not null)
        {
            if (!_callerId.Next(frame))
                _callerId = null;
            return;
        }
        Span<short> ringback = stackalloc short[TelephoneLine.FrameSamples];
        ringback.Clear();
        _waiting!.Next(ringback);
        _active!.Party.Heard(ringback);
        if (_phase != Phase.Ringing)
            return; // The caller gave up at what it heard.
        var (on, off) = (_options.RingOn / Frame, _options.RingOff / Frame);
        var at = _ringFrames % (long)(on + off);
        var first = _ringFrames < on + off;
        _ringFrames++;
        if (at == 0)
            _line.Ring(on: true);
        else if (at == (long)on)
            _line.Ring(on: false);
        if (_options.CallerId != CallerIdSignalling.FskAfterFirstRing || !first)
            return;
        if (at == (long)(on + (_options.CallerIdDelay / Frame)))
            _callerId = LineSounds.CallerIdByFsk(_caller!, _kernel.Now);
        if (_callerId?.Next(frame) == false)
            _callerId = null;
    }

    private void AddNoise(Span<short> frame)
    {
        if (_options.Noise == 0)
            return;
        // Even spread over ±√3 of the root mean square.
        var peak = _options.Noise * Math.Sqrt(3);
        foreach (ref var sample in frame)
            sample = (short)Math.Clamp(sample + (((_noise.NextDouble() * 2) - 1) * peak), short.MinValue, short.MaxValue);
    }
}
