using System.Globalization;

namespace CtiMiddleware.Adapters.VoiceModem;

/// <summary>Numbers and digits in the spelling of ATD and +VTS. Static and pure.</summary>
internal static class VoiceModemDialling
{
    private const string Tone = "0123456789*#ABCD";

    /// <summary>The digits of a number without the marks that people write; null when it cannot be dialled.</summary>
    public static string? Digits(string number)
    {
        var digits = string.Concat(
            number.ToUpperInvariant().Where(static character => !" -.()/".Contains(character, StringComparison.Ordinal))
        );
        return digits.Length is > 0 and <= 64 && AreTones(digits) ? digits : null;
    }

    /// <summary>Whether all characters are digits that tones exist for.</summary>
    public static bool AreTones(string digits) =>
        digits.Length is > 0 and <= 64 && digits.All(static digit => Tone.Contains(digit, StringComparison.Ordinal));

    /// <summary>The list of +VTS: digits, with a duration of its own each where one is asked for.</summary>
    public static string Tones(string digits, TimeSpan? duration) =>
        string.Join(
            ',',
            digits.Select(digit =>
                duration is { } length ? string.Create(CultureInfo.InvariantCulture, $"{{{digit},{Hundredths(length)}}}") : digit.ToString()
            )
        );

    /// <summary>The longest that it takes to send them.</summary>
    public static TimeSpan Length(string digits, TimeSpan? duration) =>
        digits.Length * ((duration ?? TimeSpan.FromMilliseconds(250)) + TimeSpan.FromMilliseconds(250));

    private static int Hundredths(TimeSpan length) => (int)Math.Clamp(Math.Round(length.TotalMilliseconds / 10), 5, 255);
}
