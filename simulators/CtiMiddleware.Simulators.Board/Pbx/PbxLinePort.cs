using System.Text;
using CtiMiddleware.Simulators.Board.Lines;
using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Simulators.Board.Pbx;

/// <summary>
/// An analogue port of a <see cref="PbxEngine"/>: joins a <see cref="TelephoneLine"/> with a station. Rings the line, answers by its handset, takes DTMF
/// digits after a dial tone, holds by hook flash, and completes a transfer when the line goes on hook between two calls. Kernel only.
/// </summary>
public sealed class PbxLinePort : ILineExchange, IPbxObserver, IPbxVoice, IDisposable
{
    /// <summary>Frames from the line that may wait for the PBX's clock; older ones are lost.</summary>
    private const int MaxWaiting = 10;

    private readonly SimulationKernel _kernel;
    private readonly PbxEngine _engine;
    private readonly Station _station;
    private readonly TelephoneLine _line;
    private readonly PbxLineOptions _options;
    private readonly PbxAudio _audio;
    private readonly Queue<short[]> _said = new();
    private readonly StringBuilder _digits = new();
    private LineEar _ear = new();
    private KernelTimer? _ring;
    private KernelTimer? _dialling;

    /// <summary>Puts the port between a station and a line.</summary>
    /// <param name="engine">The PBX.</param>
    /// <param name="audio">Its voice paths.</param>
    /// <param name="station">An analogue station.</param>
    /// <param name="line">The line; this port becomes its <see cref="TelephoneLine.Exchange"/>.</param>
    /// <param name="options">How it treats the line.</param>
    /// <exception cref="ArgumentException">The station is not analogue.</exception>
    public PbxLinePort(PbxEngine engine, PbxAudio audio, Station station, TelephoneLine line, PbxLineOptions? options = null)
    {
        if (!station.IsAnalogue)
            throw new ArgumentException($"Station {station.Number} is not analogue.", nameof(station));
        (_kernel, _engine, _audio, _station, _line) = (engine.Kernel, engine, audio, station, line);
        _options = options ?? new PbxLineOptions();
        line.Exchange = this;
        engine.Attach(this);
        audio.Attach(station, this);
    }

    /// <summary>True when the handset is up and no call is left: the far end hung up.</summary>
    public bool IsLeftAlone => _line.IsOffHook && _station.Legs.Count == 0;

    /// <summary>Frames of audio lost because the line was faster than the PBX's clock.</summary>
    public long FramesLost { get; private set; }

    /// <inheritdoc/>
    public void On(PbxEvent happened)
    {
        if (happened is PbxEvent.Alerting alerting && ReferenceEquals(alerting.Leg.Device, _station) && !_line.IsOffHook)
            BeginRinging(alerting.Leg);
        if (happened is PbxEvent.Released or PbxEvent.Restarted)
            _kernel.Post(EndRinging);
    }

    /// <inheritdoc/>
    public void OffHook()
    {
        _ring?.Dispose();
        _said.Clear();
        if (Alerting is { } leg)
            _engine.Answer(leg);
        else
            _engine.OffHook(_station);
        BeginDigits();
    }

    /// <inheritdoc/>
    public void OnHook()
    {
        _dialling?.Dispose();
        _engine.OnHook(_station);
    }

    /// <inheritdoc/>
    public void Flashed()
    {
        _engine.HookFlash(_station);
        BeginDigits();
    }

    /// <inheritdoc/>
    public void Heard(ReadOnlySpan<short> samples)
    {
        if (_station.Legs.FirstOrDefault(static leg => leg.HasDialTone) is { } dialling)
        {
            if (_ear.Hear(samples) is { } digit)
                Dialled(dialling, digit);
            return;
        }
        if (_said.Count == MaxWaiting)
        {
            _said.Dequeue();
            FramesLost++;
        }
        _said.Enqueue(samples.ToArray());
    }

    /// <inheritdoc/>
    void IPbxVoice.NextFrame(Span<short> samples)
    {
        if (_said.TryDequeue(out var said))
            said.AsSpan(0, Math.Min(said.Length, samples.Length)).CopyTo(samples);
    }

    /// <inheritdoc/>
    void IPbxVoice.Heard(ReadOnlySpan<short> samples)
    {
        if (_line.IsOffHook)
            _line.FromExchange(samples);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _ring?.Dispose();
        _dialling?.Dispose();
        _engine.Detach(this);
        _audio.Detach(this);
    }

    private PbxLeg? Alerting => _station.Legs.FirstOrDefault(static leg => leg.State == LegState.Alerting);

    private void BeginRinging(PbxLeg leg)
    {
        _ring?.Dispose();
        // Not from inside the PBX's event: who answers at once acts on the engine.
        _ring = _kernel.Schedule(TimeSpan.Zero, () => Ring(leg, on: true));
    }

    private void Ring(PbxLeg leg, bool on)
    {
        if (leg.State != LegState.Alerting || _line.IsOffHook)
        {
            EndRinging();
            return;
        }
        _ring = _kernel.Schedule(on ? _options.RingOn : _options.RingOff, () => Ring(leg, !on));
        _line.Ring(on);
    }

    private void EndRinging()
    {
        if (Alerting is not null)
            return;
        _ring?.Dispose();
        _line.Ring(on: false);
    }

    private void BeginDigits()
    {
        _dialling?.Dispose();
        _digits.Clear();
        _ear = new LineEar();
    }

    private void Dialled(PbxLeg leg, char digit)
    {
        _digits.Append(digit);
        _dialling?.Dispose();
        var number = _digits.ToString();
        if (_engine.FindStation(number) is not null || _engine.FindGroup(number) is not null)
            _engine.DialDigits(leg, number);
        else
            _dialling = _kernel.Schedule(_options.InterDigitTimeout, () => _engine.DialDigits(leg, number));
    }
}
