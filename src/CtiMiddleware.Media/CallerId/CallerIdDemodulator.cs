using CtiMiddleware.Media.Tones;

namespace CtiMiddleware.Media.CallerId;

/// <summary>
/// Receives caller id from audio. Mark and space are correlated over the last seven samples (one bit has 6⅔); a message begins with the first
/// start bit after a long mark, so that a seizure that was cut or is not sent at all does no harm. Allocates only for what it reports; not
/// thread-safe; one line.
/// </summary>
public sealed class CallerIdDemodulator
{
    private const int Taps = 7;

    /// <summary>Mark bits that must stand before a message: the shortest that a standard allows is 55 (EN 300 659-1, off hook, 80 ± 25).</summary>
    private const int NeededMarkBits = 30;

    /// <summary>Mark bits allowed between two bytes are 10 by GR-30; beyond twice that the message has ended early.</summary>
    private const int LongestGapBits = 20;

    private readonly Correlator _mark;
    private readonly Correlator _space;
    private readonly double _threshold;
    private readonly byte[] _bytes = new byte[CallerIdMessage.LongestMessage];
    private readonly double[] _squares = new double[Taps];
    private double _energy;
    private long _at;
    private double _before;
    private int _count;
    private State _state;
    private double _markSince;
    private double _start;
    private int _bit;
    private int _byte;
    private double _lastStop;

    /// <summary>A receiver that has heard nothing.</summary>
    /// <param name="standard">How it is modulated.</param>
    /// <param name="weakest">The weakest level that is received, dBm0; −40.</param>
    public CallerIdDemodulator(FskStandard standard = FskStandard.Bell202, double weakest = -40.0)
    {
        var frequencies = FskFrequencies.Of(standard);
        _mark = new(frequencies.Mark);
        _space = new(frequencies.Space);
        double rms = Level.RootMeanSquare(weakest);
        _threshold = rms * rms * Taps;
    }

    private enum State
    {
        /// <summary>No carrier, or not yet a long mark.</summary>
        Waiting,

        /// <summary>A long mark: the next space is a start bit.</summary>
        Ready,

        /// <summary>Within a byte.</summary>
        Byte,

        /// <summary>Between two bytes.</summary>
        Gap,
    }

    /// <summary>True within a message.</summary>
    public bool IsReceiving => _state is State.Byte or State.Gap;

    /// <summary>Listens to the next samples.</summary>
    /// <param name="samples">Any number.</param>
    /// <param name="received">Gets messages and what was damaged, in order.</param>
    public void Listen(ReadOnlySpan<short> samples, ICollection<CallerIdReception> received)
    {
        ArgumentNullException.ThrowIfNull(received);
        foreach (short sample in samples)
            Take(sample, received);
    }

    /// <summary>Forgets everything heard.</summary>
    public void Reset()
    {
        _mark.Reset();
        _space.Reset();
        Array.Clear(_squares);
        _energy = 0;
        _before = 0;
        _at = 0;
        _state = State.Waiting;
        _markSince = 0;
        _count = 0;
    }

    private void Take(short sample, ICollection<CallerIdReception> received)
    {
        int slot = (int)(_at % Taps);
        double square = (double)sample * sample;
        _energy += square - _squares[slot];
        _squares[slot] = square;
        double mark = _mark.Take(sample, slot);
        double space = _space.Take(sample, slot);
        _at++;
        bool carrier = _energy > _threshold;
        // Above zero is mark; the sign at the middle of the window is what counts.
        double now = carrier ? mark - space : 0;
        double crossed = now < 0 && _before >= 0 ? _at - 1 + (_before / Math.Max(_before - now, 1e-9)) : -1;
        switch (_state)
        {
            case State.Waiting:
            case State.Ready:
                Await(carrier, now, crossed);
                break;
            case State.Byte:
                Sample(carrier, now, received);
                break;
            default:
                Between(carrier, now, crossed, received);
                break;
        }
        _before = now;
    }

    private void Await(bool carrier, double now, double crossed)
    {
        if (!carrier)
        {
            _state = State.Waiting;
            _markSince = _at;
        }
        else if (crossed >= 0 && _state == State.Ready)
        {
            _count = 0;
            StartByte(crossed);
        }
        else if (now < 0)
        {
            _state = State.Waiting;
            _markSince = _at;
        }
        else if (_at - _markSince > NeededMarkBits * FskFrequencies.SamplesPerBit)
        {
            _state = State.Ready;
        }
    }

    private void StartByte(double at)
    {
        _state = State.Byte;
        _start = at;
        _bit = 0;
        _byte = 0;
    }

    private void Sample(bool carrier, double now, ICollection<CallerIdReception> received)
    {
        double middle = _start + ((_bit + 0.5) * FskFrequencies.SamplesPerBit);
        if (_at < middle)
            return;
        // Between the two samples around the middle of the bit.
        double share = _at - middle;
        bool isMark = now + ((_before - now) * share) > 0;
        if (!carrier)
        {
            Damaged("carrier lost", received);
        }
        else if (_bit == 0)
        {
            if (isMark)
                FalseStart();
            else
                _bit = 1;
        }
        else if (_bit <= 8)
        {
            _byte |= (isMark ? 1 : 0) << (_bit - 1);
            _bit++;
        }
        else if (isMark)
        {
            _lastStop = middle;
            Complete(received);
        }
        else
        {
            Damaged("stop bit missing", received);
        }
    }

    private void FalseStart() => _state = _count == 0 ? State.Ready : State.Gap;

    private void Complete(ICollection<CallerIdReception> received)
    {
        _bytes[_count++] = (byte)_byte;
        _state = State.Gap;
        if (_count < 2 || _count < _bytes[1] + 3)
            return;
        if (CallerIdMessage.TryRead(_bytes.AsSpan(0, _count), out var message, out string reason))
        {
            received.Add(new CallerIdReception.Received(message));
            Rest();
        }
        else
        {
            Damaged(reason, received);
        }
    }

    private void Between(bool carrier, double now, double crossed, ICollection<CallerIdReception> received)
    {
        if (crossed >= 0)
            StartByte(crossed);
        else if (!carrier)
            Damaged("carrier lost", received);
        else if (now < 0)
            StartByte(_at);
        else if (_at - _lastStop > LongestGapBits * FskFrequencies.SamplesPerBit)
            Damaged("message ended early", received);
    }

    private void Damaged(string reason, ICollection<CallerIdReception> received)
    {
        received.Add(new CallerIdReception.Damaged(reason, _bytes[.._count]));
        Rest();
    }

    private void Rest()
    {
        _state = State.Waiting;
        _markSince = _at;
        _count = 0;
    }

    /// <summary>The power at one frequency over the last samples.</summary>
    private sealed class Correlator(double frequency)
    {
        private readonly double _turn = 2.0 * Math.PI * frequency / Codecs.AudioEncodings.SampleRate;
        private readonly double[] _reals = new double[Taps];
        private readonly double[] _imaginaries = new double[Taps];
        private double _phase;

        public double Take(short sample, int slot)
        {
            _reals[slot] = sample * Math.Cos(_phase);
            _imaginaries[slot] = sample * Math.Sin(_phase);
            _phase += _turn;
            if (_phase > Math.PI)
                _phase -= 2.0 * Math.PI;
            double real = 0;
            double imaginary = 0;
            for (int i = 0; i < Taps; i++)
            {
                real += _reals[i];
                imaginary += _imaginaries[i];
            }
            return (real * real) + (imaginary * imaginary);
        }

        public void Reset()
        {
            Array.Clear(_reals);
            Array.Clear(_imaginaries);
            _phase = 0;
        }
    }
}
