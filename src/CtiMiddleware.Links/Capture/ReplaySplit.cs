namespace CtiMiddleware.Links.Capture;

/// <summary>Into which pieces bytes are cut before a protocol gets them. Deterministic.</summary>
public sealed class ReplaySplit
{
    private readonly int _max;
    private ulong _state;

    private ReplaySplit(int max, ulong seed)
    {
        _max = max;
        _state = seed;
    }

    /// <summary>As they come.</summary>
    public static ReplaySplit Whole => new(int.MaxValue, 0);

    /// <summary>Byte by byte.</summary>
    public static ReplaySplit EveryByte => new(1, 0);

    /// <summary>Pieces of 1 to <paramref name="max"/> bytes by chance.</summary>
    public static ReplaySplit Random(ulong seed, int max) => new(max, seed == 0 ? 1 : seed);

    /// <summary>The length of the next piece.</summary>
    public int Next(int remaining)
    {
        if (_state == 0)
            return Math.Min(remaining, _max);
        // xorshift64: its sequence is a contract, that of System.Random is not.
        _state ^= _state << 13;
        _state ^= _state >> 7;
        _state ^= _state << 17;
        return Math.Min(remaining, 1 + (int)(_state % (ulong)_max));
    }
}
