using CtiMiddleware.Links.Spi;

namespace CtiMiddleware.Runtime.Voice;

/// <summary>The ear made of our own DSP.</summary>
internal sealed class Ear : IEar
{
    private Ear() { }

    /// <summary>An ear for what a board does not hear by itself.</summary>
    public static IEar Create(BoardTraits traits) => new Ear();

    /// <inheritdoc/>
    public void Listen(ReadOnlySpan<short> samples, List<char> digits, List<LineTone> tones) { }
}
