using System.Text;
using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Simulators.Board.Lines;

/// <summary>
/// A small exchange with audio at the end of one <see cref="TelephoneLine"/>: dial tone and DTMF dialling, ringing with caller id, ringback, busy,
/// reorder, special information tones, recall by hook flash, transfer by going on hook between two calls, and what lines show when the far end hangs
/// up. Its clock are frames of 20 ms on the kernel; it is still when the line is. Kernel only; in virtual and in real time alike.
/// </summary>
public sealed partial class LineExchange : ILineExchange
{
    private readonly SimulationKernel _kernel;
    private readonly TelephoneLine _line;
    private readonly LineExchangeOptions _options;
    private readonly StringBuilder _digits = new();
    private Phase _phase;
    private LineSignal _signal;
    private LineCall? _active;
    private LineCall? _held;
    private KernelTimer? _timer;

    /// <summary>Puts an exchange at the end of a line.</summary>
    /// <param name="kernel">Time.</param>
    /// <param name="line">The line; this exchange becomes its <see cref="TelephoneLine.Exchange"/>.</param>
    /// <param name="options">How it treats the line.</param>
    public LineExchange(SimulationKernel kernel, TelephoneLine line, LineExchangeOptions options)
    {
        _kernel = kernel;
        _line = line;
        _options = options;
        _noise = new SplitMix64(kernel.DerivedSeed($"line {line.Name}"));
        _dialTone = Sound(LineSignal.Dial);
        _ear = new LineEar();
        line.Exchange = this;
    }

    /// <summary>Where dialled digits lead, asked after every digit. Default: reorder for everything.</summary>
    /// <remarks>The second argument is true when no further digit came in time: an answer of more digits then means reorder.</remarks>
    public Func<string, bool, LineRoute> Route { get; set; } = static (_, _) => new LineRoute.ToSignal(LineSignal.Reorder);

    /// <summary>Where a line leads that goes off hook, without any digit (automatic ringdown); null for a line that dials.</summary>
    public Func<LineRoute>? HotLine { get; set; }

    /// <summary>Told of everything that happens, as it happens; null when nobody wants it.</summary>
    public Action<LineEvent>? Told { get; set; }

    /// <summary>The line.</summary>
    public TelephoneLine Line => _line;

    /// <summary>The call that rings or speaks; null for none.</summary>
    public LineCall? Active => _active;

    /// <summary>The call that a hook flash put aside; null for none.</summary>
    public LineCall? Held => _held;

    /// <summary>True when the line is on hook and nothing rings: a call can come in.</summary>
    public bool IsIdle => _phase == Phase.Idle && !_line.IsOffHook;

    /// <summary>A far end calls the line: it rings until it is answered or the far end hangs up.</summary>
    /// <param name="caller">What is told of the caller.</param>
    /// <param name="party">The caller.</param>
    /// <exception cref="InvalidOperationException">The line is not idle: the caller would be busy.</exception>
    public LineCall Ring(LineCaller caller, ILineParty party)
    {
        if (!IsIdle)
            throw new InvalidOperationException($"Line {_line.Name} is not idle.");
        var call = new LineCall(this, party, caller.Number ?? "", incoming: true);
        BeginRinging(call, caller);
        return call;
    }

    /// <inheritdoc/>
    public void OffHook()
    {
        if (_phase == Phase.Ringing)
        {
            Answered(_active!);
            return;
        }
        Told?.Invoke(new LineEvent.OffHook());
        if (HotLine is null)
        {
            BeginDialling(LineSignal.Dial);
            return;
        }
        _digits.Clear();
        Take(HotLine());
        KeepTicking();
    }

    /// <inheritdoc/>
    public void OnHook()
    {
        StopTimer();
        _phase = Phase.Idle;
        var (active, held) = (_active, _held);
        (_active, _held) = (null, null);
        if (held is null)
            End(active, byFarEnd: false);
        else if (active is { State: LineCallState.Alerting or LineCallState.Talking })
            Join(held, active);
        else
        {
            Told?.Invoke(new LineEvent.Recalled(held));
            held.State = LineCallState.Alerting;
            BeginRinging(held, new LineCaller { Number = held.Number });
        }
    }

    /// <inheritdoc/>
    public void Flashed()
    {
        StopTimer();
        if (_held is { } held)
        {
            var second = _active;
            (_active, _held) = (held, null);
            End(second, byFarEnd: false);
            held.State = LineCallState.Talking;
            _phase = Phase.Call;
            Told?.Invoke(new LineEvent.Retrieved(held));
            return;
        }
        if (_active is { State: LineCallState.Talking } active)
        {
            (_active, _held) = (null, active);
            active.State = LineCallState.Held;
            Told?.Invoke(new LineEvent.Held(active));
            BeginDialling(LineSignal.RecallDial);
            return;
        }
        var given = _active;
        _active = null;
        End(given, byFarEnd: false);
        BeginDialling(LineSignal.Dial);
    }

