using CtiMiddleware.Media.Codecs;
using CtiMiddleware.Media.Tones;
using CtiMiddleware.Simulators.Board.Lines;
using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Simulators.Board.VoiceModem;

/// <summary>Audio in both directions, at the pace of the telephone line: 20 ms every 20 ms.</summary>
public sealed partial class VoiceModemFace
{
    private const byte Etx = 0x03;
    private const byte Can = 0x18;
    private const byte Sub = 0x1A;
    private const byte Esc = 0x1B;
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(20);

    private readonly Queue<byte> _transmit = new();
    private readonly byte[] _bytes = new byte[1024];
    private readonly byte[] _shielded = new byte[1024];
    private SampleDecoder _decoder = new(AudioEncoding.MuLaw);
    private SampleEncoder _encoder = new(AudioEncoding.MuLaw);
    private ToneGenerator? _tones;
    private KernelTimer? _tick;
    private bool _afterDle;
    private bool _ending;
    private bool _started;
    private bool _paused;
    private bool _underrun;
    private bool _overrun;
    private bool _heardFrame;

    /// <summary>Bytes of audio that wait to be spoken.</summary>
    public int Waiting => _transmit.Count;

    private bool IsTicking => _line.IsOffHook || _mode is ModemMode.Transmit or ModemMode.Receive or ModemMode.Duplex or ModemMode.Tones;

    private void KeepTicking()
    {
        if (_tick is not { IsPending: true } && IsTicking)
            _tick = _kernel.Schedule(Frame, Tick);
    }

    private void Tick()
    {
        Span<short> frame = stackalloc short[TelephoneLine.FrameSamples];
        frame.Clear();
        var tonesEnd = false;
        if (_tones is { } tones)
        {
            tones.Generate(frame);
            tonesEnd = tones.IsFinished;
        }
        else if (_mode is ModemMode.Transmit or ModemMode.Duplex)
            Speak(frame);
        _line.FromTerminal(frame);
        // A line that is on hook or dead says nothing: the recording goes on with silence.
        if (!_heardFrame && _mode is ModemMode.Receive or ModemMode.Duplex)
        {
            frame.Clear();
            Record(frame);
        }
        _heardFrame = false;
        if (tonesEnd)
            TonesEnded();
        else if (_mode == ModemMode.Transmit && _ending && _transmit.Count == 0)
            Finish("OK");
        ShowReady();
        KeepTicking();
    }

    private void TonesEnded()
    {
        _tones = null;
        if (_dialling is not null)
        {
            NextDiallingStep();
            return;
        }
        _mode = ModemMode.Command;
        Continue();
    }

    private void Speak(Span<short> frame)
    {
        if (_paused)
            return;
        var wanted = TelephoneLine.FrameSamples * _format.Bits / 8;
        // The first sound waits for a little store, so that one late byte is not heard; the end of the message may be shorter.
        if (!_started && !_ending && _transmit.Count < 2 * wanted)
            return;
        _started = true;
        var count = Math.Min(wanted, _transmit.Count);
        if (count < wanted && !_ending)
        {
            if (!_underrun)
                Event('u');
            _underrun = true;
        }
        else
            _underrun = false;
        for (var i = 0; i < count; i++)
            _bytes[i] = _transmit.Dequeue();
        Span<short> decoded = stackalloc short[TelephoneLine.FrameSamples + 2];
        var samples = _decoder.Decode(_bytes.AsSpan(0, count), decoded);
        decoded[..Math.Min(samples, frame.Length)].CopyTo(frame);
        Amplify(frame, Setting("+VGT"));
    }

    private static void Amplify(Span<short> frame, int gain)
    {
        // 128 is nominal; the steps are the maker's own, here a share of it.
        if (gain is 127 or 128)
            return;
        foreach (ref var sample in frame)
            sample = (short)Math.Clamp(sample * gain / 128, short.MinValue, short.MaxValue);
    }

    private void TakeAudio(byte value)
    {
        if (!_afterDle)
        {
            if (value == Dle)
                _afterDle = true;
            else
                Keep(value);
            return;
        }
        _afterDle = false;
        switch (value)
        {
            case Dle:
                Keep(Dle);
                break;
            case Sub:
                Keep(Dle);
                Keep(Dle);
                break;
            case Etx:
                _ending = true;
                break;
            case Can:
                _transmit.Clear();
                break;
            case (byte)'p' or (byte)'r':
                _paused = value == 'p';
                break;
            case (byte)'^' or Esc or (byte)'!' when _mode == ModemMode.Duplex:
                EndReceiving();
                break;
        }
    }

    private void Keep(byte value)
    {
        if (_ending)
            return;
        if (_transmit.Count >= _profile.TransmitBuffer)
            AudioBytesLost++;
        else
            _transmit.Enqueue(value);
    }

    private void TakeReceiving(byte value)
    {
        if (_afterDle && value is Esc or (byte)'!')
            EndReceiving();
        _afterDle = !_afterDle && value == Dle;
    }

    private void EndReceiving()
    {
        _afterDle = false;
        Span<byte> last = stackalloc byte[1];
        Shielded(last[.._encoder.Finish(last)]);
        Send([Dle, Etx]);
        Finish("OK");
    }

    private void Record(ReadOnlySpan<short> samples)
    {
        Span<short> amplified = stackalloc short[samples.Length];
        samples.CopyTo(amplified);
        Amplify(amplified, Setting("+VGR"));
        var count = _encoder.Encode(amplified, _bytes);
        _overrun = false;
        Shielded(_bytes.AsSpan(0, count));
        if (_overrun)
            Event('o');
    }

    private void Shielded(ReadOnlySpan<byte> bytes)
    {
        var length = 0;
        foreach (var value in bytes)
        {
            _shielded[length++] = value;
            if (value == Dle)
                _shielded[length++] = Dle;
        }
        if (length > 0)
            Send(_shielded.AsSpan(0, length));
    }

    /// <summary>Tells of an event by a code after DLE, in the voice class only.</summary>
    private void Event(char code)
    {
        if (_class != "8")
            return;
        if (_profile.Events.TryGetValue(code.ToString(), out var own))
        {
            if (own.Length == 0)
                return;
            code = own[0];
        }
        Send([Dle, (byte)code]);
    }

    private void EndDialogue()
    {
        StopLater();
        _pending.Clear();
        _tones = null;
        _dialling = null;
        _transmit.Clear();
        _mode = ModemMode.Command;
        ShowReady();
    }
}
