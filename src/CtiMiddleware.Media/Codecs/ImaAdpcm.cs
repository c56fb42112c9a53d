namespace CtiMiddleware.Media.Codecs;

/// <summary>
/// IMA/DVI ADPCM, 4 bits a sample, after "Recommended Practices for Enhancing Digital Audio Compatibility in Multimedia Systems" (IMA, 3.00,
/// October 1992): 89 step sizes, predictor of 16 bits. Coder and decoder keep the same state, which a message begins with at zero. One
/// direction of one message; not thread-safe.
/// </summary>
public sealed class ImaAdpcm
{
    private static readonly short[] Steps =
    [
        7,
        8,
        9,
        10,
        11,
        12,
        13,
        14,
        16,
        17,
        19,
        21,
        23,
        25,
        28,
        31,
        34,
        37,
        41,
        45,
        50,
        55,
        60,
        66,
        73,
        80,
        88,
        97,
        107,
        118,
        130,
        143,
        157,
        173,
        190,
        209,
        230,
        253,
        279,
        307,
        337,
        371,
        408,
        449,
        494,
        544,
        598,
        658,
        724,
        796,
        876,
        963,
        1060,
        1166,
        1282,
        1411,
        1552,
        1707,
        1878,
        2066,
        2272,
        2499,
        2749,
        3024,
        3327,
        3660,
        4026,
        4428,
        4871,
        5358,
        5894,
        6484,
        7132,
        7845,
        8630,
        9493,
        10442,
        11487,
        12635,
        13899,
        15289,
        16818,
        18500,
        20350,
        22385,
        24623,
        27086,
        29794,
        32767,
    ];

    private static readonly sbyte[] StepChanges = [-1, -1, -1, -1, 2, 4, 6, 8];

    /// <summary>The highest step index.</summary>
    public const int HighestIndex = 88;

    private int _predictor;
    private int _index;

    /// <summary>What the next difference is added to.</summary>
    public short Predictor => (short)_predictor;

    /// <summary>Which step is used next, 0 to <see cref="HighestIndex"/>.</summary>
    public int Index => _index;

    /// <summary>Back to where a message begins.</summary>
    public void Reset() => Reset(0, 0);

    /// <summary>Sets the state, as the header of a block in a WAV file does.</summary>
    /// <param name="predictor">The last sample.</param>
    /// <param name="index">0 to <see cref="HighestIndex"/>; anything else is brought into this range.</param>
    public void Reset(short predictor, int index)
    {
        _predictor = predictor;
        _index = Math.Clamp(index, 0, HighestIndex);
    }

    /// <summary>Codes one sample to 4 bits.</summary>
    public int Encode(short sample)
    {
        int step = Steps[_index];
        int difference = sample - _predictor;
        int code = 0;
        if (difference < 0)
        {
            code = 8;
            difference = -difference;
        }
        for (int bit = 4; bit > 0; bit >>= 1, step >>= 1)
        {
            if (difference >= step)
            {
                code |= bit;
                difference -= step;
            }
        }
        Decode(code);
        return code;
    }

    /// <summary>Decodes 4 bits to one sample.</summary>
    /// <param name="code">The low 4 bits count.</param>
    public short Decode(int code)
    {
        int step = Steps[_index];
        int difference = step >> 3;
        if ((code & 4) != 0)
            difference += step;
        if ((code & 2) != 0)
            difference += step >> 1;
        if ((code & 1) != 0)
            difference += step >> 2;
        _predictor = Math.Clamp((code & 8) != 0 ? _predictor - difference : _predictor + difference, short.MinValue, short.MaxValue);
        _index = Math.Clamp(_index + StepChanges[code & 7], 0, HighestIndex);
        return (short)_predictor;
    }
}
