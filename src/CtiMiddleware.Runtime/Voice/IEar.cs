using CtiMiddleware.Links.Spi;

namespace CtiMiddleware.Runtime.Voice;

/// <summary>Hears digits and tones in what is received, where the board does not. One for each channel; not thread-safe.</summary>
internal interface IEar
{
    /// <summary>The digit whose key is being held; null when none sounds.</summary>
    char? Held { get; }

    /// <summary>Listens.</summary>
    /// <param name="samples">What came, any number of samples.</param>
    /// <param name="digits">Digits that were heard are added.</param>
    /// <param name="tones">Tones that were heard are added.</param>
    void Listen(ReadOnlySpan<short> samples, List<char> digits, List<LineTone> tones);
}
