namespace CtiMiddleware.Runtime.Voice;

/// <summary>
/// One key, one digit: a board may tell a digit in a message of its own and let its tone through as well. What both ways tell within a second,
/// counted from the end of a tone, is one key; what one way tells twice is two. Not thread-safe.
/// </summary>
internal sealed class DigitMerger
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);
    private const int Most = 16;

    private readonly List<(char Digit, TimeSpan At, bool Board)> _alone = [];

    /// <summary>The tone of a digit that was heard goes on: a board may tell a key only when it is let go.</summary>
    /// <param name="digit">The digit.</param>
    /// <param name="now">Monotonic time.</param>
    public void Sounds(char digit, TimeSpan now)
    {
        var index = _alone.FindLastIndex(one => one.Digit == digit && !one.Board);
        if (index >= 0)
            _alone[index] = (digit, now, false);
    }

    /// <summary>Whether a digit is news.</summary>
    /// <param name="digit">The digit.</param>
    /// <param name="board">The board told it; false: it was heard in the audio.</param>
    /// <param name="now">Monotonic time.</param>
    public bool IsNew(char digit, bool board, TimeSpan now)
    {
        _alone.RemoveAll(one => now - one.At > Window);
        var other = _alone.FindIndex(one => one.Digit == digit && one.Board != board);
        if (other >= 0)
        {
            _alone.RemoveAt(other);
            return false;
        }
        if (_alone.Count == Most)
            _alone.RemoveAt(0);
        _alone.Add((digit, now, board));
        return true;
    }
}
