namespace CtiMiddleware.Media.Dtmf;

/// <summary>The digits of push-button signalling and their frequencies, ITU-T Q.23. Pure; thread-safe.</summary>
public static class DtmfDigits
{
    /// <summary>All sixteen, row by row.</summary>
    public const string All = "123A456B789C*0#D";

    private static readonly double[] Low = [697, 770, 852, 941];
    private static readonly double[] High = [1209, 1336, 1477, 1633];

    /// <summary>The low group in Hz, by row.</summary>
    public static ReadOnlySpan<double> LowGroup => Low;

    /// <summary>The high group in Hz, by column.</summary>
    public static ReadOnlySpan<double> HighGroup => High;

    /// <summary>Whether a character is one of the sixteen; small letters are not.</summary>
    public static bool IsDigit(char digit) => All.Contains(digit, StringComparison.Ordinal);

    /// <summary>The digit of a row and a column.</summary>
    /// <param name="row">0 to 3.</param>
    /// <param name="column">0 to 3.</param>
    public static char At(int row, int column) => All[(row * 4) + column];

    /// <summary>The two frequencies of a digit in Hz.</summary>
    /// <exception cref="ArgumentException">Not one of the sixteen.</exception>
    public static (double Low, double High) Frequencies(char digit)
    {
        int place = All.IndexOf(digit, StringComparison.Ordinal);
        return place < 0
            ? throw new ArgumentException($"'{digit}' is not a push-button digit; these are {All}.", nameof(digit))
            : (Low[place / 4], High[place % 4]);
    }
}
