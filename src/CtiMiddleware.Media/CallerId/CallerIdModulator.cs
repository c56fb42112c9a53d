using CtiMiddleware.Media.Tones;

namespace CtiMiddleware.Media.CallerId;

/// <summary>
/// Sends a caller id message as audio: channel seizure (alternating bits, beginning with space), mark, the bytes with start and stop bits, lowest
/// bit first, and a short mark at the end. Phase-continuous, with bits that need not begin at a sample. Allocates nothing while it plays; not
/// thread-safe.
/// </summary>
public sealed class CallerIdModulator
{
    /// <summary>Alternating bits before the mark when the telephone is on hook (GR-30, EN 300 659-1).</summary>
    public const int SeizureBits = 300;

    /// <summary>Mark bits before the message.</summary>
    public const int MarkBits = 180;

    /// <summary>Mark bits after the last byte, so that its stop bit does not end in silence.</summary>
    private const int EndBits = 8;

    /// <summary>The usual level of each frequency, dBm0.</summary>
    public const double UsualLevel = -13.5;

    private readonly byte[] _bytes;
    private readonly int _seizure;
    private readonly int _bits;
    private readonly double _markTurns;
    private readonly double _spaceTurns;
    private readonly double _amplitude;
    private double _phase;
    private long _at;

    /// <summary>Prepares a message.</summary>
    /// <param name="message">What is sent.</param>
    /// <param name="standard">How it is modulated.</param>
    /// <param name="level">dBm0.</param>
    /// <param name="seizureBits">Alternating bits; 0 when the telephone is off hook, where none are sent.</param>
    public CallerIdModulator(
        CallerIdMessage message,
        FskStandard standard = FskStandard.Bell202,
        double level = UsualLevel,
        int seizureBits = SeizureBits
    )
        : this((message ?? throw new ArgumentNullException(nameof(message))).ToBytes(), standard, level, seizureBits) { }

    /// <summary>Prepares bytes as they are, right or wrong.</summary>
    /// <param name="bytes">With type, length and checksum.</param>
    /// <param name="standard">How they are modulated.</param>
    /// <param name="level">dBm0.</param>
    /// <param name="seizureBits">Alternating bits; 0 for none.</param>
    public CallerIdModulator(
        ReadOnlySpan<byte> bytes,
        FskStandard standard = FskStandard.Bell202,
        double level = UsualLevel,
        int seizureBits = SeizureBits
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegative(seizureBits);
        _bytes = bytes.ToArray();
        _seizure = seizureBits;
        _bits = seizureBits + MarkBits + (10 * bytes.Length) + EndBits;
        var frequencies = FskFrequencies.Of(standard);
        _markTurns = 2.0 * Math.PI * frequencies.Mark / Codecs.AudioEncodings.SampleRate;
        _spaceTurns = 2.0 * Math.PI * frequencies.Space / Codecs.AudioEncodings.SampleRate;
        _amplitude = Level.Amplitude(level);
        Length = (int)Math.Ceiling(_bits * FskFrequencies.SamplesPerBit);
    }

    /// <summary>How many samples the message has.</summary>
    public int Length { get; }

    /// <summary>True when all was played.</summary>
    public bool IsFinished => _at >= Length;

    /// <summary>Writes the next samples; after the end, silence.</summary>
    /// <param name="samples">Filled wholly.</param>
    /// <returns>How many samples belong to the message.</returns>
    public int Generate(Span<short> samples)
    {
        int count = (int)Math.Min(samples.Length, Length - _at);
        for (int i = 0; i < count; i++)
            samples[i] = Next();
        samples[count..].Clear();
        return count;
    }

    private short Next()
    {
        double value = _amplitude * Math.Sin(_phase);
        // A bit may end between this sample and the next: each part turns at its own frequency.
        double from = _at / FskFrequencies.SamplesPerBit;
        double to = (_at + 1) / FskFrequencies.SamplesPerBit;
        double border = Math.Min(Math.Floor(from) + 1.0, to);
        _phase += Turns((int)from) * (border - from) * FskFrequencies.SamplesPerBit;
        if (border < to)
            _phase += Turns((int)border) * (to - border) * FskFrequencies.SamplesPerBit;
        _phase = Math.IEEERemainder(_phase, 2.0 * Math.PI);
        _at++;
        return (short)Math.Clamp(Math.Round(value), short.MinValue, short.MaxValue);
    }

    private double Turns(int bit) => IsMark(bit) ? _markTurns : _spaceTurns;

    private bool IsMark(int bit)
    {
        if (bit < _seizure)
            return (bit & 1) == 1;
        bit -= _seizure + MarkBits;
        if (bit < 0 || bit >= 10 * _bytes.Length)
            return true;
        return (bit % 10) switch
        {
            0 => false,
            9 => true,
            var place => (_bytes[bit / 10] >> (place - 1) & 1) == 1,
        };
    }
}