    /// <inheritdoc/>
    public void Heard(ReadOnlySpan<short> samples)
    {
        if (_phase == Phase.Dialling)
        {
            if (_ear.Hear(samples) is { } digit)
                Dialled(digit);
        }
        else if (_active is { State: LineCallState.Talking } talking)
            talking.Party.Heard(samples);
    }

    internal void Answered(LineCall call)
    {
        if (call.State == LineCallState.Transferred)
        {
            call.Joint?.Answer(call);
            return;
        }
        if (call != _active || call.State != LineCallState.Alerting)
            return;
        StopTimer();
        _line.Ring(on: false);
        _phase = Phase.Call;
        call.State = LineCallState.Talking;
        if (_options.ReversalOnAnswer && !call.IsIncoming)
            _line.ReversePolarity();
        Told?.Invoke(new LineEvent.Answered(call));
        call.Party.Connected(call);
    }

    internal void Refused(LineCall call, LineSignal signal)
    {
        if (call != _active || call.State != LineCallState.Alerting || call.IsIncoming)
            return;
        StopTimer();
        _active = null;
        End(call, byFarEnd: true);
        Fail(signal);
    }

    internal void FarEndHungUp(LineCall call)
    {
        switch (call.State)
        {
            case LineCallState.Ended:
                return;
            case LineCallState.Transferred:
                call.Joint?.HangUp(call);
                return;
            case LineCallState.Held:
                _held = null;
                End(call, byFarEnd: true);
                return;
        }
        _active = null;
        StopTimer();
        if (_phase == Phase.Ringing)
        {
            _line.Ring(on: false);
            _phase = Phase.Idle;
            End(call, byFarEnd: true);
            return;
        }
        End(call, byFarEnd: true);
        if (_options.HangUpSignals.HasFlag(HangUpSignals.PolarityReversal))
            _line.ReversePolarity();
        if (_options.HangUpSignals.HasFlag(HangUpSignals.LoopInterruption))
            _line.InterruptLoop();
        // The terminal may have gone on hook at what it was shown.
        if (_line.IsOffHook && _active is null)
            Let(_options.HangUpSignal);
    }

    internal void End(LineCall? call, bool byFarEnd)
    {
        if (call is null or { State: LineCallState.Ended })
            return;
        call.State = LineCallState.Ended;
        call.Joint = null;
        Told?.Invoke(new LineEvent.Ended(call, byFarEnd));
        call.Party.Ended(call);
    }

    private void BeginDialling(LineSignal tone)
    {
        _digits.Clear();
        _ear = new LineEar();
        _dialTone = Sound(_options.DialTone ? tone : LineSignal.Silence);
        _phase = Phase.Dialling;
        StartTimer(_options.FirstDigitTimeout, () => Fail(LineSignal.Reorder));
        KeepTicking();
    }

    private void Dialled(char digit)
    {
        _digits.Append(digit);
        Told?.Invoke(new LineEvent.Dialled(digit));
        StartTimer(_options.InterDigitTimeout, () => TakeRoute(complete: true));
        TakeRoute(complete: false);
    }

    private void TakeRoute(bool complete)
    {
        var route = Route(_digits.ToString(), complete);
        if (route is LineRoute.MoreDigits && complete)
            Fail(LineSignal.Reorder);
        else
            Take(route);
    }

    private void Take(LineRoute decided)
    {
        switch (decided)
        {
            case LineRoute.ToSignal route:
                Fail(route.Signal);
                break;
            case LineRoute.ToParty route:
                Alert(route);
                break;
        }
    }

    private void Alert(LineRoute.ToParty route)
    {
        StopTimer();
        var call = new LineCall(this, route.Party, _digits.ToString(), incoming: false);
        _active = call;
        _phase = Phase.Call;
        _sound = Sound(LineSignal.Ringback);
        if (route.AnswersAfter is { } after)
            call.Answering = _kernel.Schedule(after, () => Answered(call));
        Told?.Invoke(new LineEvent.Alerting(call));
        route.Ringing?.Invoke(call);
    }

    private void Fail(LineSignal signal)
    {
        Told?.Invoke(new LineEvent.Failed(_digits.ToString(), signal));
        Let(signal);
    }

    private void Let(LineSignal signal)
    {
        StopTimer();
        _signal = signal;
        _sound = Sound(signal);
        _phase = Phase.Signal;
        KeepTicking();
    }

    private void Join(LineCall held, LineCall active)
    {
        var joint = new LineJoint(this, held, active, active.State == LineCallState.Talking);
        held.State = active.State = LineCallState.Transferred;
        held.Joint = active.Joint = joint;
        _joints.Add(joint);
        Told?.Invoke(new LineEvent.Transferred(held, active));
        KeepTicking();
    }

    private void StartTimer(TimeSpan after, Action work)
    {
        StopTimer();
        _timer = _kernel.Schedule(after, work);
    }

    private void StopTimer()
    {
        _timer?.Dispose();
        _timer = null;
    }

    private enum Phase
    {
        Idle,
        Ringing,
        Dialling,
        Call,
        Signal,
    }
}
